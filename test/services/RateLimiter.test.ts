import { describe, expect, it } from "@effect/vitest"
import { Clock, Duration, Effect, Exit, Fiber, Layer, Ref, Schema } from "effect"
import { TestClock } from "effect/testing"
import { BeatportConfig, RateLimiter } from "effect-beatport"

const paced = (pace: Duration.Input) => RateLimiter.layer.pipe(Layer.provide(BeatportConfig.layer({ pace })))

/** Forks callers in order; each records its number and the time of its slot. */
const callers = Effect.fnUntraced(function* (count: number) {
  const { pace } = yield* RateLimiter
  const starts = yield* Ref.make<ReadonlyArray<readonly [who: number, at: number]>>([])
  const fibers = yield* Effect.forEach(
    Array.from({ length: count }, (_, who) => who),
    (who) =>
      pace(
        Effect.flatMap(Clock.currentTimeMillis, (now) =>
          Ref.update(starts, (before) => [...before, [who, now] as const])
        )
      ).pipe(Effect.forkChild({ startImmediately: true }))
  )
  return { fibers, starts: Ref.get(starts) }
})

/** Ends each wait late, as timers do. */
const late =
  (delay: number) =>
  (clock: Clock.Clock): Clock.Clock => ({
    currentTimeMillisUnsafe: () => clock.currentTimeMillisUnsafe(),
    currentTimeMillis: clock.currentTimeMillis,
    currentTimeNanosUnsafe: () => clock.currentTimeNanosUnsafe(),
    currentTimeNanos: clock.currentTimeNanos,
    monotonicTimeNanosUnsafe: () => clock.monotonicTimeNanosUnsafe(),
    monotonicTimeNanos: clock.monotonicTimeNanos,
    sleep: (duration) => clock.sleep(Duration.sum(duration, Duration.millis(delay)))
  })

