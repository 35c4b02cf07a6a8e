/**
 * A request that the account may not make (403).
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./categories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Why the server refuses what the token asks for. */
export const ForbiddenReason = Schema.Literals([
  /** Not sold in the account's country; list forms may still show it. */
  "TerritoryRestricted",
  /** Outside the token's scope or the account's subscription. */
  "PermissionDenied",
  /** The address or the user agent is turned away before the API is reached. */
  "Blocked",
  /** A session cookie came without a Referer. */
  "CsrfFailed"
])
export type ForbiddenReason = typeof ForbiddenReason.Type

const forbiddenAdvice: Record<ForbiddenReason, string> = {
  TerritoryRestricted:
    'It is not sold in this account\'s country; { fallback: "list" } asks for the list form.',
  PermissionDenied: "The account's subscription or the token's scope does not include it.",
  Blocked:
    "Beatport turned this address or user agent away. Try from another network, or log in with a browser and import the token.",
  CsrfFailed: "The login carried an old session. Log in again."
}

/** The server refuses (403). */
export class ForbiddenError
  extends Schema.TaggedError<ForbiddenError>()(
    "ForbiddenError",
    {
      ...withStatus,
      reason: ForbiddenReason,
      detail: Schema.optionalKey(Schema.String)
    },
    { httpApiStatus: 403 }
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
    return 5
  }
  override get message(): string {
    return `${describeRequest(this)} is forbidden (${this.reason}). ${forbiddenAdvice[this.reason]}`
  }
}

printReadably(ForbiddenError)
