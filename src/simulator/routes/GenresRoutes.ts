/**
 * `/catalog/genres/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { GenreFilters } from "../../api/Genres.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue, type GenreRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { matchWhole, type Filters, matchFlag, selectRows, makeOrdering, type Orders } from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Genre from "../json/genreJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<GenreFilters, GenreRow> = {
  enabled: matchFlag(() => true),
  name: matchWhole((genre) => genre.name)
}

const orders: Orders<GenreFilters, GenreRow> = {
  id: (genre) => genre.id,
  // All genres are enabled.
  status: () => 1
}

export const GenresRoutes = HttpApiBuilder.group(SimulatorApi, "genres", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const ordered = makeOrdering(catalogue.genres, orders)

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.succeed(
          Listing.makeStoredPage(
            { ...query, url: request.url },
            { rows: selectRows(filters, query, ordered(query.order_by)), write: Genre.listItem }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.sync(() => {
          const genre = catalogue.genre(Number(params.id))
          return genre === undefined ? Responses.noSuch("Genre") : Responses.json(Genre.detail(genre))
        })
      )
      .handle("subGenres", ({ params, query, request }) =>
        Effect.sync(() => {
          const genre = catalogue.genre(Number(params.id))
          if (genre === undefined) return Responses.noSuch("Genre")
          return Listing.makeStoredPage(
            { ...query, url: request.url },
            { rows: genre.sub_genres, write: Genre.subGenre }
          )
        })
      )
      .handle("tracks", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          if (catalogue.genre(Number(params.id)) === undefined) return Responses.noSuch("Genre")
          return Listing.makeIndexedPage(
            { ...query, url: request.url },
            { rows: catalogue.inGenre(Number(params.id)), write: (track) => Track.listItem(track, currency) }
          )
        })
      )
      .handle("top", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          if (catalogue.genre(Number(params.id)) === undefined) return Responses.noSuch("Genre")
          return TopList.respond(
            topLists.ofGenre(Number(params.id), query.hype ?? false),
            { ...query, url: request.url, count: params.num },
            currency
          )
        })
      )
      .handle("facets", unrecorded.respond)
  })
)
