/**
 * The process that measures its own memory on the way through a long list.
 */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Fiber, Schema, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { idsOf } from "./LongList.ts"
import { type MemoryUsed, Order } from "./scale.ts"

/** The number of points of a curve, the start not counted. */
const points = 20

const measureMemory = (done: number): MemoryUsed => {
  // Weak references of one collection are cleared by the next.
  globalThis.gc?.()
  globalThis.gc?.()
  const { external, heapUsed, rss } = process.memoryUsage()
  return { done, live: (heapUsed + external) / 1e6, resident: rss / 1e6 }
}

/** Starts 5,000 calls at the default rate, and measures while they wait. */
const waitingCalls = (size: number) =>
  Effect.gen(function* () {
    const { tracks } = yield* Beatport
    yield* tracks.list({ per_page: 1 })
    const measured = [measureMemory(0)]
    const calls = yield* Effect.forEach(Array.from({ length: size }), (_, index) =>
      Effect.forkChild(tracks.list({ per_page: 1, page: (index % 100) + 1 }))
    )
    yield* Effect.sleep("2 seconds")
    measured.push(measureMemory(size))
    yield* Fiber.interruptAll(calls)
    return measured
  })

const longStream = (task: "items" | "getMany" | "cached items", size: number) =>
  Effect.gen(function* () {
    const { tracks } = yield* Beatport
    yield* tracks.list({ per_page: 1 })
    // The ids are the program's own, so they are there before the first measurement.
    const ids = task === "getMany" ? idsOf(size) : []
    const measured = [measureMemory(0)]
    let seen = 0
    const items: Stream.Stream<unknown, unknown> =
      task === "getMany" ? tracks.getMany(ids).found : tracks.list().items
    yield* Stream.runForEach(items, () =>
      Effect.sync(() => {
        seen++
        if (seen % Math.ceil(size / points) === 0) measured.push(measureMemory(seen))
      })
    )
    if (seen !== size) throw new Error(`${task}: ${seen} of ${size} tracks`)
    return measured
  })

const measure = async (message: unknown) => {
  const { baseUrl, size, task } = Schema.decodeUnknownSync(Order)(message)
  const directory = await mkdtemp(join(tmpdir(), "beatport-bench-"))
  const layer = NodeBeatport.layer({
    baseUrl,
    accessToken: "a-token-that-the-server-does-not-look-at",
    tokenFile: false,
    ...(task === "waiting calls" ? {} : { pace: 0 }),
    ...(task === "cached items" ? { cache: true, cacheDirectory: directory } : {})
  })
  const began = performance.now()
  const run = task === "waiting calls" ? waitingCalls(size) : longStream(task, size)
  const measured = await Effect.runPromise(Effect.provide(run, layer))
  await rm(directory, { recursive: true, force: true })
  return { points: measured, seconds: (performance.now() - began) / 1000 }
}

process.once("message", (message: unknown) => {
  void measure(message).then((result) => process.send?.(result))
})
