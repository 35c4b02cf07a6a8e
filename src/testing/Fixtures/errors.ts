/**
 * Fixtures of errors. Each takes what tests vary most, and then any other field.
 */
import { Duration } from "effect"
import { AuthenticationError, type AuthenticationReason } from "../../errors/AuthenticationError.ts"
import { BeatportTimeoutError } from "../../errors/BeatportTimeoutError.ts"
import { DecodeError } from "../../errors/DecodeError.ts"
import { ForbiddenError, type ForbiddenReason } from "../../errors/ForbiddenError.ts"
import { NotFoundError } from "../../errors/NotFoundError.ts"
import { RateLimitError } from "../../errors/RateLimitError.ts"
import { ServerError } from "../../errors/ServerError.ts"
import { TokenStoreError } from "../../errors/TokenStoreError.ts"
import { TransportError, type TransportReason } from "../../errors/TransportError.ts"
import { UnavailableError } from "../../errors/UnavailableError.ts"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"

/** Names the request that failed. */
export interface FailedRequest {
  /** HTTP method. Default: `GET`. */
  readonly method?: string | undefined
  /** Path below the base URL. Default: `/catalog/tracks/3001/`. */
  readonly path?: string | undefined
}

const requestOf = ({ method = "GET", path = "/catalog/tracks/3001/" }: FailedRequest = {}) => ({
  method,
  path
})

/** Makes the error of an unknown id (404). */
export const notFound = (request?: FailedRequest): NotFoundError =>
  new NotFoundError({ ...requestOf(request), status: 404 })

/** Makes the error of a rate limit (429) with the pause that the server requested, by default 30 seconds. */
export const rateLimited = (
  retryAfter: Duration.Input = "30 seconds",
  request?: FailedRequest
): RateLimitError =>
  new RateLimitError({
    ...requestOf(request),
    status: 429,
    retryAfter: Duration.fromInputUnsafe(retryAfter),
    stated: true
  })

/** Makes the error of a request that the account may not make (403), by default because of its country. */
export const forbidden = (
  reason: ForbiddenReason = "TerritoryRestricted",
  request?: FailedRequest
): ForbiddenError => new ForbiddenError({ ...requestOf(request), status: 403, reason })

/** Makes the error of a call without a valid token (401), by default one that the server rejected. */
export const authenticationError = (reason: AuthenticationReason = "TokenRejected"): AuthenticationError =>
  new AuthenticationError({ reason })

/** Makes the error of an invalid argument, by default an id. */
export const validationError = (
  argument = "id",
  message = "Expected an id: a whole number above 0.",
  operation = "tracks.get"
): ValidationError => argumentError(operation, argument, message)

/** Makes the error of a failing server, by default with status 503. */
export const serverError = (status = 503, request?: FailedRequest): ServerError =>
  new ServerError({ ...requestOf(request), status })

/** Makes the error of a response that does not match its schema, by default at a track's tempo. */
export const decodeError = (at = "bpm", request?: FailedRequest): DecodeError =>
  new DecodeError({ ...requestOf(request), status: 200, at, expected: "Expected number" })

/** Makes the error of a network failure, by default a connection that the server closed. */
export const transportError = (
  reason: TransportReason = "ConnectionReset",
  request?: FailedRequest
): TransportError => new TransportError({ ...requestOf(request), reason, cause: new Error("socket hang up") })

/** Makes the error of a call that took too long, by default in all its attempts. */
export const timeout = (
  phase: BeatportTimeoutError["phase"] = "total",
  limit: Duration.Input = "30 seconds",
  request?: FailedRequest
): BeatportTimeoutError =>
  new BeatportTimeoutError({ ...requestOf(request), phase, limit: Duration.fromInputUnsafe(limit) })

/** Makes the error of a call that was not sent because Beatport failed several times in a row. */
export const unavailable = (
  retryAfter: Duration.Input = "30 seconds",
  request?: FailedRequest
): UnavailableError =>
  new UnavailableError({ ...requestOf(request), retryAfter: Duration.fromInputUnsafe(retryAfter) })

/** Makes the error of a token store, by default when it loads the token. */
export const tokenStoreError = (
  operation: TokenStoreError["operation"] = "load",
  detail = "The disk is full."
): TokenStoreError => new TokenStoreError({ operation, location: "a store for tests", detail })
