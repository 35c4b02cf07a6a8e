/**
 * `/catalog/genres/`
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
import { TopLists } from "../TopLists.ts"
import * as Genre from "../json/genreJson.ts"
import * as TopList from "../json/topListJson.ts"
import * as Track from "../json/trackJson.ts"

export const GenresRoutes = HttpApiBuilder.group(SimulatorApi, "genres", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const select = makeSelection(filters, orders, catalogue.genres)
    const about = makeRespondAbout("Genre", (id: number | string) => catalogue.genre(Number(id)))

    return handlers
      .handle("list", (asked) =>
        Effect.succeed(Listing.makeStoredPage(asked, select(asked.query), Genre.listItem))
      )
      .handle("get", ({ params }) => about(params.id, (genre) => Responses.json(Genre.detail(genre))))
      .handle("subGenres", (asked) =>
        about(asked.params.id, ({ sub_genres }) => Listing.makeStoredPage(asked, sub_genres, Genre.subGenre))
      )
      .handle("tracks", (asked) =>
        about(asked.params.id, ({ id }, { currency }) =>
          Listing.makeIndexedPage(asked, catalogue.inGenre(id), (track) => Track.listItem(track, currency))
        )
      )
      .handle("top", (asked) =>
        about(asked.params.id, ({ id }, { currency }) =>
          TopList.respond(topLists.ofGenre(id, asked.query.hype ?? false), asked, currency)
        )
      )
      .handle("facets", unrecorded.respond)
  })
)
