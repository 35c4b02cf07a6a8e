/**
 * What the command says when it fails: what happened, and what to do.
 */
import { Cause, Config, Duration, Predicate, Schema } from "effect"
import { CliError } from "effect/cli"
import { type BeatportError, isBeatportError } from "../errors/BeatportError.ts"
import type { CliFailure } from "./CliFailure.ts"
import type { Explanation } from "./Explanation.ts"

type Words = Pick<Explanation, "message" | "hint">

const reportBug: Words = {
  message: "internal error: this is a bug of the command",
  hint: "Run it again with --verbose, and report what it prints."
}

/** Explains the failure that a command ended with. */
export const explain = (cause: Cause.Cause<unknown>): Explanation => {
  const error = Cause.squash(cause)
  if (isCliFailure(error)) {
    const { _tag: tag, exitCode, message } = error
    return { tag, exitCode, message, hint: "hint" in error ? (error.hint ?? "") : "", retryAfter: null }
  }
  if (isBeatportError(error)) {
    const pause = error.requestedPause
    return {
      tag: error._tag,
      exitCode: error.exitCode,
      ...splitWords(error),
      retryAfter: pause === undefined ? null : Math.ceil(Duration.toSeconds(pause)),
      detail: error.message
    }
  }
  if (isFileError(error)) {
    const { _tag: tag, exitCode, message } = error
    return { tag, exitCode, ...splitAdvice(message), retryAfter: null }
  }
  if (error instanceof Config.ConfigError) {
    return {
      tag: "ConfigError",
      exitCode: 10,
      message: `a setting in the environment is invalid: ${error.message}`,
      hint: "Correct the variable; `beatport doctor` checks all of them.",
      retryAfter: null
    }
  }
  if (CliError.isCliError(error)) {
    return {
      tag: error._tag,
      exitCode: 2,
      message: error.message,
      hint: "See beatport --help",
      retryAfter: null
    }
  }
  if (isPlatformError(error)) {
    return {
      tag: "PlatformError",
      exitCode: 10,
      message: error.message,
      hint: "Check the path and its permissions.",
      retryAfter: null
    }
  }
  return { tag: "Bug", exitCode: 1, ...reportBug, retryAfter: null, detail: Cause.pretty(cause) }
}

const failureTags: ReadonlySet<string> = new Set<CliFailure["_tag"]>([
  "UsageError",
  "IncompleteError",
  "SetupError",
  "OutputError",
  "ChildExit"
])

const isCliFailure = (error: unknown): error is CliFailure =>
  error instanceof Error &&
  Predicate.hasProperty(error, "_tag") &&
  Predicate.isString(error._tag) &&
  failureTags.has(error._tag) &&
  Predicate.hasProperty(error, "exitCode")

/** The errors of files that the SDK reads, writes and keeps: `CollectionError`, `TagError` and `CheckpointError`. */
const isFileError = Schema.is(
  Schema.Struct({
    _tag: Schema.Literals(["CheckpointError", "CollectionError", "TagError"]),
    exitCode: Schema.Int,
    message: Schema.String
  })
)

/** Their last sentence says what to do. */
const splitAdvice = (message: string): Words => {
  const [, said, advice] = /^(.*?[^.])\.? ([A-Z][^.]*\.|Install it: .*|Check .*)$/su.exec(message) ?? []
  return { message: said ?? message, hint: advice ?? "" }
}

const PlatformErrorShape = Schema.Struct({ _tag: Schema.Literal("PlatformError"), message: Schema.String })
const isPlatformError = Schema.is(PlatformErrorShape)

