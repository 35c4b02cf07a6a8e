/**
 * `/catalog/artists/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { ArtistFilters } from "../../api/Artists.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { dayText } from "../Catalogue/calendar.ts"
import { type ArtistRow, Catalogue } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { among, containing, days, exactly, type Filters, flag, matching } from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Artist from "../json/artistJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ArtistFilters, ArtistRow> = {
  created: days((artist) => dayText(artist.created)),
  enabled: flag(() => true),
  id: among((artist) => artist.id),
  name: containing((artist) => artist.name),
  name_exact: exactly((artist) => artist.name),
  updated: days((artist) => dayText(artist.updated))
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
          Listing.indexed(
            { ...query, url: request.url },
            { rows: matching(filters, query, catalogue.artists), write: Artist.listItem }
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
          return Listing.indexed(
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
