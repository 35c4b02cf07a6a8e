/**
 * Failures of the network.
 */
import { type Duration, Schema } from "effect"
import type { ErrorCategories, ExitCode } from "./ErrorCategories.ts"
import { describeRequest, request } from "./errorFields.ts"
import { copyCauseOf } from "./ForeignError.ts"
import { printReadably } from "./printReadably.ts"

/** Lists why a request failed on the network. */
export const TransportReason = Schema.Literals([
  "DnsLookup",
  "ConnectionRefused",
  "ConnectionReset",
  "Certificate",
  /** The proxy's response to CONNECT had an error status such as 407 or 403. The server received nothing. */
  "ProxyRefused",
  "InvalidUrl",
  /** The rate limit is shared through Redis, which does not respond. The server received nothing. */
  "PaceUnreachable",
  /** The recorder of `effect-beatport/testing` has no response to this request, or could not keep one. */
  "Recorder",
  "Other"
])
export type TransportReason = typeof TransportReason.Type

const transportAdvice: Record<TransportReason, string> = {
  DnsLookup: "the host's name could not be resolved. Check the network and the base URL",
  ConnectionRefused: "the connection was refused. Check the network, the proxy and the base URL",
  ConnectionReset: "the connection was closed before the response was complete. Try again",
  Certificate: "the host's certificate is not trusted. Check the clock, the proxy and the base URL",
  ProxyRefused:
    "the proxy refused to connect. If its status is 407, put its user name and password into the proxy's URL; if it is 403, the proxy does not allow this host",
  InvalidUrl: "the URL is invalid. Check the base URL",
  PaceUnreachable:
    'the rate limit is shared through Redis, which does not respond. Check Redis, or set whenUnreachable to "local"',
  Recorder: "the recorder of the tests failed",
  Other: "the request failed. Check the network and the proxy"
}

/** Reasons for which a retry cannot help. */
const lastingReasons: ReadonlySet<TransportReason> = new Set([
  "Certificate",
  "ProxyRefused",
  "InvalidUrl",
  "Recorder"
])

/** Reasons for which the server may have processed the request. */
const mayBeProcessed: ReadonlySet<TransportReason> = new Set(["ConnectionReset", "Recorder", "Other"])

/**
 * Reports that the request did not reach the server, or that its response did not arrive completely. The token stays
 * valid.
 */
export class TransportError
  extends Schema.TaggedError<TransportError>()(
    "TransportError",
    {
      ...request,
      reason: TransportReason,
      /** A copy of the network's error: class name, code and message. */
      cause: Schema.Defect()
    },
    { httpApiStatus: 503 }
  )
  implements ErrorCategories
{
  override readonly cause: unknown = copyCauseOf(this)
  get isRetryable(): boolean {
    return !lastingReasons.has(this.reason)
  }
  get isUnprocessed(): boolean {
    return !mayBeProcessed.has(this.reason)
  }
  get requestedPause(): Duration.Duration | undefined {
    return undefined
  }
  get needsSignIn(): boolean {
    return false
  }
  get exitCode(): ExitCode {
    return 7
  }
  override get message(): string {
    const said = this.cause instanceof Error && this.cause.message !== "" ? ` (${this.cause.message})` : ""
    return `${describeRequest(this)}: ${transportAdvice[this.reason]}${said}.`
  }
}

printReadably(TransportError)
