/**
 * Requests and calls that took too long.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, formatSeconds, request } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Reports that a connection, a response or a whole call took longer than its timeout. */
export class BeatportTimeoutError
  extends Schema.TaggedError<BeatportTimeoutError>()(
    "BeatportTimeoutError",
    {
      ...request,
      /**
       * `connect`: opening the connection. `response`: one response until its last byte. `total`: all attempts and
       * waits.
       */
      phase: Schema.Literals(["connect", "response", "total"]),
      limit: Schema.Duration
    },
    { httpApiStatus: 504 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return this.phase !== "total"
  }
  get isUnprocessed(): boolean {
    return this.phase === "connect"
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 7
  }
  override get message(): string {
    return `${describeRequest(this)}: no ${this.phase === "connect" ? "connection" : "complete response"} within ${formatSeconds(this.limit)}. Try again, or raise the ${this.phase} timeout.`
  }
}

printReadably(BeatportTimeoutError)
