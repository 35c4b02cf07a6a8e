/**
 * `/catalog/tracks/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { selectRows, makeOrdering } from "../filtering.ts"
import { filters, orders } from "../filtering/trackFilters.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

export const TracksRoutes = HttpApiBuilder.group(SimulatorApi, "tracks", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const ordered = makeOrdering(catalogue.tracks, orders)

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.makeIndexedPage(
            { ...query, url: request.url },
            {
              rows: selectRows(filters, query, ordered(query.order_by)),
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
      .handle("beatbot", unrecorded.respond)
      .handle("alsoBought", unrecorded.respond)
      .handle("similar", unrecorded.respond)
      .handle("recommended", unrecorded.respond)
      .handle("recommendedFacets", unrecorded.respond)
      .handle("audioFiles", unrecorded.respond)
      .handle("images", unrecorded.respond)
      .handle("publishers", unrecorded.respond)
      .handle("streamSdk", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
