/**
 * Everything that can go wrong, as tagged errors.
 *
 * Each is an `Error` whose message says what to do next, and carries as data what a program decides by: the
 * request it was about, the status where there was an answer, whether the same call may succeed later
 * (`isRetryable`), and whether the server certainly did not act on it (`isUnprocessed`, which lets even a POST be
 * sent again). None holds a secret: no header, no body that was sent, no query.
 */
import { Duration, Schema } from "effect"
import { makeLegible } from "./legible.ts"

/** The request an error is about: its method and its path, without the query. */
const request = { method: Schema.String, path: Schema.String }

const answered = { ...request, status: Schema.Int }

const call = (self: { readonly method: string; readonly path: string }): string =>
  `${self.method} ${self.path}`.trim()

const seconds = (duration: Duration.Duration): string => `${Math.ceil(Duration.toSeconds(duration))} s`

/** Why there is no usable token. */
export const AuthenticationReason = Schema.Literals([
  /** The user name or the password is wrong. */
  "InvalidCredentials",
  /** The refresh token or the authorization code is dead. */
  "InvalidGrant",
  /** The server refused a token that should be good. */
  "TokenRejected",
  /** No client id was configured and none was found on the documentation page. */
  "ClientIdNotFound",
  /** The authorization call did not give a code. */
  "AuthorizationDenied",
  /** There is no token, and nothing to get one with. */
  "NotConfigured"
])
export type AuthenticationReason = typeof AuthenticationReason.Type

const authenticationAdvice: Record<AuthenticationReason, string> = {
  InvalidCredentials: "Check the user name and the password: they are those of www.beatport.com.",
  InvalidGrant: "The saved login no longer works. Log in again, or import a fresh token.",
  TokenRejected: "The token was refused twice. Log in again, or import a fresh token.",
  ClientIdNotFound: "Set BEATPORT_CLIENT_ID to the API_CLIENT_ID that Beatport's documentation page uses.",
  AuthorizationDenied: "Log in again; if it keeps failing, import a token from the documentation page.",
  NotConfigured: "Set BEATPORT_USERNAME and BEATPORT_PASSWORD, or BEATPORT_ACCESS_TOKEN, or import a token."
}

/** There is no token the server accepts. */
export class AuthenticationError extends Schema.TaggedError<AuthenticationError>()("AuthenticationError", {
  reason: AuthenticationReason,
  method: Schema.optionalKey(Schema.String),
  path: Schema.optionalKey(Schema.String),
  status: Schema.optionalKey(Schema.Int),
  /** What the server said, where it said something. */
  detail: Schema.optionalKey(Schema.String)
}) {
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    const said = this.detail === undefined ? "" : ` Beatport says: ${this.detail}`
    return `Not signed in (${this.reason}). ${authenticationAdvice[this.reason]}${said}`
  }
}

/** The server asks for a pause (429), for longer than this call may wait. */
export class RateLimitError extends Schema.TaggedError<RateLimitError>()("RateLimitError", {
  ...answered,
  /** How long to wait before the next request. */
  retryAfter: Schema.Duration,
  /** Whether the server named that time; otherwise it is this SDK's guess. */
  stated: Schema.Boolean
}) {
  get isRetryable(): boolean {
    return true
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    const source = this.stated ? "it asks for" : "it names no time, so allow"
    return `${call(this)}: Beatport limits the rate of requests; ${source} ${seconds(this.retryAfter)} of pause.`
  }
}

/** There is no such thing (404), or this account may not know of it. */
export class NotFoundError extends Schema.TaggedError<NotFoundError>()("NotFoundError", {
  ...answered,
  detail: Schema.optionalKey(Schema.String)
}) {
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    return `${call(this)}: there is nothing with this id, or the account has no access to it. Check the id.`
  }
}

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
export class ForbiddenError extends Schema.TaggedError<ForbiddenError>()("ForbiddenError", {
  ...answered,
  reason: ForbiddenReason,
  detail: Schema.optionalKey(Schema.String)
}) {
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    return `${call(this)} is forbidden (${this.reason}). ${forbiddenAdvice[this.reason]}`
  }
}

/** An argument is wrong: found here before anything was sent, or by the server (400). */
export class ValidationError extends Schema.TaggedError<ValidationError>()("ValidationError", {
  ...request,
  /** 400 where the server found it; absent where nothing was sent. */
  status: Schema.optionalKey(Schema.Int),
  /** What is wrong, by argument. */
  fields: Schema.Record(Schema.String, Schema.Array(Schema.String))
}) {
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    const what =
      this.status === undefined ? "an argument is wrong" : `Beatport refused an argument (${this.status})`
    const wrong = Object.entries(this.fields).map(([field, said]) => `${field}: ${said.join(" ")}`)
    return `${call(this)}: ${what}. ${wrong.join("; ")}`
  }
}

