/**
 * Converts a failure of the network into an error of this SDK.
 */
import type { Duration } from "effect"
import type { HttpClientError } from "effect/http"
import { BeatportTimeoutError } from "./BeatportTimeoutError.ts"
import { copyForeignError, type ForeignError } from "./ForeignError.ts"
import { TransportError, type TransportReason } from "./TransportError.ts"

/** Identifies the failed request, without its query. */
export interface RequestSummary {
  readonly method: string
  readonly path: string
}

/** Names what happened for each code of Node, undici and zlib, and of this package's recorder. */
const reasonByCode: ReadonlyMap<string | undefined, TransportReason> = new Map([
  ["ENOTFOUND", "DnsLookup"],
  ["EAI_AGAIN", "DnsLookup"],
  ["ECONNREFUSED", "ConnectionRefused"],
  ["EHOSTUNREACH", "ConnectionRefused"],
  ["ENETUNREACH", "ConnectionRefused"],
  ["ETIMEDOUT", "ConnectionRefused"],
  ["ECONNRESET", "ConnectionReset"],
  ["EPIPE", "ConnectionReset"],
  ["UND_ERR_SOCKET", "ConnectionReset"],
  ["UND_ERR_ABORTED", "ConnectionReset"],
  ["Z_BUF_ERROR", "ConnectionReset"],
  ["Z_DATA_ERROR", "ConnectionReset"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "Certificate"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "Certificate"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "Certificate"],
  ["CERT_HAS_EXPIRED", "Certificate"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "Certificate"],
  ["RECORDER", "Recorder"]
])

/** Reasons for which the server received nothing, so that a write can be sent again. */
const claimsUnsent: ReadonlySet<TransportReason> = new Set(["DnsLookup", "ConnectionRefused"])

/**
 * System calls that come before the first byte of a request. `read` and `write` can fail with the same codes after the
 * server has processed the request.
 */
const callsBeforeSending: ReadonlySet<string | undefined> = new Set(["getaddrinfo", "connect"])

/** Returns the error of a request that failed on the network. Its cause is a copy without the request's headers. */
export const fromTransport = (
  error: HttpClientError.HttpClientError,
  about: RequestSummary,
  connectLimit: Duration.Duration
): TransportError | BeatportTimeoutError => {
  if (error.reason._tag === "InvalidUrlError") {
    return new TransportError({ ...about, reason: "InvalidUrl", cause: new Error("not a URL") })
  }
  const cause = copyForeignError("cause" in error.reason ? error.reason.cause : undefined)
  return isConnectTimeout(cause)
    ? new BeatportTimeoutError({ ...about, phase: "connect", limit: connectLimit })
    : new TransportError({ ...about, reason: reasonOf(cause), cause })
}

const isConnectTimeout = ({ code, syscall }: ForeignError): boolean =>
  code === "UND_ERR_CONNECT_TIMEOUT" || (code === "ETIMEDOUT" && syscall === "connect")

const reasonOf = ({ code, message, syscall }: ForeignError): TransportReason => {
  const proxyStatus = code === "UND_ERR_ABORTED" ? connectStatus.exec(message)?.[1] : undefined
  if (proxyStatus !== undefined) return proxyStatus.startsWith("4") ? "ProxyRefused" : "ConnectionRefused"
  const reason =
    reasonByCode.get(code) ?? (code?.startsWith(brotliPrefix) === true ? "ConnectionReset" : "Other")
  return claimsUnsent.has(reason) && !callsBeforeSending.has(syscall) ? "ConnectionReset" : reason
}

/** The status of a proxy's response to CONNECT, as undici reports it. The server received nothing in this case. */
const connectStatus = /^Proxy response \((\d+)\)/

/** Prefix of Node's codes for damaged brotli data. */
const brotliPrefix = "ERR__ERROR_"
