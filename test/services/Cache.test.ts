import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Stream, Tracer } from "effect"
import { TestClock } from "effect/testing"
import { Beatport, Cache, CurrentCacheMode, isBeatportError } from "effect-beatport"
import { beatport, network, sent } from "./Cache/Responses.ts"

const cached = (after = 0) => Effect.provide(beatport({ cache: true }, after))

/** The hash of the account is made by the platform, in real time. So it has to be there before the virtual clock moves. */
const accountKnown = Effect.flatMap(Beatport, ({ tracks }) =>
  Effect.ignore(Effect.provideService(tracks.get(1), CurrentCacheMode, "only-if-cached"))
)

describe("a client without a cache", () => {
  it.effect("sends every request, and has nothing stored", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* tracks.get(1)
      yield* tracks.get(1)
      assert.strictEqual(yield* sent, 2)
      const error = yield* Effect.flip(
        Effect.provideService(tracks.get(1), CurrentCacheMode, "only-if-cached")
      )
      assert.strictEqual(error._tag, "UnavailableError")
      assert.strictEqual(yield* sent, 2)
    }).pipe(Effect.provide(beatport({})))
  )
})

describe("a client with a cache", () => {
  it.effect("sends equal requests once, and tells a stored page from a new one", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const first = yield* tracks.list({ genre_id: 5, bpm: 120 })
      const second = yield* tracks.list({ bpm: 120, genre_id: 5 })
      assert.deepStrictEqual([first.cached, second.cached], [false, true])
      assert.deepStrictEqual(second, { ...first, cached: true })
      yield* tracks.list({ genre_id: 5, bpm: 121 })
      assert.strictEqual(yield* sent, 2)
      assert.strictEqual(yield* tracks.get(3), yield* tracks.get(3))
      assert.strictEqual(yield* sent, 3)
    }).pipe(cached())
  )

  it.effect("notes in the operation's span whether the response was stored", () =>
    Effect.gen(function* () {
      const spans: Array<Tracer.NativeSpan> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          spans.push(span)
          return span
        }
      })
      const { tracks } = yield* Beatport
      yield* Effect.provideService(Effect.andThen(tracks.get(1), tracks.get(1)), Tracer.Tracer, tracer)
      assert.deepStrictEqual(
        spans
          .filter(({ name }) => name === "beatport.tracks.get")
          .map(({ attributes }) => attributes.get("beatport.cached")),
        [false, true]
      )
    }).pipe(cached())
  )

  it.effect("needs no slot of the rate limit for a stored response", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* tracks.get(1)
      const fiber = yield* Effect.forkChild(Effect.forEach(Array(100), () => tracks.get(1)))
      yield* TestClock.adjust(0)
      assert.isDefined(fiber.pollUnsafe())
    }).pipe(Effect.provide(beatport({ cache: true, pace: "1 hour" })))
  )

  it.effect("keeps genres for a day, details for an hour, lists for ten minutes", () =>
    Effect.gen(function* () {
      const { genres, tracks } = yield* Beatport
      const all = Effect.all([genres.list(), tracks.get(1), tracks.list({ genre_id: 5 })])
      const sentAfter = (wait: "9 minutes" | "2 minutes" | "50 minutes" | "23 hours") =>
        Effect.gen(function* () {
          yield* TestClock.adjust(wait)
          const before = yield* sent
          yield* all
          return (yield* sent) - before
        })
      yield* all
      assert.strictEqual(yield* sentAfter("9 minutes"), 0)
      assert.strictEqual(yield* sentAfter("2 minutes"), 1)
      assert.strictEqual(yield* sentAfter("50 minutes"), 2)
      assert.strictEqual(yield* sentAfter("23 hours"), 3)
    }).pipe(cached())
  )

  it.effect("keeps responses as long as it is told, and none of a kind with a lifetime of 0", () =>
    Effect.gen(function* () {
      const { genres, tracks } = yield* Beatport
      yield* Effect.all([tracks.get(1), genres.list()])
      yield* TestClock.adjust("10 seconds")
      yield* Effect.all([tracks.get(1), genres.list()])
      assert.strictEqual(yield* sent, 3)
    }).pipe(Effect.provide(beatport({ cache: { lifetimes: { genres: 0, details: "11 seconds" } } })))
  )

  it.effect("sends equal requests that are in flight once, and keeps the request while a caller waits", () =>
    Effect.gen(function* () {
      yield* accountKnown
      const { tracks } = yield* Beatport
      const [first, ...others] = yield* Effect.forEach(Array(10), () =>
        Effect.forkChild(tracks.get(1), { startImmediately: true })
      )
      yield* TestClock.adjust("50 millis")
      if (first !== undefined) yield* Fiber.interrupt(first)
      yield* TestClock.adjust("50 millis")
      const found = yield* Effect.forEach(others, Fiber.join)
      assert.lengthOf(new Set(found), 1)
      assert.strictEqual(yield* sent, 1)
    }).pipe(cached(100))
  )

  it.effect("interrupts a request when its last caller is interrupted, and sends it again for the next", () =>
    Effect.gen(function* () {
      yield* accountKnown
      const { tracks } = yield* Beatport
      const callers = yield* Effect.forEach(Array(3), () =>
        Effect.forkChild(tracks.get(1), { startImmediately: true })
      )
      yield* TestClock.adjust("50 millis")
      yield* Fiber.interruptAll(callers)
      const next = yield* Effect.forkChild(tracks.get(1), { startImmediately: true })
      yield* TestClock.adjust("100 millis")
      assert.strictEqual((yield* Fiber.join(next)).id, 1)
      assert.strictEqual(yield* sent, 2)
    }).pipe(cached(100))
  )

  it.effect("replaces a stored response on reload, and sends nothing for only-if-cached", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const using = (mode: "reload" | "only-if-cached") =>
        Effect.provideService(tracks.get(1), CurrentCacheMode, mode)
      const missing = yield* Effect.flip(using("only-if-cached"))
      assert.isTrue(isBeatportError(missing) && !missing.isRetryable)
      assert.include(missing.message, "/catalog/tracks/1/: no response is stored")
      assert.strictEqual(yield* sent, 0)
      const old = yield* tracks.get(1)
      const reloaded = yield* using("reload")
      assert.notStrictEqual(reloaded, old)
      assert.strictEqual(yield* using("only-if-cached"), reloaded)
      assert.strictEqual(yield* sent, 2)
    }).pipe(cached())
  )

  it.effect("walks a stored list without a request", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const list = tracks.list({ genre_id: 5 })
      const items = yield* Stream.runCollect(list.items)
      assert.deepStrictEqual(yield* Stream.runCollect(list.withCache("only-if-cached").items), items)
      assert.strictEqual(yield* sent, 1)
    }).pipe(cached())
  )

  it.effect("stores no failure, and no list with invalid items", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* Effect.flip(tracks.get(404))
      yield* Effect.flip(tracks.get(404))
      assert.strictEqual(yield* sent, 2)
      const list = tracks.list({ bpm: 1 }).lenient
      assert.lengthOf((yield* list).broken, 1)
      assert.lengthOf((yield* list).broken, 1)
      assert.strictEqual(yield* sent, 4)
    }).pipe(cached())
  )

  it.effect("removes the responses of a resource that a request changes", () =>
    Effect.gen(function* () {
      const { library, tracks } = yield* Beatport
      const read = Effect.all([library.playlists.list(), tracks.get(1)])
      yield* read
      yield* read
      assert.strictEqual(yield* sent, 2)
      yield* library.playlists.delete(7)
      yield* read
      assert.strictEqual(yield* sent, 4)
    }).pipe(cached())
  )

  it.effect("does not store a response of before a change that ended meanwhile", () =>
    Effect.gen(function* () {
      yield* accountKnown
      const { library } = yield* Beatport
      const reading = yield* Effect.forkChild(library.playlists.list(), { startImmediately: true })
      yield* TestClock.adjust("10 millis")
      const writing = yield* Effect.forkChild(library.playlists.delete(7), {
        startImmediately: true
      })
      yield* TestClock.adjust("95 millis")
      yield* Fiber.join(reading)
      yield* TestClock.adjust("10 millis")
      yield* Fiber.join(writing)
      const again = yield* Effect.forkChild(library.playlists.list(), { startImmediately: true })
      yield* TestClock.adjust("100 millis")
      assert.isFalse((yield* Fiber.join(again)).cached)
    }).pipe(cached(100))
  )

  it.effect("freezes what it stores, because callers share it", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const track = yield* tracks.get(1)
      assert.isTrue(Object.isFrozen(track) && Object.isFrozen(track.artists))
    }).pipe(cached())
  )

  it.effect("keeps the most recently used responses within its bounds", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* Effect.forEach([1, 2, 1, 3], (id) => tracks.get(id))
      assert.strictEqual(yield* sent, 3)
      yield* tracks.get(1)
      assert.strictEqual(yield* sent, 3)
      yield* tracks.get(2)
      assert.strictEqual(yield* sent, 4)
    }).pipe(Effect.provide(beatport({ cache: { maxEntries: 2 } })))
  )

  it.effect("keeps no response that is larger than its bound of bytes", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* tracks.get(1)
      yield* tracks.get(1)
      yield* tracks.list({ genre_id: 5 })
      yield* tracks.list({ genre_id: 5 })
      assert.strictEqual(yield* sent, 3)
    }).pipe(Effect.provide(beatport({ cache: { maxBytes: 20_000 } })))
  )

  it.effect.each([
    { options: { maxEntries: 0 }, named: "maxEntries" },
    { options: { lifetimes: { genres: "soon" } }, named: "cache.lifetimes.genres" },
    { options: { lifetime: {} }, named: "lifetimes" },
    { options: "yes", named: "cache" }
  ])("rejects invalid options: $named", ({ named, options }) =>
    Effect.gen(function* () {
      const configured: object = { cache: options }
      const error = yield* Effect.flip(Effect.provide(Beatport, beatport(configured)))
      assert.include(error.message, named)
    })
  )

  it.effect("never gives the responses of one account to another", () =>
    Effect.gen(function* () {
      const client = (accessToken: string) =>
        Beatport.layer({ baseUrl: "http://127.0.0.1:1/v4", accessToken, pace: 0 })
      const read = (accessToken: string) =>
        Effect.provide(
          Effect.flatMap(Beatport, ({ tracks }) => tracks.get(1)),
          client(accessToken)
        )
      yield* read("token-of-one")
      yield* read("token-of-one")
      assert.strictEqual(yield* sent, 1)
      yield* read("token-of-another")
      assert.strictEqual(yield* sent, 2)
      yield* Effect.flatMap(Cache, (cache) => cache.clear)
      yield* read("token-of-one")
      assert.strictEqual(yield* sent, 3)
    }).pipe(Effect.provide(Layer.merge(Cache.layer(), network())))
  )
})
