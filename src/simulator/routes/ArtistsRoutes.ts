/**
 * `/catalog/artists/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { ArtistFilters } from "../../api/Artists.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { formatDay } from "../Catalogue/calendar.ts"
import { type ArtistRow, Catalogue } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  selectRows
} from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Artist from "../json/artistJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ArtistFilters, ArtistRow> = {
  created: matchDays((artist) => formatDay(artist.created)),
  enabled: matchFlag(() => true),
  id: matchIds((artist) => artist.id),
  name: matchPart((artist) => artist.name),
  name_exact: matchWhole((artist) => artist.name),
  updated: matchDays((artist) => formatDay(artist.updated))
}

export const ArtistsRoutes = HttpApiBuilder.group(SimulatorApi, "artists", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.succeed(
          // The envelope of this list is unrecorded.
          Listing.makeIndexedPage(
            { ...query, url: request.url },
            { rows: selectRows(filters, query, catalogue.artists), write: Artist.listItem }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.sync(() => {
          const artist = catalogue.artist(params.id)
          return artist === undefined ? Responses.noSuch("Artist") : Responses.json(Artist.detail(artist))
        })
      )
      .handle("tracks", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const artist = catalogue.artist(params.id)
          if (artist === undefined) return Responses.noSuch("Artist")
          return Listing.makeIndexedPage(
            { ...query, url: request.url },
            {
              rows: catalogue.tracks.filter(
                ({ artists, remixers }) => artists.includes(artist) || remixers.includes(artist)
              ),
              write: (track) => Track.listItem(track, currency)
            }
          )
        })
      )
      .handle("top", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          if (catalogue.artist(params.id) === undefined) return Responses.noSuch("Artist")
          return TopList.respond(
            topLists.ofArtist(params.id),
            { ...query, url: request.url, count: params.num },
            currency
          )
        })
      )
      .handle("images", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
