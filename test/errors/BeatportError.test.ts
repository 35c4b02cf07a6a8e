import { describe, expect, it } from "@effect/vitest"
import { Cause, Duration, Effect, Schema } from "effect"
import {
  AuthenticationError,
  type BeatportError,
  DecodeError,
  type ErrorCategories,
  ForbiddenError,
  isBeatportError,
  NotFoundError,
  RateLimitError,
  ServerError,
  BeatportTimeoutError,
  TokenStoreError,
  TransportError,
  UnavailableError,
  ValidationError
} from "effect-beatport"

const call = { method: "GET", path: "/catalog/tracks/1/" }
const limit = Duration.seconds(30)

/** One of each kind: whether another try may help, whether nothing was done, and what the message tells a person. */
const kinds: ReadonlyArray<
  readonly [error: BeatportError, retryable: boolean, unprocessed: boolean, says: ReadonlyArray<string>]
> = [
  [
    new AuthenticationError({ reason: "InvalidCredentials", ...call, status: 401 }),
    false,
    true,
    ["InvalidCredentials", "Check the user name and the password"]
  ],
  [new AuthenticationError({ reason: "InvalidGrant" }), false, true, ["Log in again"]],
  [new AuthenticationError({ reason: "TokenRejected" }), false, true, ["Log in again"]],
  [new AuthenticationError({ reason: "ClientIdNotFound" }), false, true, ["Set BEATPORT_CLIENT_ID"]],
  [new AuthenticationError({ reason: "AuthorizationDenied" }), false, true, ["import a token"]],
  [
    new AuthenticationError({ reason: "NotConfigured" }),
    false,
    true,
    ["BEATPORT_USERNAME", "BEATPORT_PASSWORD", "BEATPORT_ACCESS_TOKEN"]
  ],
  [
    new RateLimitError({ ...call, status: 429, retryAfter: Duration.millis(2500), stated: true }),
    true,
    true,
    ["it requests a pause of 3 s"]
  ],
  [
    new RateLimitError({ ...call, status: 429, retryAfter: limit, stated: false }),
    true,
    true,
    ["it does not say for how long. Wait 30 s"]
  ],
  [new NotFoundError({ ...call, status: 404 }), false, true, ["/catalog/tracks/1/", "Check the id"]],
  [
    new ForbiddenError({ ...call, status: 403, reason: "TerritoryRestricted" }),
    false,
    true,
    ["this account's country", 'fallback: "list"']
  ],
  [
    new ForbiddenError({ ...call, status: 403, reason: "PermissionDenied" }),
    false,
    true,
    ["subscription", "scope"]
  ],
  [
    new ForbiddenError({ ...call, status: 403, reason: "Blocked" }),
    false,
    true,
    ["another network", "import the token"]
  ],
  [new ForbiddenError({ ...call, status: 403, reason: "CsrfFailed" }), false, true, ["Log in again"]],
  [
    new ValidationError({ ...call, fields: { genre_id: ["Expected a genre's id or name."] } }),
    false,
    true,
    ["invalid argument", "genre_id: Expected a genre's id or name."]
  ],
  [
    new ValidationError({ ...call, status: 400, fields: { a: ["No.", "Nope."], b: ["Neither."] } }),
    false,
    true,
    ["Beatport rejected an argument (400)", "a: No. Nope.; b: Neither."]
  ],
  [
    new ServerError({ ...call, status: 500 }),
    true,
    false,
    ["Beatport responded with 500", "Try again later"]
  ],
  [new ServerError({ ...call, status: 408 }), true, false, ["Try again later"]],
  [new ServerError({ ...call, status: 503 }), true, false, ["Try again later"]],
  [new ServerError({ ...call, status: 503, retryAfter: limit }), true, true, ["Try again later"]],
  [
    new ServerError({ ...call, status: 301, detail: "moved" }),
    false,
    false,
    ["has status 301 (moved)", "Check the network", "/v4", "look for a newer version"]
  ],
  [
    new TransportError({ ...call, reason: "DnsLookup", cause: new Error("getaddrinfo ENOTFOUND") }),
    true,
    true,
    ["could not be resolved", "getaddrinfo ENOTFOUND"]
  ],
  [new TransportError({ ...call, reason: "ConnectionRefused", cause: undefined }), true, true, ["proxy"]],
  [
    new TransportError({ ...call, reason: "ConnectionReset", cause: undefined }),
    true,
    false,
    ["before the response was complete"]
  ],
  [new TransportError({ ...call, reason: "Other", cause: undefined }), true, false, ["Check the network"]],
  [new TransportError({ ...call, reason: "Certificate", cause: undefined }), false, true, ["clock"]],
  [new TransportError({ ...call, reason: "InvalidUrl", cause: undefined }), false, true, ["base URL"]],
  [
    new BeatportTimeoutError({ ...call, phase: "connect", limit: Duration.millis(1500) }),
    true,
    true,
    ["no connection within 2 s", "raise the connect timeout"]
  ],
  [
    new BeatportTimeoutError({ ...call, phase: "response", limit }),
    true,
    false,
    ["no complete response within 30 s", "raise the response timeout"]
  ],
  [new BeatportTimeoutError({ ...call, phase: "total", limit }), false, false, ["raise the total timeout"]],
  [
    new UnavailableError({ ...call, retryAfter: limit }),
    true,
    true,
    ["no request was sent", "Try again in 30 s"]
  ],
  [
    new DecodeError({ ...call, status: 200, at: "results[3].bpm", expected: "Expected number" }),
    false,
    false,
    ["results[3].bpm could not be decoded: Expected number", "look for a newer version"]
  ],
  [
    new DecodeError({ ...call, status: 200, at: "", expected: "Expected JSON" }),
    false,
    false,
    ["the response could not be decoded", "Check the network", "base URL"]
  ],
  [
    new TokenStoreError({ operation: "save", location: "/home/me/token.json", detail: "the disk is full." }),
    false,
    true,
    ["/home/me/token.json could not save: the disk is full."]
  ]
]

