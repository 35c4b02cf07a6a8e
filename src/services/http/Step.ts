/**
 * The steps that a request passes, in API calls, in sign-in and in the lookup of the client id.
 */
import type { Effect } from "effect"
import type { HttpClientRequest } from "effect/http"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { BufferedResponse } from "./BufferedResponse.ts"

/** Sends a request and returns its response, whose body has been read. */
export type Execute = (
  request: HttpClientRequest.HttpClientRequest
) => Effect.Effect<BufferedResponse, BeatportError>

/** Wraps the steps after it. */
export type Step = (next: Execute) => Execute

/** Puts steps before the sending of a request, in the order in which a request meets them. */
export const composeSteps = (steps: ReadonlyArray<Step>, send: Execute): Execute =>
  steps.reduceRight((next, step) => step(next), send)
