/**
 * Runs refreshes to their end: a refresh token works once, so an exchange that has begun must not be interrupted.
 */
import { Duration, Effect, Fiber, Option, Ref, Schedule, Semaphore } from "effect"
import { CurrentRoute } from "../http/withDebugLine.ts"

/** How long a closing program waits for what is under way. */
const closeTimeout = Duration.seconds(5)

/** Runs effects in fibers of their own: a caller may stop waiting, the work continues. */
export interface RefreshRunner {
  /** Runs the effect. */
  readonly run: <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<A, E>
  /** Makes an effect that runs once for all callers that ask for it at the same time. */
  readonly share: <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<SharedEffect<A, E>>
}

/** An effect that runs once for all callers that ask for it at the same time. */
export interface SharedEffect<A, E> {
  /** Joins the run under way, or begins one. */
  readonly run: Effect.Effect<A, E>
  /** Joins the run under way, if there is one. */
  readonly join: Effect.Effect<Option.Option<A>, E>
}

/**
 * Closing the scope waits a while for what is under way, then interrupts it. It does not wait for the interruption, because
 * a file operation that hangs cannot be interrupted.
 */
export const makeRefreshRunner = Effect.gen(function* () {
  const running = yield* Ref.make<ReadonlySet<Fiber.Fiber<unknown, unknown>>>(new Set())

  yield* Effect.addFinalizer(() =>
    Effect.flatMap(Ref.get(running), (fibers) =>
      Fiber.awaitAll(fibers).pipe(
        Effect.timeoutOption(closeTimeout),
        Effect.andThen(Effect.forkDetach(Fiber.interruptAll(fibers)))
      )
    )
  )

  const start = Effect.fnUntraced(function* <A, E>(effect: Effect.Effect<A, E>) {
    const fiber = yield* effect.pipe(
      // The refresh belongs to no call, so the route and the attempts of its first caller are removed.
      Effect.provideService(CurrentRoute, undefined),
      Effect.provideService(Schedule.CurrentMetadata, Schedule.CurrentMetadata.defaultValue()),
      Effect.forkDetach
    )
    yield* Ref.update(running, (fibers) => new Set([...fibers, fiber]))
    fiber.addObserver(() => {
      Effect.runSync(Ref.update(running, (fibers) => new Set([...fibers].filter((other) => other !== fiber))))
    })
    return fiber
  }, Effect.uninterruptible)

  const runner: RefreshRunner = {
    run: (effect) => Effect.flatMap(start(effect), Fiber.join),
    share: <A, E>(effect: Effect.Effect<A, E>) =>
      Effect.gen(function* () {
        const gate = yield* Semaphore.make(1)
        const current = yield* Ref.make(Option.none<Fiber.Fiber<A, E>>())
        const underWay = Effect.map(
          Ref.get(current),
          Option.filter((fiber) => fiber.pollUnsafe() === undefined)
        )
        const currentOrNew = Effect.gen(function* () {
          const found = yield* underWay
          if (Option.isSome(found)) return found.value
          const fiber = yield* start(effect)
          yield* Ref.set(current, Option.some(fiber))
          return fiber
        })
        return {
          run: Effect.flatMap(gate.withPermit(currentOrNew), Fiber.join),
          join: Effect.flatMap(
            underWay,
            Option.match({
              onNone: () => Effect.succeedNone,
              onSome: (fiber) => Effect.asSome(Fiber.join(fiber))
            })
          )
        }
      })
  }
  return runner
})
