/** Tests of an application with mocked operations: no network, no waiting. */
import { assert, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { Beatport, Track } from "effect-beatport"
import { Fixtures, MockBeatport } from "effect-beatport/testing"

// The application.
const announce = Effect.fn("announce")(
  function* (id: number) {
    const { tracks } = yield* Beatport
    return `Now playing: ${Track.fullTitle(yield* tracks.get(id))}`
  },
  Effect.catchTag("NotFoundError", () => Effect.succeed("Now playing: a surprise"))
)

const fastest = Effect.fn("fastest")(function* (genre_id: number) {
  const { tracks } = yield* Beatport
  const all = yield* Stream.runCollect(tracks.list({ genre_id }).items)
  return Math.max(...all.map(({ bpm }) => bpm ?? 0))
})

// Its tests.
const strobe = Effect.succeed(Fixtures.trackDetail({ id: 7, name: "Strobe" }))
const limited = MockBeatport.layer({ tracks: { get: () => Effect.fail(Fixtures.rateLimited("30 seconds")) } })
const beatport = MockBeatport.layer({
  tracks: {
    get: (id) => (id === 7 ? strobe : Effect.fail(Fixtures.notFound())),
    list: [Fixtures.track({ id: 1, bpm: 126 }), Fixtures.track({ id: 2, bpm: 174 })]
  }
})

it.effect("names the track", () =>
  Effect.gen(function* () {
    assert.strictEqual(yield* announce(7), "Now playing: Strobe (Extended Mix)")
    assert.strictEqual(yield* announce(8), "Now playing: a surprise")
  }).pipe(Effect.provide(beatport))
)

it.effect("finds the highest tempo of a genre", () =>
  Effect.map(fastest(6), (bpm) => assert.strictEqual(bpm, 174)).pipe(Effect.provide(beatport))
)

it.effect("leaves a rate limit to its caller", () =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(announce(7))
    assert.strictEqual(error._tag, "RateLimitError")
  }).pipe(Effect.provide(limited))
)
