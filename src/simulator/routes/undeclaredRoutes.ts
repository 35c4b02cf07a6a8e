/**
 * Calls of API v4 that the SDK does not declare, and other clients make: Beatport's own document, and the list of keys.
 */
import { Effect } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import { OpenApi } from "effect/http-api"
import { BeatportApi } from "../../api/BeatportApi.ts"
import * as Responses from "../responses.ts"
import { bearer } from "../ApiAccess.ts"
import { Grants } from "../Grants.ts"

/** The document and the keys. Both need a token. */
export const undeclaredRoutes = Effect.map(Grants, (grants) => {
  const withToken = (answer: () => HttpServerResponse.HttpServerResponse) =>
    Effect.gen(function* () {
      const { headers } = yield* HttpServerRequest.HttpServerRequest
      const token = yield* grants.token(bearer(headers["authorization"]))
      return token === undefined ? Responses.unauthenticated : answer()
    })
  return [
    // The declaration's own document, not Beatport's, which is not free to copy.
    HttpRouter.route(
      "GET",
      "/v4/swagger-ui/json/",
      withToken(() => Responses.json(OpenApi.fromApi(BeatportApi)))
    ),
    // Recorded: the docs page's client may not read the keys.
    HttpRouter.route(
      "GET",
      "/v4/catalog/keys/",
      withToken(() => Responses.permissionDenied)
    )
  ]
})
