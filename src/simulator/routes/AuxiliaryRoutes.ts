/**
 * `/auxiliary/`, and the health checks of the server.
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import * as Responses from "../responses.ts"
import * as Listing from "../envelopes.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { artistTypeDetail, artistTypeItem, artistTypes, commercialModelTypes } from "../json/auxiliaryJson.ts"

const about = makeRespondAbout("ArtistType", (wanted: number) => artistTypes.find(({ id }) => id === wanted))

export const AuxiliaryRoutes = HttpApiBuilder.group(SimulatorApi, "auxiliary", (handlers) =>
  Effect.map(UnrecordedResponses, (unrecorded) =>
    handlers
      .handle("artistTypes", (asked) =>
        Effect.succeed(Listing.makeStoredPage(asked, artistTypes, artistTypeItem))
      )
      .handle("artistType", ({ params }) =>
        about(params.id, (type) => Responses.json(artistTypeDetail(type)))
      )
      .handle("artistTypeFacets", unrecorded.respond)
      .handle("commercialModelTypes", (asked) =>
        Effect.succeed(Listing.makeStoredPage(asked, commercialModelTypes, (type) => type))
      )
      .handle("commercialModelTypeFacets", unrecorded.respond)
      .handle("health", () => Effect.succeed(Responses.empty({ status: 200 })))
      .handle("databaseHealth", () => Effect.succeed(Responses.empty({ status: 200 })))
  )
)
