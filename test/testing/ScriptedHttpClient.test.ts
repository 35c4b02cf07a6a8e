/**
 * The scripted network of `effect-beatport/testing`.
 */
import { assert, describe, it } from "@effect/vitest"
import { Cause, Duration, Effect, Exit, Fiber, Layer } from "effect"
import { HttpClient } from "effect/http"
import { TestClock } from "effect/testing"
import { Beatport, BeatportHttpClient, RateLimitError, TransportError } from "effect-beatport"
import { Fixtures, Scripted, ScriptedHttpClient } from "effect-beatport/testing"

describe("ScriptedHttpClient", () => {
  const over = (script: Parameters<typeof ScriptedHttpClient.layer>[0]) =>
    Beatport.layer({ accessToken: "a-token-for-tests", pace: 0 }).pipe(
      Layer.provideMerge(ScriptedHttpClient.layer(script))
    )

  it.effect("gives its responses in order, and shows the requests", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const ids = yield* Effect.forEach([1, 2], (id) => Effect.map(tracks.get(id), (track) => track.id))
      assert.deepStrictEqual(ids, [11, 12])
      const { requests } = yield* ScriptedHttpClient
      const sent = yield* requests
      assert.deepStrictEqual(
        sent.map(({ body, method, query, url }) => ({ body, method, query, url })),
        [1, 2].map((id) => ({
          body: "",
          method: "GET",
          query: {},
          url: `https://api.beatport.com/v4/catalog/tracks/${id}/`
        }))
      )
      assert.strictEqual(sent[0]?.headers["authorization"], "Bearer a-token-for-tests")
    }).pipe(
      Effect.provide(
        over([
          Scripted.json(Fixtures.trackDetail({ id: 11 })),
          Scripted.json(Fixtures.trackDetail({ id: 12 }))
        ])
      )
    )
  )

  it.effect("gives what a function finds for the request", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      assert.strictEqual((yield* tracks.get(77)).id, 77)
    }).pipe(
      Effect.provide(
        over(({ url }) => Scripted.json(Fixtures.trackDetail({ id: Number(/(\d+)\/$/.exec(url)?.[1]) })))
      )
    )
  )

  it.effect("shows queries decoded, and bodies", () =>
    Effect.gen(function* () {
      const { library, tracks } = yield* Beatport
      yield* tracks.list({ name: "Drums & Bass=?", per_page: 1 })
      yield* Effect.exit(library.playlists.create("Warm-up"))
      const { requests } = yield* ScriptedHttpClient
      const [list, create] = yield* requests
      assert.deepInclude(list?.query, { name: "Drums & Bass=?", per_page: "1" })
      assert.strictEqual(create?.method, "POST")
      assert.deepStrictEqual(JSON.parse(create?.body ?? ""), { name: "Warm-up" })
    }).pipe(Effect.provide(over(() => Scripted.json({ results: [], count: 0 }))))
  )

  it.effect("dies if no response is left, naming the request", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const exit = yield* Effect.exit(tracks.get(5))
      assert(Exit.isFailure(exit))
      assert.include(
        String(Cause.squash(exit.cause)),
        "The script has no response left for GET https://api.beatport.com/v4/catalog/tracks/5/"
      )
    }).pipe(Effect.provide(over([])))
  )

  it.effect("lets waits pass by the test's clock", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const fiber = yield* Effect.forkChild(tracks.get(5), { startImmediately: true })
      yield* TestClock.adjust("59 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(fiber)).id, 5)
    }).pipe(
      Effect.provide(
        over([
          Scripted.json({ detail: "Too fast." }, { status: 429, headers: { "retry-after": "60" } }),
          Scripted.json(Fixtures.trackDetail({ id: 5 }))
        ])
      )
    )
  )

  it.effect("delays its response as told", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const fiber = yield* Effect.forkChild(tracks.get(5), { startImmediately: true })
      yield* TestClock.adjust("4 seconds")
      assert.isUndefined(fiber.pollUnsafe())
      yield* TestClock.adjust("1 second")
      assert.strictEqual((yield* Fiber.join(fiber)).id, 5)
    }).pipe(Effect.provide(over([Scripted.json(Fixtures.trackDetail({ id: 5 }), { after: "5 seconds" })])))
  )

  it.effect("breaks as networks do", () =>
    Effect.gen(function* () {
      const http = yield* BeatportHttpClient
      const error = yield* Effect.flip(http.post("/my/playlists/"))
      assert(error instanceof TransportError)
      assert.strictEqual(error.reason, "ConnectionReset")
      const limited = yield* Effect.flip(http.get("/catalog/tracks/"))
      assert(limited instanceof RateLimitError)
      assert.strictEqual(Duration.toSeconds(limited.retryAfter), 3600)
    }).pipe(
      Effect.provide(
        over([
          Scripted.failure("ECONNRESET"),
          Scripted.text("slow down", {
            status: 429,
            headers: { "retry-after": "3600" },
            contentType: "text/plain"
          })
        ])
      )
    )
  )

  it.effect.each([204, 304])("responds without a body where there is none: %i", (status) =>
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      const response = yield* client.get("https://example.net/")
      assert.strictEqual(response.status, status)
      assert.strictEqual(yield* response.text, "")
    }).pipe(Effect.provide(ScriptedHttpClient.layer([Scripted.text("ignored", { status })])))
  )
})
