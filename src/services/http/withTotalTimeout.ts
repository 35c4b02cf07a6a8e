/**
 * Limits the time of a whole call.
 */
import { Duration, Effect } from "effect"
import type { HttpClientRequest } from "effect/http"
import { BeatportTimeoutError } from "../../errors/BeatportTimeoutError.ts"
import type { BeatportConfigService } from "../BeatportConfig.ts"
import { monotonicMillis } from "../monotonicClock.ts"
import { CurrentCallSettings } from "./CallSettings.ts"
import { summarizeRequest } from "./sendRequest.ts"
import type { Step } from "./Step.ts"

/**
 * Fails a call that takes longer than `timeout.total`, or than its own limit if that ends earlier, with its waiting, attempts
 * and pauses.
 */
export const withTotalTimeout =
  ({ baseUrl, timeout: { total } }: BeatportConfigService): Step =>
  (next) => {
    const within = (
      request: HttpClientRequest.HttpClientRequest,
      duration: Duration.Duration,
      limit: Duration.Duration
    ) =>
      Effect.timeoutOrElse(next(request), {
        duration,
        orElse: () =>
          Effect.fail(
            new BeatportTimeoutError({ ...summarizeRequest(request, baseUrl), phase: "total", limit })
          )
      })
    const configured = Duration.isFinite(total)
      ? (request: HttpClientRequest.HttpClientRequest) => within(request, total, total)
      : next
    return (request) =>
      Effect.flatMap(CurrentCallSettings, ({ deadline }) =>
        deadline === undefined
          ? configured(request)
          : Effect.flatMap(monotonicMillis, (now) => {
              const left = Duration.millis(Math.max(0, deadline.at - now))
              return Duration.isLessThan(total, left)
                ? configured(request)
                : within(request, left, deadline.limit)
            })
      )
  }
