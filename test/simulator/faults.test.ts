import { connect } from "node:net"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Fault, namedFaults, Simulator } from "effect-beatport/simulator"
import { call, read, send } from "./http.ts"

/** What a socket gives to who asks without an HTTP client, and how it ends. */
interface Heard {
  readonly text: string
  readonly ending: string
}

/** Asks on a bare socket. Resolves when the connection is over. */
const shout = (origin: string, path: string, fault: string): Effect.Effect<Heard> =>
  Effect.callback((resume) => {
    const { hostname, port } = new URL(origin)
    const socket = connect(Number(port), hostname)
    let heard = ""
    let ending = "closed"
    socket.setEncoding("utf8")
    socket.on("data", (text: string) => (heard += text))
    socket.on("error", (error) => (ending = "code" in error ? String(error.code) : error.message))
    socket.on("close", () => resume(Effect.succeed({ text: heard, ending })))
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nX-Simulator-Fault: ${fault}\r\n\r\n`)
    return Effect.sync(() => socket.destroy())
  })

const Token = Schema.Struct({ access_token: Schema.String, refresh_token: Schema.String })

const refresh = Effect.fnUntraced(function* (refreshToken: string) {
  const { baseUrl, clientId } = yield* Simulator
  return yield* send(`${baseUrl}/auth/o/token/`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      refresh_token: refreshToken,
      client_id: clientId
    })
  })
})

/** The same without an expected response: what the client's transport reported. */
const failing = (fails: Effect.Effect<unknown, never, Simulator>) =>
  Effect.map(Effect.exit(fails), (exit) => {
    assert.strictEqual(exit._tag, "Failure")
  })

interface Expected {
  readonly status: number
  readonly body?: string | RegExp
  readonly type?: RegExp
  readonly retryAfter?: string | null
}

const json = /^application\/json$/
const page = /^text\/html/

const expectedResponses: Record<string, Expected> = {
  "rate-limited": { status: 429, retryAfter: "1", type: json },
  "rate-limited-silent": { status: 429, retryAfter: null },
  "rate-limited-date": { status: 429, retryAfter: "Thu, 01 Jan 1970 00:00:02 GMT" },
  "rate-limited-nonsense": { status: 429, retryAfter: "soon" },
  "rate-limited-hour": { status: 429, retryAfter: "3600" },
  "server-error": { status: 500, body: '{"detail":"Internal server error"}', type: json },
  "server-error-html": { status: 500, body: /Server Error \(500\)/, type: page },
  "server-error-text": { status: 500, body: "Internal server error", type: /^text\/plain/ },
  "bad-gateway": { status: 502, body: /502 Bad Gateway/, type: page },
  unavailable: { status: 503, retryAfter: null },
  "unavailable-retry-after": { status: 503, retryAfter: "1" },
  unauthorized: { status: 401, body: '{"detail":"Authentication credentials were not provided."}' },
  "territory-restricted": { status: 403, body: '{"detail":"Territory Restricted."}' },
  "permission-denied": {
    status: 403,
    body: '{"detail":"You do not have permission to perform this action."}'
  },
  "csrf-failed": { status: 403, body: '{"detail":"CSRF Failed: Referer checking failed - no Referer."}' },
  blocked: { status: 403, body: /<title>403<\/title>403 Forbidden$/, type: page },
  "not-found": { status: 404, body: '{"detail":"Not found."}' },
  moved: { status: 301, body: "" },
  "no-content": { status: 204, body: "" },
  "empty-body": { status: 200, body: "", type: json },
  "html-page": { status: 200, body: /^<!doctype html>/, type: page }
}

/** Not a response, or not an immediate one: each has a test of its own. */
const others = [
  "truncated",
  "oversized",
  "reset-on-arrival",
  "reset-before-headers",
  "reset-in-headers",
  "reset-in-body",
  "slow-headers",
  "stalled",
  "slow-body"
]

describe("Simulator: faults", () => {
  layer(Simulator.layer({ tracks: 200 }))((it) => {
    it.effect("has a name for every fault, and a test for every name", () =>
      Effect.sync(() => {
        assert.sameMembers([...namedFaults.keys()], [...Object.keys(expectedResponses), ...others])
      })
    )

    it.effect.each(Object.entries(expectedResponses))(
      "responds as the request's header says: %s",
      ([name, expected]) =>
        Effect.gen(function* () {
          const reply = yield* call("/catalog/genres/", { headers: { "x-simulator-fault": name } })
          assert.strictEqual(reply.status, expected.status)
          if (typeof expected.body === "string") assert.strictEqual(reply.text, expected.body)
          if (expected.body instanceof RegExp) assert.match(reply.text, expected.body)
          if (expected.type !== undefined)
            assert.match(reply.headers.get("content-type") ?? "", expected.type)
          if (expected.retryAfter !== undefined) {
            assert.strictEqual(reply.headers.get("retry-after"), expected.retryAfter)
          }
        })
    )

    it.effect("names the faults there are, when the header asks for another", () =>
      Effect.gen(function* () {
        const reply = yield* call("/catalog/genres/", { headers: { "x-simulator-fault": "nonsense" } })
        assert.strictEqual(reply.status, 400)
        assert.include(reply.text, "reset-in-body")
      })
    )

    it.effect("gives any response", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        yield* fail(
          Fault.Status({ status: 418, headers: { "x-pot": "short" }, body: "stout", contentType: "text/tea" })
        )
        const reply = yield* call("/catalog/genres/")
        assert.deepStrictEqual(
          [reply.status, reply.headers.get("x-pot"), reply.text, reply.headers.get("content-type")],
          [418, "short", "stout", "text/tea"]
        )
      })
    )

    it.effect("moves a path to where it is told, and by default to itself", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        yield* fail(Fault.Moved({ location: "/v5/" }))
        assert.strictEqual((yield* call("/catalog/genres/?page=1")).headers.get("location"), "/v5/")
        yield* fail(Fault.Moved({}))
        assert.strictEqual(
          (yield* call("/catalog/genres/?page=1")).headers.get("location"),
          "/v4/catalog/genres/?page=1"
        )
      })
    )

    it.effect("cuts JSON off in the middle, under a length that fits", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        const plain = { headers: { "accept-encoding": "identity" } }
        const whole = yield* call("/catalog/genres/6/", plain)
        yield* fail(Fault.Truncated())
        const cut = yield* call("/catalog/genres/6/", plain)
        assert.strictEqual(cut.status, 200)
        assert.strictEqual(cut.text, whole.text.slice(0, Math.ceil(whole.text.length / 2)))
        assert.strictEqual(cut.headers.get("content-length"), String(cut.text.length))
        assert.throws(() => read(Schema.Unknown)(cut))
      })
    )

    it.effect("enlarges a response to the given size, with the same JSON", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        const whole = yield* call("/catalog/genres/6/")
        yield* fail(Fault.Oversized({ bytes: 1_000_003 }))
        const large = yield* call("/catalog/genres/6/")
        assert.strictEqual(large.text.length, 1_000_003)
        assert.strictEqual(large.text.trimEnd(), whole.text)
      })
    )

    it.effect("resets the connection on arrival, and before the first byte of a response", () =>
      Effect.gen(function* () {
        const { origin } = yield* Simulator
        for (const name of ["reset-on-arrival", "reset-before-headers"]) {
          assert.deepStrictEqual(yield* shout(origin, "/v4/docs/", name), { text: "", ending: "ECONNRESET" })
        }
      })
    )

    it.effect("breaks the connection inside the headers", () =>
      Effect.gen(function* () {
        const { origin } = yield* Simulator
        const { text } = yield* shout(origin, "/v4/docs/", "reset-in-headers")
        assert.match(text, /^HTTP\/1\.1 200 OK\r\n/)
        assert.notInclude(text, "\r\n\r\n")
      })
    )

    it.effect("breaks the connection inside the body, after half of it", () =>
      Effect.gen(function* () {
        const { origin } = yield* Simulator
        const { text } = yield* shout(origin, "/v4/docs/", "reset-in-body")
        const [head = "", body = ""] = text.split("\r\n\r\n", 2)
        const promised = Number(/content-length: (\d+)/i.exec(head)?.[1])
        assert.strictEqual(body.length, Math.ceil(promised / 2))
      })
    )

    it.effect(
      "does not process a request that broke on arrival, and processes one that broke at the response",
      () =>
        Effect.gen(function* () {
          const { fail, issueToken, requests } = yield* Simulator
          for (const at of ["response", "headers", "body"] as const) {
            const { refresh_token } = yield* issueToken()
            yield* fail(Fault.Reset({ at: "arrival" }))
            yield* failing(refresh(refresh_token))
            const rotated = read(Token)(yield* refresh(refresh_token))
            yield* fail(Fault.Reset({ at }))
            yield* failing(refresh(rotated.refresh_token))
            assert.strictEqual((yield* refresh(rotated.refresh_token)).status, 400, at)
          }
          assert.isUndefined((yield* requests).findLast(({ status }) => status !== 400)?.status)
        })
    )

    it.effect("lets a good token be refused mid-flight, and only then", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        yield* fail(Fault.Unauthorized())
        assert.strictEqual((yield* call("/catalog/genres/")).status, 401)
        assert.strictEqual((yield* call("/catalog/genres/")).status, 200)
      })
    )

    it.effect("spoils the requests a rule matches, as often as it says, one rule after the other", () =>
      Effect.gen(function* () {
        const { clearFaults, fail } = yield* Simulator
        const statuses = (path: string, count: number, init?: RequestInit) =>
          Effect.map(Effect.replicateEffect(call(path, init), count), (replies) =>
            replies.map(({ status }) => status)
          )

        yield* fail(Fault.ServerError({ as: "json" }), { times: 2, path: "/catalog/genres/*" })
        yield* fail(Fault.BadGateway(), { path: "/catalog/genres/" })
        assert.deepStrictEqual(yield* statuses("/catalog/charts/", 1), [200])
        assert.deepStrictEqual(yield* statuses("/catalog/genres/", 4), [500, 500, 502, 200])

        yield* fail(Fault.NotFound(), { times: "always", every: 3, path: /charts/ })
        assert.deepStrictEqual(yield* statuses("/catalog/charts/", 7), [200, 200, 404, 200, 200, 404, 200])

        yield* fail(Fault.Unavailable({}), { after: 2, method: "get", path: "/catalog/genres/" })
        assert.deepStrictEqual(yield* statuses("/catalog/genres/", 1, { method: "POST" }), [405])
        assert.deepStrictEqual(yield* statuses("/catalog/genres/", 4), [200, 200, 503, 200])

        yield* fail(Fault.BadGateway(), { headers: { "User-Agent": "second/1", accept: "text/html" } })
        const second = { headers: { "user-agent": "second/1", accept: "text/html" } }
        assert.deepStrictEqual(yield* statuses("/catalog/labels/", 1), [200])
        assert.deepStrictEqual(
          yield* statuses("/catalog/labels/", 1, { headers: { "user-agent": "second/1" } }),
          [200]
        )
        assert.deepStrictEqual(yield* statuses("/catalog/labels/", 2, second), [502, 200])

        yield* clearFaults
        assert.deepStrictEqual(yield* statuses("/catalog/charts/", 3), [200, 200, 200])
      })
    )
  })
})
