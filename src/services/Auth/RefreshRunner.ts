/**
 * Runs refreshes to their end: a refresh token works once, so an exchange that has begun must not be interrupted.
 */
import { Duration, Effect, Exit, Fiber, FiberSet, Option, Ref, Schedule, Scope, Semaphore } from "effect"
import { ownResends } from "../telemetry/observeAttempt.ts"

/** How long a closing program waits for refreshes in the background. */
const closeTimeout = Duration.seconds(5)

/** Runs effects in fibers of their own, so that they end even if their caller is interrupted. */
export interface RefreshRunner {
  /** Runs the effect. */
  readonly run: <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<A, E>
  /** Makes an effect that runs once for all callers that need it at the same time. */
  readonly share: <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<SharedEffect<A, E>>
}

/** Runs once for all callers that need it at the same time. */
export interface SharedEffect<A, E> {
  /** Joins the current run, or begins one. */
  readonly run: Effect.Effect<A, E>
  /** Joins the current run, if there is one. */
  readonly join: Effect.Effect<Option.Option<A>, E>
}

/**
 * Makes the runner. Closing the scope waits five seconds for the effects that run, then interrupts them. It does not wait for the interruption, because
 * a file operation that hangs cannot be interrupted.
 */
export const makeRefreshRunner = Effect.gen(function* () {
  const fibersScope = yield* Scope.make()
  const fibers = yield* Scope.provide(FiberSet.make(), fibersScope)

  yield* Effect.addFinalizer(() =>
    FiberSet.awaitEmpty(fibers).pipe(
      Effect.timeoutOption(closeTimeout),
      Effect.andThen(Effect.forkDetach(Scope.close(fibersScope, Exit.void)))
    )
  )

  const start = <A, E>(effect: Effect.Effect<A, E>) =>
    effect.pipe(
      // The refresh belongs to no call, so the attempts of its first caller are removed.
      ownResends,
      Effect.provideService(Schedule.CurrentMetadata, Schedule.CurrentMetadata.defaultValue()),
      FiberSet.run(fibers)
    )

  const runner: RefreshRunner = {
    run: (effect) => Effect.flatMap(start(effect), Fiber.join),
    share: <A, E>(effect: Effect.Effect<A, E>) =>
      Effect.gen(function* () {
        const gate = yield* Semaphore.make(1)
        const current = yield* Ref.make(Option.none<Fiber.Fiber<A, E>>())
        const currentRun = Effect.map(
          Ref.get(current),
          Option.filter((fiber) => fiber.pollUnsafe() === undefined)
        )
        const currentOrNew = Effect.gen(function* () {
          const found = yield* currentRun
          if (Option.isSome(found)) return found.value
          const fiber = yield* start(effect)
          yield* Ref.set(current, Option.some(fiber))
          return fiber
        })
        return {
          run: Effect.flatMap(gate.withPermit(currentOrNew), Fiber.join),
          join: Effect.flatMap(
            currentRun,
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
