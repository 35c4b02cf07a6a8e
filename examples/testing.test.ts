/** Test an application: with operations that the test replaces, or with a scripted network. */
import { assert, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Beatport, Track } from "effect-beatport"
import { Fixtures, MockBeatport, Scripted, ScriptedHttpClient } from "effect-beatport/testing"

// #region mock
// The application.
const announce = Effect.fn("announce")(function* (id: number) {
  const beatport = yield* Beatport
  return `Now playing: ${Track.fullTitle(yield* beatport.tracks.get(id))}`
})

const strobe = MockBeatport.layer({
  tracks: { get: (id) => Effect.succeed(Fixtures.trackDetail({ id, name: "Strobe" })) }
})

it.effect("names the track", () =>
  Effect.gen(function* () {
    assert.strictEqual(yield* announce(7), "Now playing: Strobe (Extended Mix)")
  }).pipe(Effect.provide(strobe))
)
// #endregion

// #region network
const busy = ScriptedHttpClient.layer([
  Scripted.json({ detail: "Slow down." }, { status: 429, headers: { "retry-after": "30" } }),
  Scripted.json(Fixtures.trackDetail({ name: "Strobe" }))
])

it.effect("waits when Beatport asks it to", () =>
  Effect.gen(function* () {
    const announcement = yield* Effect.forkChild(announce(7))
    yield* TestClock.adjust("30 seconds") // takes no real time
    assert.strictEqual(yield* Fiber.join(announcement), "Now playing: Strobe (Extended Mix)")

    const { requests } = yield* ScriptedHttpClient
    assert.deepStrictEqual(
      (yield* requests).map(({ method }) => method),
      ["GET", "GET"]
    )
  }).pipe(Effect.provide(Beatport.layer({ accessToken: "a-token" }).pipe(Layer.provideMerge(busy))))
)
// #endregion
