/**
 * `/catalog/artists/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { ArtistFilters } from "../../api/Artists.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Answer from "../Answer.ts"
import { dayText } from "../Catalogue/Calendar.ts"
import { type ArtistRow, Catalogue } from "../Catalogue.ts"
import * as Facets from "../Facets.ts"
import * as Listing from "../Listing.ts"
import { among, containing, days, exactly, type Filters, flag, matching } from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { TopLists } from "../TopLists.ts"
import * as Artist from "../wire/Artist.ts"
import * as Picture from "../wire/Picture.ts"
import * as TopList from "../wire/TopList.ts"
import * as Track from "../wire/Track.ts"

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
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.succeed(
          // Which envelope this list has was never recorded.
          Listing.indexed(
            { ...query, url: request.url },
            { rows: matching(filters, query, catalogue.artists), write: Artist.listItem }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.sync(() => {
          const artist = catalogue.artist(params.id)
          return artist === undefined ? Answer.noSuch("Artist") : Answer.json(Artist.detail(artist))
        })
      )
      .handle("tracks", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const artist = catalogue.artist(params.id)
          if (artist === undefined) return Answer.noSuch("Artist")
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
          if (catalogue.artist(params.id) === undefined) return Answer.noSuch("Artist")
          return TopList.answer(
            topLists.ofArtist(params.id),
            { ...query, url: request.url, count: params.num },
            currency
          )
        })
      )
      .handle("images", ({ params }) =>
        Effect.sync(() => {
          const artist = catalogue.artist(params.id)
          return artist === undefined ? Answer.noSuch("Artist") : Answer.json([Picture.ofArtist(artist)])
        })
      )
      .handle("facets", () => Effect.sync(() => Facets.of(catalogue.artists, {})))
  })
)
