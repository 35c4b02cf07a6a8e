/**
 * `/auxiliary/`, and whether the server is well.
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Answer from "../Answer.ts"
import * as Facets from "../Facets.ts"
import * as Listing from "../Listing.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { artistTypeDetail, artistTypeItem, artistTypes, commercialModelTypes } from "../wire/Auxiliary.ts"

export const AuxiliaryRoutes = HttpApiBuilder.group(SimulatorApi, "auxiliary", (handlers) =>
  handlers
    .handle("artistTypes", ({ query, request }) =>
      Effect.sync(() =>
        Listing.stored({ ...query, url: request.url }, { rows: artistTypes, write: artistTypeItem })
      )
    )
    .handle("artistType", ({ params }) =>
      Effect.sync(() => {
        const type = artistTypes.find(({ id }) => id === params.id)
        return type === undefined ? Answer.noSuch("ArtistType") : Answer.json(artistTypeDetail(type))
      })
    )
    .handle("artistTypeFacets", () => Effect.succeed(Facets.none))
    .handle("commercialModelTypes", ({ query, request }) =>
      Effect.sync(() =>
        Listing.stored({ ...query, url: request.url }, { rows: commercialModelTypes, write: (type) => type })
      )
    )
    .handle("commercialModelTypeFacets", () => Effect.succeed(Facets.none))
    .handle("health", () => Effect.succeed(Answer.empty({ status: 200 })))
    .handle("databaseHealth", () => Effect.succeed(Answer.empty({ status: 200 })))
)