describe("RateLimiter", () => {
  describe("pace", () => {
    it.effect("lets the first caller start at once and the others half a second apart, in order", () =>
      Effect.gen(function* () {
        const { starts } = yield* callers(4)
        yield* TestClock.adjust("10 seconds")
        expect(yield* starts).toEqual([
          [0, 0],
          [1, 500],
          [2, 1000],
          [3, 1500]
        ])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("starts no caller before its slot", () =>
      Effect.gen(function* () {
        const { starts } = yield* callers(2)
        yield* TestClock.adjust("499 millis")
        expect(yield* starts).toEqual([[0, 0]])
        yield* TestClock.adjust("1 millis")
        expect(yield* starts).toEqual([
          [0, 0],
          [1, 500]
        ])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("saves up no slots while there is no caller", () =>
      Effect.gen(function* () {
        yield* TestClock.adjust("1 minute")
        const { starts } = yield* callers(3)
        yield* TestClock.adjust("1 minute")
        expect((yield* starts).map(([, at]) => at)).toEqual([60_000, 60_500, 61_000])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect.each([
      { pace: 500, delay: 10, expected: [0, 510, 1010, 1510] },
      { pace: 500, delay: 20, expected: [0, 520, 1020, 1520] },
      { pace: 500, delay: 21, expected: [0, 521, 1042, 1563] },
      { pace: 40, delay: 10, expected: [0, 50, 90, 130] },
      { pace: 40, delay: 11, expected: [0, 51, 102, 153] }
    ])(
      "at a pace of $pace ms and timers that end $delay ms late, starts at $expected",
      ({ delay, expected, pace }) =>
        Effect.gen(function* () {
          const { starts } = yield* callers(4).pipe(Effect.updateService(Clock.Clock, late(delay)))
          yield* TestClock.adjust("1 minute")
          expect((yield* starts).map(([, at]) => at)).toEqual(expected)
        }).pipe(Effect.provide(paced(Duration.millis(pace))))
    )

    it.effect("counts the interval from a request that comes late by itself", () =>
      Effect.gen(function* () {
        yield* callers(1)
        yield* TestClock.adjust("501 millis")
        const { starts } = yield* callers(2)
        yield* TestClock.adjust("1 minute")
        expect((yield* starts).map(([, at]) => at)).toEqual([501, 1001])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("paces the starts only: requests may overlap", () =>
      Effect.gen(function* () {
        const { pace } = yield* RateLimiter
        const slow = pace(Effect.andThen(Effect.sleep("1 minute"), Clock.currentTimeMillis))
        const fibers = yield* Effect.forEach([1, 2, 3], () => Effect.forkChild(slow))
        yield* TestClock.adjust("2 minutes")
        expect(yield* Effect.forEach(fibers, Fiber.join)).toEqual([60_000, 60_500, 61_000])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("gives the slot of an interrupted caller to the next one", () =>
      Effect.gen(function* () {
        const { fibers, starts } = yield* callers(5)
        yield* TestClock.adjust("100 millis")
        // The head of the queue, who is already counting down, and one further behind.
        yield* Effect.forEach(fibers.slice(1, 2).concat(fibers.slice(3, 4)), Fiber.interrupt)
        yield* TestClock.adjust("10 seconds")
        expect(yield* starts).toEqual([
          [0, 0],
          [2, 500],
          [4, 1000]
        ])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("owes nothing for a hundred callers who gave up", () =>
      Effect.gen(function* () {
        const { fibers } = yield* callers(101)
        yield* Fiber.interruptAll(fibers)
        yield* TestClock.adjust("500 millis")
        const { starts } = yield* callers(1)
        yield* TestClock.adjust(0)
        expect(yield* starts).toEqual([[0, 500]])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("takes a request that fails for one that was made", () =>
      Effect.gen(function* () {
        const { pace } = yield* RateLimiter
        expect(yield* Effect.exit(pace(Effect.fail("no")))).toEqual(Exit.fail("no"))
        const { starts } = yield* callers(1)
        yield* TestClock.adjust("10 seconds")
        expect(yield* starts).toEqual([[0, 500]])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("sends at once where the pace is zero", () =>
      Effect.gen(function* () {
        const { starts } = yield* callers(3)
        expect(yield* starts).toEqual([
          [0, 0],
          [1, 0],
          [2, 0]
        ])
      }).pipe(Effect.provide(paced(0)))
    )

    it.effect.prop(
      "keeps the interval whatever callers come, stop or pause, and serves all that wait",
      [
        Schema.Array(
          Schema.Struct({
            after: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1500 })),
            patience: Schema.UndefinedOr(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1500 }))),
            pauses: Schema.UndefinedOr(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3000 })))
          })
        ).check(Schema.isMaxLength(12))
      ],
      ([visits]) =>
        Effect.gen(function* () {
          const { pace, pause } = yield* RateLimiter
          const starts: Array<number> = []
          const held: Array<readonly [from: number, until: number]> = []
          const exits = yield* Effect.forEach(visits, ({ after, patience, pauses }) =>
            Effect.gen(function* () {
              yield* TestClock.adjust(after)
              const now = yield* Clock.currentTimeMillis
              if (pauses !== undefined) {
                yield* pause(Duration.millis(pauses))
                held.push([now, now + pauses])
              }
              const visit = pace(Effect.map(Clock.currentTimeMillis, (at) => void starts.push(at)))
              return yield* Effect.forkChild(
                patience === undefined ? visit : Effect.timeoutOption(visit, patience),
                { startImmediately: true }
              )
            })
          )
          yield* TestClock.adjust("1 hour")
          yield* Effect.forEach(exits, Fiber.join)
          const spaces = starts.slice(1).map((at, index) => at - (starts[index] ?? 0))
          expect(spaces.filter((space) => space < 500)).toEqual([])
          expect(starts.filter((at) => held.some(([from, until]) => from < at && at < until))).toEqual([])
          expect(starts.length).toBeGreaterThanOrEqual(
            visits.filter(({ patience }) => patience === undefined).length
          )
        }).pipe(Effect.provide(paced("500 millis")))
    )
  })

  describe("pause", () => {
    it.effect("delays every caller for the requested pause, and keeps the interval after it", () =>
      Effect.gen(function* () {
        const { pause } = yield* RateLimiter
        yield* pause(Duration.seconds(10))
        const { starts } = yield* callers(3)
        yield* TestClock.adjust("1 minute")
        expect((yield* starts).map(([, at]) => at)).toEqual([10_000, 10_500, 11_000])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("holds those too who are already waiting", () =>
      Effect.gen(function* () {
        const { pause } = yield* RateLimiter
        const { starts } = yield* callers(4)
        yield* TestClock.adjust("200 millis")
        yield* pause(Duration.seconds(5))
        yield* TestClock.adjust("1 minute")
        expect((yield* starts).map(([, at]) => at)).toEqual([0, 5200, 5700, 6200])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("is prolonged by a later one, and not cut short by a shorter one", () =>
      Effect.gen(function* () {
        const { pause } = yield* RateLimiter
        yield* pause(Duration.seconds(10))
        const { starts } = yield* callers(1)
        yield* TestClock.adjust("8 seconds")
        yield* pause(Duration.seconds(1))
        yield* pause(Duration.seconds(20))
        yield* TestClock.adjust("1 minute")
        expect(yield* starts).toEqual([[0, 28_000]])
      }).pipe(Effect.provide(paced("500 millis")))
    )

    it.effect("holds where there is no pace, too", () =>
      Effect.gen(function* () {
        const { pause } = yield* RateLimiter
        yield* pause(Duration.seconds(3))
        const { starts } = yield* callers(2)
        yield* TestClock.adjust("1 minute")
        expect((yield* starts).map(([, at]) => at)).toEqual([3000, 3000])
      }).pipe(Effect.provide(paced(0)))
    )

    it.effect("lets a caller go who stops waiting", () =>
      Effect.gen(function* () {
        const { pause } = yield* RateLimiter
        yield* pause(Duration.hours(1))
        const { fibers, starts } = yield* callers(1)
        yield* Fiber.interruptAll(fibers)
        yield* TestClock.adjust("2 hours")
        expect(yield* starts).toEqual([])
      }).pipe(Effect.provide(paced("500 millis")))
    )
  })

  describe("layerNone", () => {
    it.effect("neither spaces nor pauses", () =>
      Effect.gen(function* () {
        const { pause } = yield* RateLimiter
        yield* pause(Duration.hours(1))
        const { starts } = yield* callers(3)
        expect((yield* starts).map(([, at]) => at)).toEqual([0, 0, 0])
      }).pipe(Effect.provide(RateLimiter.layerNone))
    )
  })

  it.effect("keeps its state in its layer: two of them do not hold each other up", () =>
    Effect.gen(function* () {
      const visit = Effect.flatMap(RateLimiter, ({ pace }) => pace(Clock.currentTimeMillis))
      const two = Effect.all([
        visit.pipe(Effect.provide(paced("1 hour"))),
        visit.pipe(Effect.provide(paced("1 hour")))
      ])
      expect(yield* two).toEqual([0, 0])
    })
  )
})
