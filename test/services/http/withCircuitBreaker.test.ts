import { describe, expect, it } from "@effect/vitest"
import { Duration, Effect, Exit, Layer, Redacted } from "effect"
import { TestClock } from "effect/testing"
import { Auth, BeatportConfig, BeatportHttpClient, RateLimiter, TransportError } from "effect-beatport"
import * as Client from "../Client.ts"
import { type FakeResponse, broken, FakeBeatport, json, limited, standingToken } from "../FakeBeatport.ts"

/** Makes this many calls in a row, each with this response. */
const calls = Effect.fnUntraced(function* (times: number, response?: FakeResponse) {
  const beatport = yield* FakeBeatport
  for (let n = 0; n < times; n += 1) {
    if (response !== undefined) yield* beatport.respond("*", response)
    yield* Client.timed(Client.send("GET"))
  }
})

/** Whether a call is sent at all, and how it ends. */
const call = Effect.gen(function* () {
  const { forget, sent } = yield* FakeBeatport
  yield* forget
  const exit = yield* Effect.exit(Client.send("GET"))
  return { sent: (yield* sent).length, error: Exit.isFailure(exit) ? exit.cause.reasons : [] }
})

const open = { sent: 0, error: [{ error: { _tag: "UnavailableError" } }] }
const closed = { sent: 1, error: [] }

const failure = json({ detail: "broken" }, 500)
const layer = Client.layer({ retry: { times: 0 }, circuit: { failures: 3, openFor: "30 seconds" } })

describe("the circuit", () => {
  it.effect("lets calls through until as many have failed in a row as configured", () =>
    Effect.gen(function* () {
      yield* calls(2, failure)
      expect(yield* call).toMatchObject(closed)
      yield* calls(3, failure)
      expect(yield* call).toMatchObject(open)
    }).pipe(Effect.provide(layer))
  )

  it.effect("counts a call with all its retries as one", () =>
    Effect.gen(function* () {
      const { always, normal, sent } = yield* FakeBeatport
      yield* always("*", failure)
      yield* Client.timed(Client.send("GET"))
      yield* Client.timed(Client.send("GET"))
      expect(yield* sent).toHaveLength(10)
      yield* normal
      expect(yield* call).toMatchObject(closed)
    }).pipe(Effect.provide(Client.layer({ circuit: { failures: 3 } })))
  )

  it.effect("counts a failed refresh once, regardless of how many calls waited for it", () => {
    const lost = new TransportError({
      method: "POST",
      path: "/auth/o/token/",
      reason: "ConnectionReset",
      cause: undefined
    })
    let isLost = true
    const signingIn = Layer.effect(
      Auth,
      Effect.map(Auth, (auth) =>
        Auth.of({
          ...auth,
          accessToken: Effect.suspend(() => (isLost ? Effect.fail(lost) : auth.accessToken))
        })
      )
    ).pipe(Layer.provide(Auth.layerToken(Redacted.make(standingToken))))
    const client = BeatportHttpClient.layer.pipe(
      Layer.provide([signingIn, RateLimiter.layerNone]),
      Layer.provideMerge(FakeBeatport.layer),
      Layer.provide(BeatportConfig.layer({ circuit: { failures: 3 } }))
    )
    return Effect.gen(function* () {
      const renewal = Client.send("GET")
      const ends = yield* Effect.all(
        Array.from({ length: 10 }, () => Effect.flip(renewal)),
        {
          concurrency: "unbounded"
        }
      )
      expect(new Set(ends)).toEqual(new Set([lost]))
      isLost = false
      expect(yield* call).toMatchObject(closed)
    }).pipe(Effect.provide(client))
  })

  it.effect("says for how long nothing is sent", () =>
    Effect.gen(function* () {
      yield* calls(3, broken("ECONNREFUSED"))
      yield* TestClock.adjust("12 seconds")
      const { error } = yield* call
      expect(error).toMatchObject([
        { error: { method: "GET", path: "/things/", retryAfter: Duration.seconds(18) } }
      ])
    }).pipe(Effect.provide(layer))
  )

  it.effect("lets one call through after that, and all where it succeeds", () =>
    Effect.gen(function* () {
      const { sent } = yield* FakeBeatport
      yield* calls(3, failure)
      yield* TestClock.adjust("30 seconds")
      expect(yield* call).toMatchObject(closed)
      yield* calls(5)
      expect(yield* sent).toHaveLength(6)
    }).pipe(Effect.provide(layer))
  )

  it.effect("stays as long again where that one fails", () =>
    Effect.gen(function* () {
      yield* calls(3, failure)
      yield* TestClock.adjust("30 seconds")
      yield* calls(1, failure)
      yield* TestClock.adjust("29 seconds")
      expect(yield* call).toMatchObject(open)
      yield* TestClock.adjust("1 seconds")
      expect(yield* call).toMatchObject(closed)
    }).pipe(Effect.provide(layer))
  )

  it.effect.each([
    ["404", json({ detail: "Not found." }, 404)],
    ["403", json({ detail: "Territory Restricted." }, 403)],
    ["400", json({}, 400)]
  ] as const)("counts a response of %s as an available server", ([, response]) =>
    Effect.gen(function* () {
      yield* calls(2, failure)
      yield* calls(1, response)
      yield* calls(2, failure)
      expect(yield* call).toMatchObject(closed)
    }).pipe(Effect.provide(layer))
  )

  it.effect("takes a pause the server asks for neither for a failure nor for a success", () =>
    Effect.gen(function* () {
      yield* calls(5, limited("3600"))
      expect(yield* call).toMatchObject(closed)
      yield* calls(2, failure)
      yield* calls(1, limited("3600"))
      yield* calls(1, failure)
      expect(yield* call).toMatchObject(open)
    }).pipe(Effect.provide(layer))
  )

  it.effect("never opens where that is configured", () =>
    Effect.gen(function* () {
      yield* calls(50, failure)
      expect(yield* call).toMatchObject(closed)
    }).pipe(
      Effect.provide(Client.layer({ retry: { times: 0 }, circuit: { failures: Number.POSITIVE_INFINITY } }))
    )
  )
})
