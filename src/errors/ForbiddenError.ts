/**
 * A request that the account may not make (403).
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, withStatus } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

/** Lists why the server does not allow a request. */
export const ForbiddenReason = Schema.Literals([
  /** The music is not sold in the account's country. Lists may still contain it. */
  "TerritoryRestricted",
  /** The token's scope or the account's subscription does not include it. */
  "PermissionDenied",
  /** The IP address or the user agent is blocked before the request reaches the API. */
  "Blocked",
  /** The request had a session cookie but no `Referer`. */
  "CsrfFailed"
])
export type ForbiddenReason = typeof ForbiddenReason.Type

const forbiddenAdvice: Record<ForbiddenReason, string> = {
  TerritoryRestricted:
    "It is not sold in this account's country, is a pre-order, or cannot be streamed: Beatport responds alike to all three. " +
    'With { fallback: "list" }, tracks.get requests the list form.',
  PermissionDenied:
    "The account's subscription or the token's scope does not include it. If the token was saved or imported, log in again: it may have been issued with less scope.",
  Blocked:
    "Beatport blocks this IP address or user agent. Try from another network, or log in with a browser and import the token.",
  CsrfFailed: "The login sent the cookie of an old session. Log in again."
}

/** Reports a request that the server does not allow (403). */
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
