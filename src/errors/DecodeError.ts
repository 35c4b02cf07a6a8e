/**
 * Responses that do not match their schema.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** The answer is not what the API is known to send. */
export class DecodeError
  extends Schema.TaggedError<DecodeError>()(
    "DecodeError",
    {
      ...withStatus,
      /** Where inside the answer, for example `results[3].bpm`; empty for the whole. */
      at: Schema.String,
      /** What was expected there. Never what was found. */
      expected: Schema.String
    },
    { httpApiStatus: 502 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return false
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 8
  }
  override get message(): string {
    const place = this.at === "" ? "the answer" : this.at
    return `${describeRequest(this)}: ${place} could not be read: ${this.expected}. The API may have changed: look for a newer version.`
  }
}

printReadably(DecodeError)
