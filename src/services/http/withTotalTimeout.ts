/**
 * Limits the time of a whole call.
 */
import { Duration, Effect } from "effect"
import { BeatportTimeoutError } from "../../errors/BeatportTimeoutError.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { summarizeRequest } from "./sendRequest.ts"
import type { Step } from "./Step.ts"

/** Fails a call that takes longer than `timeout.total`, with its waiting, attempts and pauses. */
export const withTotalTimeout =
  ({ baseUrl, timeout: { total: limit } }: BeatportConfigService): Step =>
  (next) =>
    Duration.isFinite(limit)
      ? (request) =>
          Effect.timeoutOrElse(next(request), {
            duration: limit,
            orElse: () =>
              Effect.fail(
                new BeatportTimeoutError({ ...summarizeRequest(request, baseUrl), phase: "total", limit })
              )
          })
      : next
