/**
 * Failures of the network.
 */
import { type Duration, Schema } from "effect"
import type { ExitCode } from "./categories.ts"
import { describeRequest, request } from "./errorFields.ts"
import { printReadably } from "./printReadably.ts"

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
export class TransportError extends Schema.TaggedError<TransportError>()(
  "TransportError",
  {
    ...request,
    reason: TransportReason,
    /** What the network said. */
    cause: Schema.Defect()
  },
  { httpApiStatus: 503 }
) {
  get isRetryable(): boolean {
    return this.reason !== "Certificate" && this.reason !== "InvalidUrl"
  }
  get isUnprocessed(): boolean {
    return this.reason !== "ConnectionReset" && this.reason !== "Other"
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
