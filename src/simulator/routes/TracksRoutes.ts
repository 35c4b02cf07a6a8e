/**
 * `/catalog/tracks/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { makeSelection } from "../filtering.ts"
import { filters, orders } from "../filtering/trackFilters.ts"
import { makeRespondAbout } from "../respondAbout.ts"
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
    const select = makeSelection(filters, orders, catalogue.tracks)
    const about = makeRespondAbout("Track", catalogue.track)

    return handlers
      .handle("list", (asked) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.makeIndexedPage(asked, select(asked.query), (track) => Track.listItem(track, currency))
        )
      )
      .handle("get", ({ params }) =>
        about(params.id, (track, { currency }) =>
          track.release.restricted
            ? Responses.territoryRestricted
            : Responses.json(Track.detail(track, currency))
        )
      )
      .handle("top", (asked) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          TopList.respond(topLists.ofEverything(), asked, currency)
        )
      )
      .handle("topOpenFormat", (asked) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          TopList.respond(topLists.ofOpenFormat(), asked, currency)
        )
      )
      .handle("store", ({ params }) =>
        Effect.sync(() => {
          const isrc = params.isrc.toUpperCase()
          return Responses.about(
            "Track",
            catalogue.tracks.find((track) => track.isrc === isrc),
            (track) =>
              Responses.json({
                store_url: `https://www.beatport.com/track/${Track.slugOf(track)}/${track.id}`
              })
          )
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
