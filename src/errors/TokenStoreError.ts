/**
 * Failures of the token store.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { copyCauseOf } from "./ForeignError.ts"
import { printReadably } from "./printReadably.ts"

/** Reports that the token could not be loaded, saved or locked. */
export class TokenStoreError
  extends Schema.TaggedError<TokenStoreError>()(
    "TokenStoreError",
    {
      operation: Schema.Literals(["load", "save", "clear", "lock"]),
      /**
       * `Unreachable`: the store is on another machine and does not respond. `Superseded`: this process lost the
       * lock, and another process has saved a token since. Absent for every other failure.
       */
      reason: Schema.optionalKey(Schema.Literals(["Unreachable", "Superseded"])),
      /** Path of the file, or name of the store. */
      location: Schema.String,
      /** What happened, and what to do. */
      detail: Schema.String,
      /** A copy of the store's error: class name, code and message. */
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
