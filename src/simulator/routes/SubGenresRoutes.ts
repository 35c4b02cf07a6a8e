/**
 * `/catalog/sub-genres/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import { Catalogue } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import { makeSelection } from "../filtering.ts"
import { filters, orders } from "../filtering/genreFilters.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Genre from "../json/genreJson.ts"
import * as Track from "../json/trackJson.ts"

export const SubGenresRoutes = HttpApiBuilder.group(SimulatorApi, "subGenres", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const rows = catalogue.genres.flatMap((parent) => parent.sub_genres.map((sub) => ({ ...sub, parent })))
    const select = makeSelection(filters, orders, rows)
    const about = makeRespondAbout("SubGenre", (wanted: number) => rows.find(({ id }) => id === wanted))

    return handlers
      .handle("list", (asked) =>
        Effect.succeed(Listing.makeStoredPage(asked, select(asked.query), Genre.subGenre))
      )
      .handle("get", ({ params }) =>
        about(params.id, (sub) => Responses.json(Genre.subGenreDetail(sub, sub.parent)))
      )
      .handle("tracks", (asked) =>
        about(asked.params.id, ({ id, parent }, { currency }) =>
          Listing.makeIndexedPage(
            asked,
            catalogue.inGenre(parent.id).filter(({ sub_genre }) => sub_genre?.id === id),
            (track) => Track.listItem(track, currency)
          )
        )
      )
      .handle("facets", unrecorded.respond)
  })
)