/** The server failed (5xx), or answered with something no client has a use for: a redirect, a page of HTML. */
export class ServerError extends Schema.TaggedError<ServerError>()("ServerError", {
  ...answered,
  /** What the server said, in a line. */
  detail: Schema.optionalKey(Schema.String),
  /** The pause the server asks for. */
  retryAfter: Schema.optionalKey(Schema.Duration)
}) {
  get isRetryable(): boolean {
    return this.status >= 500 || this.status === 408
  }
  get isUnprocessed(): boolean {
    return this.status === 503 && this.retryAfter !== undefined
  }
  override get message(): string {
    const said = this.detail === undefined ? "" : ` (${this.detail})`
    const advice = this.isRetryable
      ? "It may pass: try again later."
      : "The API may have changed: look for a newer version."
    return `${call(this)}: Beatport answered ${this.status}${said}. ${advice}`
  }
}

/** What broke on the way. */
export const TransportReason = Schema.Literals([
  "DnsLookup",
  "ConnectionRefused",
  "ConnectionReset",
  "Certificate",
  "InvalidUrl",
  /** The pace is shared through Redis, which does not answer: nothing was sent. */
  "PaceUnreachable",
  "Other"
])
export type TransportReason = typeof TransportReason.Type

const transportAdvice: Record<TransportReason, string> = {
  DnsLookup: "the host's name could not be resolved. Check the network and the base URL",
  ConnectionRefused: "the connection was refused. Check the network, the proxy and the base URL",
  ConnectionReset: "the connection broke. Try again",
  Certificate: "the host's certificate is not trusted. Check the clock, the proxy and the base URL",
  InvalidUrl: "the URL is not one. Check the base URL",
  PaceUnreachable:
    'the pace is shared through Redis, which could not be asked. Check Redis, or set whenUnreachable to "local"',
  Other: "the request did not get through. Check the network and the proxy"
}

/** The request did not reach the server, or the answer did not come back whole. The token stays good. */
export class TransportError extends Schema.TaggedError<TransportError>()("TransportError", {
  ...request,
  reason: TransportReason,
  /** What the network said. */
  cause: Schema.Defect()
}) {
  get isRetryable(): boolean {
    return this.reason !== "Certificate" && this.reason !== "InvalidUrl"
  }
  get isUnprocessed(): boolean {
    return this.reason !== "ConnectionReset" && this.reason !== "Other"
  }
  override get message(): string {
    const said = this.cause instanceof Error && this.cause.message !== "" ? ` (${this.cause.message})` : ""
    return `${call(this)}: ${transportAdvice[this.reason]}${said}.`
  }
}

/** The answer did not come in time. */
export class TimeoutError extends Schema.TaggedError<TimeoutError>()("TimeoutError", {
  ...request,
  /** `connect` while connecting, `response` until the last byte of one answer, `total` over all attempts and waits. */
  phase: Schema.Literals(["connect", "response", "total"]),
  limit: Schema.Duration
}) {
  get isRetryable(): boolean {
    return this.phase !== "total"
  }
  get isUnprocessed(): boolean {
    return this.phase === "connect"
  }
  override get message(): string {
    return `${call(this)}: no ${this.phase === "connect" ? "connection" : "complete answer"} within ${seconds(this.limit)}. Try again, or raise the ${this.phase} timeout.`
  }
}

/** Beatport failed so often in a row that nothing is sent to it for a while. */
export class UnavailableError extends Schema.TaggedError<UnavailableError>()("UnavailableError", {
  ...request,
  /** How long it is left alone still. */
  retryAfter: Schema.Duration
}) {
  get isRetryable(): boolean {
    return true
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    return `${call(this)}: nothing was sent, because Beatport failed again and again. It is tried again in ${seconds(this.retryAfter)}.`
  }
}

/** The answer is not what the API is known to send. */
export class DecodeError extends Schema.TaggedError<DecodeError>()("DecodeError", {
  ...answered,
  /** Where inside the answer, for example `results[3].bpm`; empty for the whole. */
  at: Schema.String,
  /** What was expected there. Never what was found. */
  expected: Schema.String
}) {
  get isRetryable(): boolean {
    return false
  }
  get isUnprocessed(): boolean {
    return false
  }
  override get message(): string {
    const place = this.at === "" ? "the answer" : this.at
    return `${call(this)}: ${place} could not be read: ${this.expected}. The API may have changed: look for a newer version.`
  }
}

/** The token could not be loaded, saved or locked. */
export class TokenStoreError extends Schema.TaggedError<TokenStoreError>()("TokenStoreError", {
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
  cause: Schema.optionalKey(Schema.Defect())
}) {
  get isRetryable(): boolean {
    return this.reason !== undefined
  }
  get isUnprocessed(): boolean {
    return true
  }
  override get message(): string {
    return `The token store at ${this.location} could not ${this.operation}: ${this.detail}`
  }
}

/** What any call may end in, whatever it asks for. */
export type CallError =
  | AuthenticationError
  | RateLimitError
  | ForbiddenError
  | ValidationError
  | ServerError
  | TransportError
  | TimeoutError
  | UnavailableError
  | DecodeError
  | TokenStoreError

/** Every error of this SDK. */
export type BeatportError = CallError | NotFoundError

const classes = [
  AuthenticationError,
  RateLimitError,
  NotFoundError,
  ForbiddenError,
  ValidationError,
  ServerError,
  TransportError,
  TimeoutError,
  UnavailableError,
  DecodeError,
  TokenStoreError
] as const

makeLegible(classes)

/** Whether something thrown or failed with is one of this SDK's errors. */
export const isBeatportError = Schema.is(Schema.Union(classes))
