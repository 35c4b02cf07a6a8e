/**
 * Responses that do not match their schema.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { changedApiAdvice, foreignResponseAdvice } from "./foreignResponse.ts"
import { printReadably } from "./printReadably.ts"

/** Reports a response that does not match its schema. */
export class DecodeError
  extends Schema.TaggedError<DecodeError>()(
    "DecodeError",
    {
      ...withStatus,
      /**
       * The path of the invalid value in the response, for example `results[3].bpm`; empty for the whole response.
       */
      at: Schema.String,
      /** What was expected there. The value found there is left out, because it may be private. */
      expected: Schema.String
    },
    { httpApiStatus: 502 }
  )
  implements ErrorCategories
{
  /** Whether the response as a whole is not what was expected, so that it may not be from Beatport. */
  get isForeign(): boolean {
    return !/[.[]/.test(this.at)
  }
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
    // Data of another service, or no data, differs at the top; a change of the API mostly deeper.
    const advice = this.isForeign
      ? `${foreignResponseAdvice} ${changedApiAdvice}`
      : "The API may have changed: look for a newer version."
    const place = this.at === "" ? "the response" : this.at
    return `${describeRequest(this)}: ${place} could not be decoded: ${this.expected}. ${advice}`
  }
}

printReadably(DecodeError)
