import { describe, expect, it } from "@effect/vitest"
import { Duration } from "effect"
import { HttpClientError, HttpClientRequest } from "effect/http"
import { fromTransport } from "../../src/errors/fromTransport.ts"

const request = HttpClientRequest.get("https://api.beatport.com/v4/things/?q=planted", {
  headers: { authorization: "Bearer planted" }
})

const about = { method: "GET", path: "/things/" }

const from = (cause: unknown) =>
  fromTransport(
    new HttpClientError.HttpClientError({
      reason: new HttpClientError.TransportError({ request, cause })
    }),
    about,
    Duration.seconds(10)
  )

const coded = (code: string, message = `${code} happened`, syscall = syscallOf(code)) =>
  Object.assign(new Error(message), { code, ...(syscall === undefined ? {} : { syscall }) })

const syscallOf = (code: string): string | undefined => {
  if (/^E(NOTFOUND|AI_AGAIN)$/.test(code)) return "getaddrinfo"
  return /^E(CONNREFUSED|HOSTUNREACH|NETUNREACH|TIMEDOUT)$/.test(code) ? "connect" : undefined
}

const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause })

describe("fromTransport", () => {
  it.each([
    ["ENOTFOUND", "DnsLookup"],
    ["EAI_AGAIN", "DnsLookup"],
    ["ECONNREFUSED", "ConnectionRefused"],
    ["EHOSTUNREACH", "ConnectionRefused"],
    ["ENETUNREACH", "ConnectionRefused"],
    ["ECONNRESET", "ConnectionReset"],
    ["EPIPE", "ConnectionReset"],
    ["Z_DATA_ERROR", "ConnectionReset"],
    ["ERR__ERROR_FORMAT_PADDING_1", "ConnectionReset"],
    ["UND_ERR_SOCKET", "ConnectionReset"],
    ["UND_ERR_ABORTED", "ConnectionReset"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "Certificate"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "Certificate"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "Certificate"],
    ["CERT_HAS_EXPIRED", "Certificate"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "Certificate"],
    ["HPE_INVALID_HEADER_TOKEN", "Other"]
  ] as const)("calls %s by its name: %s", (code, reason) => {
    const cause = coded(code)
    const error = from(fetchFailed(cause))
    expect(error).toMatchObject({ _tag: "TransportError", reason, method: "GET", path: "/things/" })
    expect(error).toHaveProperty("cause.code", code)
    expect(error).toHaveProperty("cause.message", cause.message)
    expect(error.message).toContain(`${code} happened`)
  })

  it.each(["UND_ERR_CONNECT_TIMEOUT", "ETIMEDOUT"])(
    "takes %s for a connection that took too long",
    (code) => {
      expect(from(fetchFailed(coded(code)))).toMatchObject({
        _tag: "BeatportTimeoutError",
        phase: "connect",
        limit: Duration.seconds(10)
      })
    }
  )

  it.each([
    ["ETIMEDOUT", "read"],
    ["ETIMEDOUT", "write"],
    ["ETIMEDOUT", undefined],
    ["EHOSTUNREACH", "read"],
    ["ENETUNREACH", "write"],
    ["ECONNREFUSED", "read"],
    ["ENOTFOUND", "read"]
  ])("claims nothing of the request if an established connection fails: %s of %s", (code, syscall) => {
    const cause = Object.assign(new Error("lost"), { code, syscall })
    expect(from(fetchFailed(cause))).toMatchObject({ reason: "ConnectionReset", isUnprocessed: false })
  })

  it.each([
    [407, "ProxyRefused", false],
    [403, "ProxyRefused", false],
    [502, "ConnectionRefused", true]
  ])("names a proxy that responds to CONNECT with %s", (status, reason, isRetryable) => {
    const error = from(coded("UND_ERR_ABORTED", `Proxy response (${status}) !== 200 when HTTP Tunneling`))
    expect(error).toMatchObject({ reason, isRetryable, isUnprocessed: true })
    expect(error.message).toContain("proxy")
  })

  it("finds the cause below any number of others", () => {
    const cause = coded("ECONNREFUSED")
    const wrapped = fetchFailed(new Error("outer", { cause: new Error("inner", { cause }) }))
    expect(from(wrapped)).toMatchObject({ reason: "ConnectionRefused", cause: { message: cause.message } })
  })

  it("finds it in the first of several attempts, as with a host of two addresses", () => {
    const first = coded("ECONNREFUSED", "connect ECONNREFUSED ::1:1")
    const both = Object.assign(new AggregateError([first, coded("ECONNREFUSED", "the other")]), {
      code: "ECONNREFUSED"
    })
    expect(from(fetchFailed(both))).toMatchObject({
      reason: "ConnectionRefused",
      cause: { message: first.message }
    })
  })

  it("ends where causes go round in a circle", () => {
    const one = new Error("one")
    one.cause = new Error("two", { cause: one })
    expect(from(one)).toMatchObject({ _tag: "TransportError", reason: "Other" })
  })

  it.each([undefined, null, "a text", 7, { code: 7 }, new AggregateError([])])(
    "makes something of any cause: %j",
    (cause) => {
      const error = from(cause)
      expect(error).toMatchObject({ _tag: "TransportError", reason: "Other" })
      expect(error.message).toContain("the request failed")
    }
  )

  it("says that a URL is none, and not which", () => {
    const error = fromTransport(
      new HttpClientError.HttpClientError({
        reason: new HttpClientError.InvalidUrlError({ request, cause: new TypeError("Invalid URL: planted") })
      }),
      about,
      Duration.seconds(10)
    )
    expect(error).toMatchObject({ _tag: "TransportError", reason: "InvalidUrl", isRetryable: false })
    expect(`${error.message}${String(error.cause)}`).not.toContain("planted")
  })

  it("leaves the request behind, with its headers and its query", () => {
    const error = from(fetchFailed(coded("ECONNRESET")))
    expect(`${error.message}${JSON.stringify(error)}${String(error.stack)}`).not.toContain("planted")
  })
})
