/**
 * `/my/genres/`: the genres that the account follows.
 */
import { Effect, Schema } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import * as Body from "../Body.ts"
import { Catalogue } from "../Catalogue.ts"
import { Library } from "../Library.ts"
import * as Listing from "../envelopes.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Genre from "../json/genreJson.ts"

const Id = Schema.Struct({ id: Body.integer })

export const MyGenresRoutes = HttpApiBuilder.group(SimulatorApi, "myGenres", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const { reading, writing } = yield* Library

    return handlers
      .handle("list", (asked) =>
        reading(({ following }) =>
          Listing.makeStoredPage(
            asked,
            [...following.genre].flatMap((id) => catalogue.genre(id) ?? []),
            Genre.listItem
          )
        )
      )
      .handleRaw("follow", ({ request }) =>
        writing(request, ({ body, own }) =>
          body.read(Id, ({ id }) => {
            if (catalogue.genre(id) === undefined) return Body.noSuchId("id", id)
            own.following.genre.add(id)
            return Responses.json({ id }, { status: 201 })
          })
        )
      )
      .handleRaw("unfollow", ({ params, request }) =>
        writing(request, ({ own }) =>
          own.following.genre.delete(Number(params.id)) ? Responses.empty() : Responses.noSuch("Genre")
        )
      )
      .handle("facets", unrecorded.respond)
  })
)
