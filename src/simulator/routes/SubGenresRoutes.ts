/**
 * `/catalog/sub-genres/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { GenreFilters } from "../../api/Genres.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue, type GenreName } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { matchWhole, type Filters, matchFlag, selectRows, makeOrdering, type Orders } from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Genre from "../json/genreJson.ts"
import * as Track from "../json/trackJson.ts"

/** A sub-genre with its genre. */
interface SubGenreRow extends GenreName {
  readonly parent: GenreName
}

const filters: Filters<GenreFilters, SubGenreRow> = {
  enabled: matchFlag(() => true),
  name: matchWhole((sub) => sub.name)
}

const orders: Orders<GenreFilters, SubGenreRow> = {
  id: (sub) => sub.id,
  // All sub-genres are enabled.
  status: () => 1
}

export const SubGenresRoutes = HttpApiBuilder.group(SimulatorApi, "subGenres", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const rows = catalogue.genres.flatMap((parent) => parent.sub_genres.map((sub) => ({ ...sub, parent })))
    const ordered = makeOrdering(rows, orders)
    const find = (wanted: number) => rows.find(({ id }) => id === wanted)

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.sync(() =>
          Listing.makeStoredPage(
            { ...query, url: request.url },
            { rows: selectRows(filters, query, ordered(query.order_by)), write: Genre.subGenre }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.sync(() => {
          const sub = find(params.id)
          return sub === undefined
            ? Responses.noSuch("SubGenre")
            : Responses.json(Genre.subGenreDetail(sub, sub.parent))
        })
      )
      .handle("tracks", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const sub = find(params.id)
          if (sub === undefined) return Responses.noSuch("SubGenre")
          return Listing.makeIndexedPage(
            { ...query, url: request.url },
            {
              rows: catalogue.inGenre(sub.parent.id).filter(({ sub_genre }) => sub_genre?.id === sub.id),
              write: (track) => Track.listItem(track, currency)
            }
          )
        })
      )
      .handle("facets", unrecorded.respond)
  })
)