describe("a BeatportError", () => {
  describe.each(kinds.map((kind) => [`${kind[0]._tag}: ${kind[0].message}`, ...kind] as const))(
    "%s",
    (_, error, retryable, unprocessed, says) => {
      it("says whether another try may help, and whether nothing was done", () => {
        expect(error).toMatchObject({ isRetryable: retryable, isUnprocessed: unprocessed })
      })

      it("tells a person what happened and what to do", () => {
        for (const words of says) expect(error.message).toContain(words)
        expect(error.message).not.toMatch(/undefined|\[object|NaN/)
      })

      it("is an Error that shows its message wherever it is printed", () => {
        expect(error).toBeInstanceOf(Error)
        expect(String(error)).toContain(error.message)
        expect(error.stack).toContain(error._tag)
        expect(Cause.pretty(Cause.fail(error))).toContain(error.message)
      })

      it("is known for one", () => {
        expect(isBeatportError(error)).toBe(true)
      })
    }
  )

  it.effect("fails an effect by itself, and is caught by its tag", () =>
    Effect.gen(function* () {
      const caught = yield* new NotFoundError({ ...call, status: 404 }).pipe(
        Effect.catchTag("NotFoundError", ({ status }) => Effect.succeed(status))
      )
      expect(caught).toBe(404)
    })
  )

  it.effect("goes to another process as JSON and comes back", () =>
    Effect.gen(function* () {
      const error = new RateLimitError({ ...call, status: 429, retryAfter: limit, stated: true })
      const codec = Schema.fromJsonString(Schema.toCodecJson(RateLimitError))
      const back = yield* Effect.flatMap(Schema.encodeEffect(codec)(error), Schema.decodeUnknownEffect(codec))
      expect(back).toBeInstanceOf(RateLimitError)
      expect(back.message).toBe(error.message)
    })
  )
})

describe("the categories of an error", () => {
  const pause = Duration.seconds(30)
  const cause = new Error("socket hang up")
  it.each<readonly [BeatportError, ErrorCategories["exitCode"]]>([
    [new ValidationError({ operation: "tracks.list", fields: { bpm: ["Expected a number."] } }), 2],
    [new ValidationError({ ...call, status: 400, fields: { bpm: ["A valid integer is required."] } }), 2],
    [new ValidationError({ operation: "configuration", fields: { pace: ["Expected a duration."] } }), 10],
    [new NotFoundError({ ...call, status: 404 }), 3],
    [new AuthenticationError({ reason: "InvalidGrant" }), 4],
    [new ForbiddenError({ ...call, status: 403, reason: "Blocked" }), 5],
    [new RateLimitError({ ...call, status: 429, retryAfter: pause, stated: true }), 6],
    [new TransportError({ ...call, reason: "ConnectionReset", cause }), 7],
    [new BeatportTimeoutError({ ...call, phase: "total", limit }), 7],
    [new UnavailableError({ ...call, retryAfter: pause }), 7],
    [new ServerError({ ...call, status: 500 }), 8],
    [new DecodeError({ ...call, status: 200, at: "", expected: "Expected JSON" }), 8],
    [new TokenStoreError({ operation: "load", location: "/token.json", detail: "it is damaged." }), 10]
  ])("%o have an exit code, and a new login helps where the token is the problem", (error, exitCode) => {
    expect(error.exitCode).toBe(exitCode)
    expect(error.needsSignIn).toBe(error._tag === "AuthenticationError")
  })

  it("hold the pause that the server requested, and none that the SDK assumed", () => {
    const limited = { ...call, status: 429, retryAfter: pause }
    expect(new RateLimitError({ ...limited, stated: true }).requestedPause).toEqual(pause)
    expect(new RateLimitError({ ...limited, stated: false }).requestedPause).toBeUndefined()
    expect(new ServerError({ ...call, status: 503, retryAfter: pause }).requestedPause).toEqual(pause)
    expect(new ServerError({ ...call, status: 503 }).requestedPause).toBeUndefined()
  })
})

describe("isBeatportError", () => {
  it.each([
    new Error("no"),
    new DOMException("no", "AbortError"),
    { _tag: "NotFoundError", method: "GET", path: "/", status: 404 },
    "NotFoundError",
    undefined
  ])("is false for anything else: %o", (other) => {
    expect(isBeatportError(other)).toBe(false)
  })
})
