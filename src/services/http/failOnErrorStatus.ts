/**
 * Statuses become errors.
 */
import { Clock, Effect } from "effect"
import { type Accepts, fromUnusable, isUsable, type ReceivedResponse } from "../../errors/fromResponse.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { toReceivedResponse } from "./sendRequest.ts"
import type { Step } from "./Step.ts"
import type { BufferedResponse } from "./BufferedResponse.ts"

/** Removes the request's own token from an error response: a server or a gateway may repeat it, and an error shows the rest. */
const removeToken = (response: BufferedResponse, received: ReceivedResponse): ReceivedResponse => {
  const token = /^Bearer (.+)$/.exec(response.request.headers["authorization"] ?? "")?.[1]
  return token === undefined ? received : { ...received, body: received.body.replaceAll(token, "<token>") }
}

/** Passes a success on; otherwise fails with the matching error. */
export const failOnErrorStatus =
  (config: BeatportConfigService, accepts: Accepts = "json"): Step =>
  (next) =>
  (request) =>
    Effect.flatMap(next(request), (response) =>
      isUsable(response, accepts)
        ? Effect.succeed(response)
        : Effect.flatMap(Clock.currentTimeMillis, (now) =>
            Effect.fail(fromUnusable(removeToken(response, toReceivedResponse(response, config)), now))
          )
    )
