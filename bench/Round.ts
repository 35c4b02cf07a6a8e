/**
 * The messages between the benchmark and the process of a client.
 */
import { Schema } from "effect"
import { Served } from "./Served.ts"

/** Tells the process to make its client. */
export const Prepare = Schema.Struct({ name: Schema.String, served: Served })

/** Tells the process to run one round. */
export const Round = Schema.Struct({
  body: Schema.Literals(["track", "page"]),
  calls: Schema.Int,
  concurrent: Schema.Int
})
export interface Round extends Schema.Schema.Type<typeof Round> {}

/** Reports a round: time and CPU time of all threads, in microseconds per call. */
export const Taken = Schema.Struct({ micros: Schema.Finite, cpuMicros: Schema.Finite })
