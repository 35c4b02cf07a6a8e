/**
 * What is left of calls that are over: fibers, sockets, timers.
 */
import { Effect, Metric } from "effect"

/** The fibers that run. */
export interface Fibers {
  /** How many of them there are. */
  readonly running: Effect.Effect<number>
  /** Counts those that an effect starts, for as long as they run. */
  readonly counted: <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
}

/** Begins to count fibers. */
export const fibers: Effect.Effect<Fibers> = Effect.sync(() => {
  let running = 0
  return {
    running: Effect.sync(() => running),
    counted: Effect.provideService(Metric.FiberRuntimeMetrics, {
      recordFiberStart: () => void (running += 1),
      recordFiberEnd: () => void (running -= 1)
    })
  }
})

/** The timers that keep this process alive. */
export const timers = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length

const patienceMillis = 60_000

/** Waits for a condition: what is released is gone after other fibers have run, which on a busy machine takes a while. */
export const soon = (what: string, isSo: () => boolean): Effect.Effect<void> =>
  Effect.promise(async () => {
    const start = performance.now()
    while (!isSo()) {
      if (performance.now() - start > patienceMillis) throw new Error(`It takes too long until ${what}`)
      // Not by a timer: they are counted.
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  })
