/**
 * Measures the memory of long walks, batches and a persisted cache, and of calls that wait for the rate limit. Each runs in a
 * process of its own.
 */
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"
import { startProcess } from "./Process.ts"
import { longListUrl, type Served } from "./Served.ts"

/** Lists what is measured. */
export const Task = Schema.Literals(["items", "getMany", "cached items", "waiting calls"])
export type Task = typeof Task.Type

/** Tells the process what to measure, with a number of tracks or calls. */
export const Order = Schema.Struct({ task: Task, baseUrl: Schema.String, size: Schema.Int })

/** Holds the memory after a number of tracks or calls, in megabytes. */
export const MemoryUsed = Schema.Struct({
  done: Schema.Int,
  /** Heap and buffers after a garbage collection. */
  live: Schema.Finite,
  /** Memory of the process as the operating system counts it, with garbage that was not yet collected. */
  resident: Schema.Finite
})
export interface MemoryUsed extends Schema.Schema.Type<typeof MemoryUsed> {}

/** Holds the curve of one measurement. The first point is the start. */
export interface MemoryCurve {
  readonly task: Task
  readonly seconds: number
  readonly points: ReadonlyArray<MemoryUsed>
}

const Message = Schema.Struct({ points: Schema.Array(MemoryUsed), seconds: Schema.Finite })

const program = fileURLToPath(new URL("scaleClient.ts", import.meta.url))

/** Measures all of them with this many tracks, and with 5,000 waiting calls. */
export const measureScale = (served: Served, tracks: number, progress: (line: string) => void) =>
  Effect.forEach(Task.literals, (task) =>
    Effect.gen(function* () {
      const size = task === "waiting calls" ? 5000 : tracks
      progress(`memory of ${task}, ${size}`)
      const process = yield* startProcess(program, { execArgv: ["--expose-gc"] })
      yield* process.send({ task, baseUrl: longListUrl(served, size), size })
      const { points, seconds } = yield* Effect.flatMap(process.receive, Schema.decodeUnknownEffect(Message))
      return { task, points, seconds } satisfies MemoryCurve
    }).pipe(Effect.scoped)
  )
