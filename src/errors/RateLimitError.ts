/**
 * A rate limit of the server (429).
 */
import { Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, formatSeconds, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/**
 * Reports that the server limits the rate of requests (429), and that its pause is longer than this call may wait.
 */
export class RateLimitError
  extends Schema.TaggedError<RateLimitError>()(
    "RateLimitError",
    {
      ...withStatus,
      /** Time to wait before the next request. */
      retryAfter: Schema.Duration,
      /** Whether the server sent this time. Otherwise it is the SDK's default of one second. */
      stated: Schema.Boolean
    },
    { httpApiStatus: 429 }
  )
  implements ErrorCategories
{
  /** `retryAfter` in milliseconds. */
  get retryAfterMs(): number {
    return Duration.toMillis(this.retryAfter)
  }
  get isRetryable(): boolean {
    return true
  }
  get isUnprocessed(): boolean {
    return true
  }
  get requestedPause(): Duration.Duration | undefined {
    return this.stated ? this.retryAfter : undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 6
  }
  override get message(): string {
    const source = this.stated ? "it requests a pause of" : "it does not say for how long. Wait"
    return `${describeRequest(this)}: Beatport limits the rate of requests; ${source} ${formatSeconds(this.retryAfter)}.`
  }
}

printReadably(RateLimitError)
