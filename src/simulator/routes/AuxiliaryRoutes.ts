/**
 * `/auxiliary/`, and the health checks of the server.
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import * as Listing from "../envelopes.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { artistTypeDetail, artistTypeItem, artistTypes, commercialModelTypes } from "../json/auxiliaryJson.ts"

export const AuxiliaryRoutes = HttpApiBuilder.group(SimulatorApi, "auxiliary", (handlers) =>
  Effect.map(UnrecordedResponses, (unrecorded) =>
    handlers
      .handle("artistTypes", ({ query, request }) =>
        Effect.sync(() =>
          Listing.makeStoredPage({ ...query, url: request.url }, { rows: artistTypes, write: artistTypeItem })
        )
      )
      .handle("artistType", ({ params }) =>
        Effect.sync(() => {
          const type = artistTypes.find(({ id }) => id === params.id)
          return type === undefined ? Responses.noSuch("ArtistType") : Responses.json(artistTypeDetail(type))
        })
      )
      .handle("artistTypeFacets", unrecorded.respond)
      .handle("commercialModelTypes", ({ query, request }) =>
        Effect.sync(() =>
          Listing.makeStoredPage(
            { ...query, url: request.url },
            { rows: commercialModelTypes, write: (type) => type }
          )
        )
      )
      .handle("commercialModelTypeFacets", unrecorded.respond)
      .handle("health", () => Effect.succeed(Responses.empty({ status: 200 })))
      .handle("databaseHealth", () => Effect.succeed(Responses.empty({ status: 200 })))
  )
)
