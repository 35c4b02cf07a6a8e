/**
 * Measures the memory that a walk through a long list keeps.
 */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Effect, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import type { Served } from "./Served.ts"

/** Holds the heap's size after a number of tracks. */
export interface HeapUsed {
  readonly tracks: number
  /** Size of the heap after garbage collection, in megabytes. */
  readonly megabytes: number
}

const step = 5000

/** Walks a list to its end, past the 10,000-item cap, and measures the heap on the way. */
export const measureMemory = ({ genreId, simulator }: Served): Promise<ReadonlyArray<HeapUsed>> => {
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("gc")
  const used = (tracks: number): HeapUsed => {
    if (typeof collect === "function") Reflect.apply(collect, undefined, [])
    return { tracks, megabytes: process.memoryUsage().heapUsed / 1_000_000 }
  }
  return Effect.gen(function* () {
    const { tracks } = yield* Beatport
    const held = [used(0)]
    yield* tracks.list({ genre_id: genreId }).items.pipe(
      Stream.zipWithIndex,
      Stream.runForEach(([, index]) =>
        Effect.sync(() => {
          if ((index + 1) % step === 0) held.push(used(index + 1))
        })
      )
    )
    return held
  }).pipe(
    Effect.provide(
      NodeBeatport.layer({ baseUrl: simulator.baseUrl, accessToken: simulator.accessToken, pace: 0 })
    ),
    Effect.runPromise
  )
}
