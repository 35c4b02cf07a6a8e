/**
 * Failures of the token store.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { copyCauseOf } from "./ForeignError.ts"
import { printReadably } from "./printReadably.ts"

/** The token could not be loaded, saved or locked. */
export class TokenStoreError
  extends Schema.TaggedError<TokenStoreError>()(
    "TokenStoreError",
    {
      operation: Schema.Literals(["load", "save", "clear", "lock"]),
      /**
       * Where it is known: `Unreachable`, the store is elsewhere and does not answer now; `Superseded`, the lock was lost,
       * and somebody who got it after that counts.
       */
      reason: Schema.optionalKey(Schema.Literals(["Unreachable", "Superseded"])),
      /** Where the store is: a file's path, or the store's name. */
      location: Schema.String,
      /** What to do about it. */
      detail: Schema.String,
      /** A copy of what the store said: class name, code and message. */
      cause: Schema.optionalKey(Schema.Defect())
    },
    { httpApiStatus: 500 }
  )
  implements ErrorCategories
{
  override readonly cause?: unknown = copyCauseOf(this)
  get isRetryable(): boolean {
    return this.reason !== undefined
  }
  get isUnprocessed(): boolean {
    return true
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 10
  }
  override get message(): string {
    return `The token store at ${this.location} could not ${this.operation}: ${this.detail}`
  }
}

printReadably(TokenStoreError)