const splitWords = (error: BeatportError): Words => {
  switch (error._tag) {
    case "AuthenticationError":
      return error.reason === "ClientIdNotFound" && error.path !== "/docs/"
        ? { ...authenticationWords.ClientIdNotFound, message: "Beatport does not know the client id" }
        : { ...authenticationWords[error.reason], ...(error.reason === "ClientIdNotFound" ? noPage : {}) }
    case "RateLimitError":
      return {
        message: "Beatport limits the rate of requests",
        hint: `Wait ${formatSeconds(error.retryAfter)}, then run the command again.`
      }
    case "NotFoundError":
      return {
        message: "Beatport has nothing with this id",
        hint: "Check the id, or find it with beatport search."
      }
    case "ForbiddenError":
      return forbiddenWords[error.reason]
    case "ValidationError":
      return {
        message: Object.entries(error.fields)
          .map(
            ([field, said]) => `${error.operation === "mcp" ? writeFlag(field) : field}: ${said.join(" ")}`
          )
          .join("; "),
        hint:
          error.exitCode === 10
            ? "Correct the setting; `beatport doctor` checks all of them."
            : "See the command's --help."
      }
    case "ServerError":
      return {
        message: error.isRetryable
          ? `Beatport failed with status ${error.status}`
          : `the response has status ${error.status} and may not be from Beatport`,
        hint: error.isRetryable ? "Try again later." : foreignHint
      }
    case "TransportError":
      return transportWords[error.reason]
    case "BeatportTimeoutError":
      return {
        message: `Beatport did not respond within ${formatSeconds(error.limit)}`,
        hint: "Check the network and try again."
      }
    case "UnavailableError":
      return {
        message: "Beatport failed repeatedly, so requests are suspended",
        hint: `Try again in ${formatSeconds(error.retryAfter)}.`
      }
    case "DecodeError":
      return {
        message: error.isForeign
          ? "the response may not be from Beatport"
          : "Beatport sent a response that this version cannot read",
        hint: error.isForeign ? foreignHint : "Look for a newer version; --verbose says what was unexpected."
      }
    case "TokenStoreError":
      return { message: `the token file ${error.location}: ${error.detail}`, hint: "Run beatport doctor." }
  }
}

/** The flag of an option of the MCP server. */
const writeFlag = (option: string): string =>
  `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const foreignHint =
  "Check the network, which may want a sign-in, and BEATPORT_BASE_URL, which ends in /v4; then look for a newer version."

const noPage: Words = {
  message:
    "the network or BEATPORT_BASE_URL does not lead to Beatport's documentation page, or it has no client id",
  hint: "Check both, then set BEATPORT_CLIENT_ID, or sign in with a token: beatport login --token-stdin"
}

const formatSeconds = (duration: Duration.Duration): string => `${Math.ceil(Duration.toSeconds(duration))} s`

const authenticationWords: Readonly<
  Record<Extract<BeatportError, { _tag: "AuthenticationError" }>["reason"], Words>
> = {
  InvalidCredentials: {
    message: "Beatport does not accept this user name and password",
    hint: "Use those of www.beatport.com: beatport login"
  },
  InvalidGrant: { message: "the saved login has expired", hint: "Sign in again: beatport login" },
  TokenRejected: { message: "Beatport does not accept the token", hint: "Sign in again: beatport login" },
  ClientIdNotFound: {
    message: "Beatport's documentation page does not give a client id",
    hint: "Set BEATPORT_CLIENT_ID, or sign in with a token: beatport login --token-stdin"
  },
  AuthorizationDenied: {
    message: "Beatport denied the authorization",
    hint: "Try again, or sign in with a token: beatport login --token-stdin"
  },
  NotConfigured: {
    message: "you are not signed in",
    hint: "Run beatport login, or set BEATPORT_USERNAME and BEATPORT_PASSWORD."
  }
}

const forbiddenWords: Readonly<Record<Extract<BeatportError, { _tag: "ForbiddenError" }>["reason"], Words>> =
  {
    TerritoryRestricted: {
      message: "this is not sold in your account's country, is a pre-order or cannot be streamed",
      hint: "The list form may show it: beatport tracks --id ID"
    },
    PermissionDenied: {
      message: "your account does not include this",
      hint: "Check the subscription (beatport whoami); a new login may help where a saved token has less scope."
    },
    Blocked: {
      message: "Beatport blocks this network address",
      hint: "Use another network, or sign in with a token from a browser: beatport login --token-stdin"
    },
    CsrfFailed: { message: "Beatport rejected the login session", hint: "Sign in again: beatport login" }
  }

const transportWords: Readonly<Record<Extract<BeatportError, { _tag: "TransportError" }>["reason"], Words>> =
  {
    DnsLookup: {
      message: "the host's name could not be resolved",
      hint: "Check the network and BEATPORT_BASE_URL."
    },
    ConnectionRefused: {
      message: "the connection was refused",
      hint: "Check the network, the proxy and BEATPORT_BASE_URL."
    },
    ProxyRefused: {
      message: "the proxy refused the connection",
      hint: "Check HTTPS_PROXY and NO_PROXY, and the user and password in them."
    },
    ConnectionReset: { message: "the connection broke", hint: "Try again." },
    Certificate: {
      message: "the certificate of the host is not trusted",
      hint: "Check the clock, the proxy and BEATPORT_BASE_URL."
    },
    InvalidUrl: { message: "the base URL is invalid", hint: "Correct BEATPORT_BASE_URL." },
    PaceUnreachable: { message: "the rate limiter in Redis does not respond", hint: "Check Redis." },
    Recorder: { message: "the recorder has no response to the request", hint: "Record the request." },
    Other: { message: "the request failed in the network", hint: "Check the network and the proxy." }
  }
