/**
 * Endpoints of API v4 that the SDK does not declare but other clients request: Beatport's own document, and the list
 * of keys.
 */
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import { OpenApi } from "effect/http-api"
import { BeatportApi } from "../../api/BeatportApi.ts"
import * as Responses from "../responses.ts"
import { readBearer } from "../ApiAccess.ts"
import { Grants } from "../Grants.ts"

/** Serves the document and the keys. Both need a token. */
export const undeclaredRoutes = Effect.map(Grants, (grants) => {
  const withToken = (respond: () => HttpServerResponse.HttpServerResponse) =>
    Effect.gen(function* () {
      const { headers } = yield* HttpServerRequest.HttpServerRequest
      const token = yield* grants.token(readBearer(headers["authorization"]))
      return token === undefined ? Responses.unauthenticated : respond()
    })
  return [
    // The document of the declaration, because Beatport's own is not free to copy.
    HttpRouter.route(
      "GET",
      "/v4/swagger-ui/json/",
      withToken(() => Responses.json(OpenApi.fromApi(BeatportApi)))
    ),
    // Recorded: the client of the documentation page has no access to the keys.
    HttpRouter.route(
      "GET",
      "/v4/catalog/keys/",
      withToken(() => Responses.permissionDenied)
    )
  ]
})
