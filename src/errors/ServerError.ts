/**
 * Failures of the server, and responses without data.
 */
import { Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { changedApiAdvice, foreignResponseAdvice } from "./foreignResponse.ts"
import { printReadably } from "./printReadably.ts"

/** Reports a failure of the server (5xx), or a response without data, such as a redirect or a page of HTML. */
export class ServerError
  extends Schema.TaggedError<ServerError>()(
    "ServerError",
    {
      ...withStatus,
      /** The server's own message, at most one line of 300 characters. */
      detail: Schema.optionalKey(Schema.String),
      /** The pause that the server requested (`Retry-After`), if it did. */
      retryAfter: Schema.optionalKey(Schema.Duration)
    },
    { httpApiStatus: 502 }
  )
  implements ErrorCategories
{
  /** `retryAfter` in milliseconds, if the server requested a pause. */
  get retryAfterMs(): number | undefined {
    return this.retryAfter === undefined ? undefined : Duration.toMillis(this.retryAfter)
  }
  get isRetryable(): boolean {
    // 511 asks for a sign-in to the network, so the same request fails again.
    return (this.status >= 500 && this.status !== 511) || this.status === 408
  }
  get isUnprocessed(): boolean {
    return this.status === 503 && this.retryAfter !== undefined
  }
  get requestedPause(): Duration.Duration | undefined {
    return this.retryAfter
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 8
  }
  override get message(): string {
    const said = this.detail === undefined ? "" : ` (${this.detail})`
    return this.isRetryable
      ? `${describeRequest(this)}: Beatport responded with ${this.status}${said}. Try again later.`
      : `${describeRequest(this)}: the response has status ${this.status}${said}. ${foreignResponseAdvice} ${changedApiAdvice}`
  }
}

printReadably(ServerError)
