/**
 * An unknown id (404).
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** There is no such thing (404), or this account may not know of it. */
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
