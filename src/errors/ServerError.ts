/**
 * Failures of the server, and responses that are no data.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** The server failed (5xx), or answered with something no client has a use for: a redirect, a page of HTML. */
export class ServerError
  extends Schema.TaggedError<ServerError>()(
    "ServerError",
    {
      ...withStatus,
      /** What the server said, in a line. */
      detail: Schema.optionalKey(Schema.String),
      /** The pause the server asks for. */
      retryAfter: Schema.optionalKey(Schema.Duration)
    },
    { httpApiStatus: 502 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return this.status >= 500 || this.status === 408
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
    const advice = this.isRetryable
      ? "It may pass: try again later."
      : "The API may have changed: look for a newer version."
    return `${describeRequest(this)}: Beatport answered ${this.status}${said}. ${advice}`
  }
}

printReadably(ServerError)
