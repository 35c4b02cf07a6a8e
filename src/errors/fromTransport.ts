/**
 * The one place where a failure of the network becomes an error.
 */
import { Duration, Predicate } from "effect"
import type { HttpClientError } from "effect/http"
import { BeatportTimeoutError } from "./BeatportTimeoutError.ts"
import { TransportError, type TransportReason } from "./TransportError.ts"

/** The request a failure is about, without its query. */
export interface About {
  readonly method: string
  readonly path: string
}

/** The codes that Node, undici and the others give to what happened. */
const reasonByCode: Readonly<Record<string, TransportReason>> = {
  ENOTFOUND: "DnsLookup",
  EAI_AGAIN: "DnsLookup",
  ECONNREFUSED: "ConnectionRefused",
  EHOSTUNREACH: "ConnectionRefused",
  ENETUNREACH: "ConnectionRefused",
  ECONNRESET: "ConnectionReset",
  EPIPE: "ConnectionReset",
  UND_ERR_SOCKET: "ConnectionReset",
  UND_ERR_ABORTED: "ConnectionReset",
  Z_BUF_ERROR: "ConnectionReset",
  DEPTH_ZERO_SELF_SIGNED_CERT: "Certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "Certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "Certificate",
  CERT_HAS_EXPIRED: "Certificate",
  ERR_TLS_CERT_ALTNAME_INVALID: "Certificate"
}

/**
 * What broke, with the network's own words. The request's headers are left behind: only the innermost cause that
 * names itself is kept, so that "fetch failed" does not hide it.
 */
export const fromTransport = (
  error: HttpClientError.HttpClientError,
  about: About,
  connectLimit: Duration.Duration
): TransportError | BeatportTimeoutError => {
  if (error.reason._tag === "InvalidUrlError") {
    return new TransportError({ ...about, reason: "InvalidUrl", cause: new Error("not a URL") })
  }
  const cause = innermost("cause" in error.reason ? error.reason.cause : undefined)
  const code = codeOf(cause)
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") {
    return new BeatportTimeoutError({ ...about, phase: "connect", limit: connectLimit })
  }
  return new TransportError({ ...about, reason: reasonByCode[code ?? ""] ?? "Other", cause })
}

const codeOf = (cause: unknown): string | undefined =>
  Predicate.hasProperty(cause, "code") && Predicate.isString(cause.code) ? cause.code : undefined

const deepestCause = 8

/** The deepest cause that has a code, or the deepest there is; of several connection attempts, the first. */
const innermost = (cause: unknown, depth = 0): unknown => {
  if (depth === deepestCause) return cause
  if (cause instanceof AggregateError && cause.errors.length > 0) return innermost(cause.errors[0], depth + 1)
  const inner: unknown = Predicate.hasProperty(cause, "cause") ? cause.cause : undefined
  return inner === undefined || inner === null ? cause : innermost(inner, depth + 1)
}
