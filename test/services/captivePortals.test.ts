/**
 * Networks that respond with their own pages, and base URLs that lead elsewhere: at every stage of a first call.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Beatport } from "effect-beatport"
import { inTheEnd } from "./Client.ts"
import { account, type FakeResponse, FakeBeatport, html, json } from "./FakeBeatport.ts"

const page =
  "<!doctype html><title>Guest network</title><script src='/portal.js'></script><p>Sign in to go online</p>"

const portals: ReadonlyArray<readonly [string, FakeResponse]> = [
  ["a page of HTML", html(page)],
  ["a page of HTML that is called JSON", json(page)],
  ["a redirect to a login page", json("", 302, { location: "http://portal.example/login?from=beatport" })],
  ["a temporary redirect", json("", 307, { location: "http://10.0.0.1/" })],
  ["a 511 with a page", html(page, 511)],
  ["a 511 without one", json("", 511)],
  ["a 404 of another server", html("<h1>Not Found</h1>", 404)],
  ["the JSON of another service", json({ ok: true, service: "portal" })],
  ["an empty list", json([])]
]

/** The stages of a first call, by the route at which the network begins to response for itself. */
const stages = [
  "GET /docs/",
  "POST /auth/login/",
  "GET /auth/o/authorize/",
  "POST /auth/o/token/",
  "GET /catalog/tracks/5/",
  "GET /catalog/tracks/"
]

const client = (credentials: object) =>
  Beatport.layer({ pace: 0, retry: { times: 0 }, ...credentials }).pipe(
    Layer.provideMerge(FakeBeatport.layer)
  )

const namesFirst = (message: string) => {
  const [network, other] = [/network|base URL|BEATPORT_BASE_URL/i, /client.?id|newer version|password/i].map(
    (words) => message.search(words)
  )
  assert.isTrue(network !== undefined && network >= 0, message)
  assert.isTrue(other === undefined || other < 0 || (network ?? 0) < other, message)
}

describe("a network that responds in place of Beatport", () => {
  it.effect.each(stages.flatMap((stage) => portals.map(([what, response]) => ({ stage, what, response }))))(
    "is named, or the base URL, before anything else: $what at $stage",
    ({ response, stage }) =>
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        const fake = yield* FakeBeatport
        yield* fake.always(stage, response)
        const call = stage.endsWith("/5/") ? Effect.asVoid(tracks.get(5)) : Effect.asVoid(tracks.list())
        const error = yield* inTheEnd(Effect.flip(call))
        namesFirst(error.message)
        assert.isFalse(error.isRetryable)
      }).pipe(Effect.provide(client(account)))
  )
})

describe("a base URL of Beatport without /v4", () => {
  it.effect.each([
    "https://api.beatport.com",
    "https://api.beatport.com/",
    "https://api.beatport.com/v3",
    "https://api.beatport.com/v4/docs/"
  ])("is refused: %s", (baseUrl) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        Effect.provide(Beatport, client({ accessToken: "token-of-a-user", baseUrl }))
      )
      assert.include(error.message, "/v4")
      assert.include(error.message, "baseUrl")
    })
  )
})

describe("a 403", () => {
  it.effect("of a token with less scope advises a new login", () =>
    Effect.gen(function* () {
      const fake = yield* FakeBeatport
      yield* fake.always(
        "GET /catalog/tracks/5/",
        json({ detail: "You do not have permission to perform this action." }, 403)
      )
      const error = yield* Effect.flip((yield* Beatport).tracks.get(5))
      assert.include(error.message, "log in again")
    }).pipe(Effect.provide(client({ accessToken: "standing-token" })))
  )

  it.effect("of a territory names the other causes that have the same message", () =>
    Effect.gen(function* () {
      const fake = yield* FakeBeatport
      yield* fake.always("GET /catalog/tracks/5/", json({ detail: "Territory Restricted." }, 403))
      const { message } = yield* Effect.flip((yield* Beatport).tracks.get(5))
      assert.match(message, /country.*pre-order.*stream.*fallback/)
    }).pipe(Effect.provide(client({ accessToken: "standing-token" })))
  )
})
