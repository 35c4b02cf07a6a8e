/**
 * A rate limit of the server (429).
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, formatSeconds, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** The server asks for a pause (429), for longer than this call may wait. */
export class RateLimitError
  extends Schema.TaggedError<RateLimitError>()(
    "RateLimitError",
    {
      ...withStatus,
      /** How long to wait before the next request. */
      retryAfter: Schema.Duration,
      /** Whether the server named that time; otherwise it is this SDK's guess. */
      stated: Schema.Boolean
    },
    { httpApiStatus: 429 }
  )
  implements ErrorCategories
{
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
    const source = this.stated ? "it asks for" : "it names no time, so allow"
    return `${describeRequest(this)}: Beatport limits the rate of requests; ${source} ${formatSeconds(this.retryAfter)} of pause.`
  }
}

printReadably(RateLimitError)
