/**
 * `/my/playlists/`: the account's own playlists. A playlist of another account is a 404.
 */
import { Effect, Schema } from "effect"
import type { HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import * as Body from "../Body.ts"
import { Catalogue, type PlaylistRow } from "../Catalogue.ts"
import { type Belongings, Library } from "../Library.ts"
import * as Places from "../Library/Places.ts"
import * as Listing from "../envelopes.ts"
import * as PlaylistTracks from "../playlistTracks.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Playlist from "../json/playlistJson.ts"

const name = Body.text(64)
const isPublic = Schema.optionalKey(Body.flag)

const Created = Schema.Struct({ name, is_public: isPublic })
const Changed = Schema.Struct({ name: Schema.optionalKey(name), is_public: isPublic })
const Arranged = Schema.Struct({
  items: Body.list(
    Body.record(
      Schema.Struct({
        item_id: Body.integer,
        position: Schema.optionalKey(Body.nullable(Body.position))
      })
    )
  )
})
const Added = Schema.Struct({ track_id: Body.integer })
const AddedMany = Schema.Struct({ track_ids: Body.list(Body.integer) })
const Moved = Schema.Struct({ position: Body.position })
const MovedMany = Schema.Struct({
  items: Body.list(Body.record(Schema.Struct({ item_id: Body.integer, position: Body.position })))
})
const RemovedMany = Schema.Struct({ item_ids: Body.list(Body.integer) })

type Response = HttpServerResponse.HttpServerResponse

/** Makes a response about one of the account's playlists, or 404 if it does not exist. */
const respondAbout = (own: Belongings, id: number, respond: (playlist: PlaylistRow) => Response): Response =>
  Responses.about("Playlist", own.playlists.find(id), respond)

/** Makes a response about an entry of a playlist, or 404 if it does not exist. */
const respondAboutPlace = (
  own: Belongings,
  { id, item_id }: { readonly id: number; readonly item_id: number },
  respond: (playlist: PlaylistRow) => Response
): Response =>
  respondAbout(own, id, (playlist) =>
    playlist.places.some((place) => place.id === item_id)
      ? respond(playlist)
      : Responses.noSuch("PlaylistTrack")
  )

/** Returns the first id that does not exist. */
const findMissing = (ids: ReadonlyArray<number>, find: (id: number) => unknown): number | undefined =>
  ids.find((id) => find(id) === undefined)

export const MyPlaylistsRoutes = HttpApiBuilder.group(SimulatorApi, "myPlaylists", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const { reading, writing } = yield* Library
    const whole = (playlist: PlaylistRow, own: Belongings, status = 200) =>
      Responses.json(Playlist.whole(playlist, own.account), { status })

    return handlers
      .handle("list", (asked) =>
        reading((own) =>
          Listing.makeStoredPage(asked, own.playlists.all(), (playlist) =>
            Playlist.whole(playlist, own.account)
          )
        )
      )
      .handleRaw("create", ({ request }) =>
        writing(request, ({ body, now, own }) =>
          body.read(Created, (fields) =>
            whole(
              own.playlists.create({ name: fields.name, is_public: fields.is_public ?? false }, now),
              own,
              201
            )
          )
        )
      )
      .handle("get", ({ params }) =>
        reading((own) => respondAbout(own, params.id, (playlist) => whole(playlist, own)))
      )
      .handleRaw("update", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAbout(own, params.id, (playlist) =>
            body.read(Changed, (changes) => whole(own.playlists.change(playlist, changes, now), own))
          )
        )
      )
      .handleRaw("delete", ({ params, request }) =>
        writing(request, ({ own }) =>
          respondAbout(own, params.id, (playlist) => {
            own.playlists.delete(playlist)
            return Responses.empty()
          })
        )
      )
      .handleRaw("reorder", ({ request }) =>
        writing(request, ({ body, own }) =>
          body.read(Arranged, ({ items }) => {
            const unknown = findMissing(
              items.map((item) => item.item_id),
              own.playlists.find
            )
            if (unknown !== undefined) return Body.noSuchId("items", unknown)
            for (const { item_id, position = null } of items) own.playlists.arrange(item_id, position)
            return Responses.json({ items })
          })
        )
      )
      .handle("facets", unrecorded.respond)

      .handle("tracks", (asked) =>
        reading((own) =>
          respondAbout(own, asked.params.id, (playlist) =>
            PlaylistTracks.makePage(playlist, asked, own.account)
          )
        )
      )
      .handle("trackIds", ({ params }) =>
        reading((own) => respondAbout(own, params.id, PlaylistTracks.listIds))
      )
      .handle("trackFacets", unrecorded.respond)
      .handleRaw("addTrack", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAbout(own, params.id, (playlist) =>
            body.read(Added, ({ track_id }) => {
              const track = catalogue.track(track_id)
              if (track === undefined) return Body.noSuchId("track_id", track_id)
              const places = [...playlist.places, ...own.playlists.places([track])]
              own.playlists.change(playlist, { places }, now)
              // The response is the request body, as in Beatport's document; it has no id of the entry.
              return Responses.json({ track_id }, { status: 201 })
            })
          )
        )
      )
      .handleRaw("moveTrack", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAboutPlace(own, params, (playlist) =>
            body.read(Moved, ({ position }) => {
              const places = Places.move(playlist.places, [{ id: params.item_id, position }])
              own.playlists.change(playlist, { places }, now)
              return Responses.json({ position: places.findIndex(({ id }) => id === params.item_id) + 1 })
            })
          )
        )
      )
      .handleRaw("removeTrack", ({ params, request }) =>
        writing(request, ({ now, own }) =>
          respondAboutPlace(own, params, (playlist) => {
            const places = Places.remove(playlist.places, new Set([params.item_id]))
            own.playlists.change(playlist, { places }, now)
            return Responses.empty()
          })
        )
      )
      .handleRaw("addTracks", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAbout(own, params.id, (playlist) =>
            body.read(AddedMany, ({ track_ids }) => {
              // All of them, or none (assumed).
              const unknown = findMissing(track_ids, catalogue.track)
              if (unknown !== undefined) return Body.noSuchId("track_ids", unknown)
              const added = own.playlists.places(track_ids.flatMap((id) => catalogue.track(id) ?? []))
              const changed = own.playlists.change(playlist, { places: [...playlist.places, ...added] }, now)
              return Responses.json({
                items: Places.numberPlaces(changed.places).slice(-added.length).map(Playlist.placeId),
                playlist: Playlist.whole(changed, own.account)
              })
            })
          )
        )
      )
      .handleRaw("moveTracks", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAbout(own, params.id, (playlist) =>
            body.read(MovedMany, ({ items }) => {
              const unknown = findMissing(
                items.map(({ item_id }) => item_id),
                (wanted) => playlist.places.find(({ id }) => id === wanted)
              )
              if (unknown !== undefined) return Body.noSuchId("items", unknown)
              const moves = items.map(({ item_id, position }) => ({ id: item_id, position }))
              const places = Places.move(playlist.places, moves)
              return whole(own.playlists.change(playlist, { places }, now), own)
            })
          )
        )
      )
      .handleRaw("removeTracks", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAbout(own, params.id, (playlist) =>
            // Ids that are not in the playlist are ignored (assumed), so a delete can be repeated.
            body.read(RemovedMany, ({ item_ids }) => {
              const places = Places.remove(playlist.places, new Set(item_ids))
              return whole(own.playlists.change(playlist, { places }, now), own)
            })
          )
        )
      )
  })
)
