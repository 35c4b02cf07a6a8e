/**
 * `/my/beatport/`: the artists, labels and playlists that the account follows.
 */
import { Array as Arr, Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import * as Body from "../Body.ts"
import { Catalogue } from "../Catalogue.ts"
import { type Belongings, Library } from "../Library.ts"
import { type Kind, kinds } from "../Library/Following.ts"
import * as Listing from "../envelopes.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { markInvented, UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Followed from "../json/followedJson.ts"
import * as Track from "../json/trackJson.ts"

const ids = Schema.optionalKey(Body.maybeEmpty(Body.integer))

const Ids = Schema.Struct({ performer: ids, label: ids, playlist: ids })

export const MyBeatportRoutes = HttpApiBuilder.group(SimulatorApi, "myBeatport", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const { reading, visible, writing } = yield* Library

    const find = (kind: Kind, id: number, own: Belongings) => {
      switch (kind) {
        case "performer":
          return catalogue.artist(id)
        case "label":
          return catalogue.label(id)
        case "playlist":
          return visible(id, own.account)
      }
    }

    /** Returns the tracks of followed artists and labels, newest first. */
    const tracks = ({ account, following }: Belongings) => {
      const listed = new Set(
        [...following.playlist].flatMap((id) => visible(id, account)?.places.map(({ track }) => track) ?? [])
      )
      return catalogue.tracks.filter(
        (track) =>
          track.artists.some(({ id }) => following.performer.has(id)) ||
          following.label.has(track.release.label.id) ||
          listed.has(track)
      )
    }

    return (
      handlers
        // The ids are one record, in the envelope of a list with one item.
        .handle("ids", ({ query }) =>
          reading(({ following }) =>
            Responses.json({
              count: 1,
              next: null,
              previous: null,
              page: "1/1",
              per_page: query.per_page ?? 10,
              results: Object.fromEntries(kinds.map((kind) => [kind, [...following[kind]]]))
            })
          )
        )
        // The request bodies and responses are unrecorded: they have the shape in which the ids are returned. `follow` is
        // here, because the lists of followed things depend on it.
        .handleRaw("follow", ({ request }) =>
          writing(request, ({ body, own }) =>
            body.read(Ids, (wanted) => {
              const asked = kinds.flatMap((kind) => (wanted[kind] ?? []).map((id) => ({ kind, id })))
              if (asked.length === 0) return Body.fieldErrors({ non_field_errors: "No ids were given." })
              const unknown = asked.find(({ id, kind }) => find(kind, id, own) === undefined)
              if (unknown !== undefined) return Body.noSuchId(unknown.kind, unknown.id)
              for (const { id, kind } of asked) own.following[kind].add(id)
              return markInvented(Responses.json(wanted, { status: 201 }))
            })
          )
        )
        .handleRaw("unfollow", ({ request }) =>
          writing(request, ({ body, own }) =>
            body.read(Ids, (wanted) => {
              // An id that is not followed is ignored.
              for (const kind of kinds) for (const id of wanted[kind] ?? []) own.following[kind].delete(id)
              return Responses.empty()
            })
          )
        )
        .handle("artists", () =>
          reading(({ following }) =>
            Responses.json(
              Arr.flatMapNullishOr([...following.performer], catalogue.artist).map((artist) =>
                Followed.artist(artist, catalogue.tracks)
              )
            )
          )
        )
        .handle("labels", () =>
          reading(({ following }) =>
            Responses.json(
              Arr.flatMapNullishOr([...following.label], catalogue.label).map((label) =>
                Followed.label(label, catalogue.releases)
              )
            )
          )
        )
        .handle("playlists", () =>
          reading(({ account, following }) =>
            Responses.json(
              Arr.flatMapNullishOr([...following.playlist], (id) => visible(id, account)).map(
                Followed.playlist
              )
            )
          )
        )
        .handle("tracks", (asked) =>
          reading((own) =>
            Listing.makeIndexedPage(asked, tracks(own), (track) =>
              Track.listItem(track, own.account.currency)
            )
          )
        )
        .handleRaw("postTracks", unrecorded.respond)
        .handle("facets", unrecorded.respond)
    )
  })
)
