/**
 * An unknown id (404).
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Reports an id that does not exist, or that the account has no access to (404). */
export class NotFoundError
  extends Schema.TaggedError<NotFoundError>()(
    "NotFoundError",
    {
      ...withStatus,
      detail: Schema.optionalKey(Schema.String)
    },
    { httpApiStatus: 404 }
  )
  implements ErrorCategories
{
  get isRetryable(): boolean {
    return false
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
    return 3
  }
  override get message(): string {
    return `${describeRequest(this)}: there is nothing with this id, or the account has no access to it. Check the id.`
  }
}

printReadably(NotFoundError)
