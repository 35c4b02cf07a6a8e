/**
 * `/catalog/tracks/`
 */
import { Array as Arr, Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue, type TrackRow } from "../Catalogue.ts"
import * as Facets from "../facets.ts"
import { Library } from "../Library.ts"
import * as Related from "../relatedTracks.ts"
import * as Listing from "../envelopes.ts"
import { matching, ordering } from "../filtering.ts"
import { filters, orders } from "../filtering/trackFilters.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { TopLists } from "../TopLists.ts"
import * as Picture from "../json/pictureJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

export const TracksRoutes = HttpApiBuilder.group(SimulatorApi, "tracks", (handlers) =>
  Effect.gen(function* () {
    const catalogue = yield* Catalogue
    const library = yield* Library
    const topLists = yield* TopLists
    const ordered = ordering(catalogue.tracks, orders)

    /** Makes a list of some tracks, all on one page. */
    const chosen = (url: string, choose: () => ReadonlyArray<TrackRow>) =>
      Effect.map(CurrentAccount, ({ currency }) =>
        Listing.stored({ url }, { rows: choose(), write: (track) => Track.listItem(track, currency) })
      )

    /** Makes a response about a track, or 404 if it does not exist. */
    const about = (id: number, respond: (track: TrackRow) => unknown) =>
      Effect.sync(() => {
        const track = catalogue.track(id)
        return track === undefined ? Responses.noSuch("Track") : Responses.json(respond(track))
      })

    /** Makes a list of recommendations for a track. */
    const besides = (id: number, url: string, choose: (track: TrackRow) => ReadonlyArray<TrackRow>) => {
      const track = catalogue.track(id)
      return track === undefined
        ? Effect.succeed(Responses.noSuch("Track"))
        : chosen(url, () => choose(track))
    }

    return (
      handlers
        .handle("list", ({ query, request }) =>
          Effect.map(CurrentAccount, ({ currency }) =>
            Listing.indexed(
              { ...query, url: request.url },
              {
                rows: matching(filters, query, ordered(query.order_by)),
                write: (track) => Track.listItem(track, currency)
              }
            )
          )
        )
        .handle("get", ({ params }) =>
          Effect.map(CurrentAccount, ({ currency }) => {
            const track = catalogue.track(params.id)
            if (track === undefined) return Responses.noSuch("Track")
            return track.release.restricted
              ? Responses.territoryRestricted
              : Responses.json(Track.detail(track, currency))
          })
        )
        .handle("top", ({ params, query, request }) =>
          Effect.map(CurrentAccount, ({ currency }) =>
            TopList.respond(
              topLists.ofEverything(),
              { ...query, url: request.url, count: params.num },
              currency
            )
          )
        )
        .handle("topOpenFormat", ({ params, query, request }) =>
          Effect.map(CurrentAccount, ({ currency }) =>
            TopList.respond(
              topLists.ofOpenFormat(),
              { ...query, url: request.url, count: params.num },
              currency
            )
          )
        )
        .handle("store", ({ params }) =>
          Effect.sync(() => {
            const isrc = params.isrc.toUpperCase()
            const track = catalogue.tracks.find((one) => one.isrc === isrc)
            return track === undefined
              ? Responses.noSuch("Track")
              : Responses.json({
                  store_url: `https://www.beatport.com/track/${Track.slugOf(track)}/${track.id}`
                })
          })
        )
        .handle("beatbot", ({ params, request }) =>
          besides(params.id, request.url, (track) => Related.soundingLike(catalogue, [track]))
        )
        .handle("alsoBought", ({ params, request }) =>
          besides(params.id, request.url, (track) => Related.alsoBought(catalogue, track))
        )
        .handle("similar", ({ query, request }) =>
          chosen(request.url, () =>
            Related.soundingLike(
              catalogue,
              Arr.ensure(query.ids ?? []).flatMap((id) => catalogue.track(id) ?? [])
            )
          )
        )
        .handle("recommended", ({ request }) =>
          Effect.flatMap(CurrentAccount, (account) =>
            chosen(request.url, () =>
              Related.soundingLike(
                catalogue,
                library.of(account).purchases.map(({ track }) => track)
              )
            )
          )
        )
        .handle("recommendedFacets", () => Effect.succeed(Facets.none))
        // The responses of the next four are unrecorded. The last returns the preview, never a whole track.
        .handle("audioFiles", ({ params }) =>
          about(params.id, ({ id }) => [
            { id: id * 10, audio_format: { id: 1, name: "MP3" }, encode_status: "CONVERTED" }
          ])
        )
        .handle("images", ({ params }) => about(params.id, (track) => [Picture.ofTrack(track)]))
        .handle("publishers", ({ params }) =>
          about(params.id, ({ release: { label } }) => [{ id: label.id, name: `${label.name} Publishing` }])
        )
        .handle("streamSdk", ({ params }) =>
          about(params.id, (track) => ({ stream_url: Picture.sampleUrl(track), ...Track.sample(track) }))
        )
        .handle("facets", () => Effect.sync(() => Facets.of(catalogue.tracks, Facets.ofTracks)))
    )
  })
)
