/**
 * Redis goes away and comes back while processes of a fleet make calls: killed, or suspended without a response; back with its
 * data, or with nothing. What calls come to then is in `docs/reliability.md`.
 */
import { expect } from "@effect/vitest"
import { Clock, Effect, Layer, Schedule } from "effect"
import { Simulator } from "effect-beatport/simulator"
import type { CallOutcome } from "../fleet/Orders.ts"
import { Fleet, type Process } from "../fleet/Process.ts"
import {
  beginAll,
  callsOf,
  endsOf,
  type FleetOrders,
  hour,
  leaveToken,
  requestsOf,
  startAll
} from "./processes.ts"
import { newKey, RedisServer } from "./RedisServer.ts"

/** What tests of it need. */
export const parts = Layer.mergeAll(Fleet.layer, Simulator.layer())

/** Most of the time is waited: so all wait at once, each with a Redis of its own. */
export const atOnce = { excludeTestServices: true, concurrent: true, timeout: 60_000 } as const

/** A Redis of its own. */
export const own = Effect.provide(Layer.fresh(RedisServer.layer))

/** Milliseconds between requests. */
export const pace = 200

/** As many requests as the pace allows in so many milliseconds. */
export const allowed = (millis: number) => millis / pace + 2

/** What a call may take that was under way when Redis went. */
export const underWay = 300

/** The longest wait for a Redis without a response, including the second in which it gets no command. */
export const noResponse = 3500

/** The longest time until a connection is open again and a process sends a command. */
export const reconnecting = 3300

/** No longer than so does it take until all is as before, once Redis is back. */
const recovery = 5000

/** What becomes of Redis. */
export interface Outage {
  readonly goes: "kill" | "freeze"
  readonly comes: "start" | "startEmpty" | "thaw"
  /** For how many milliseconds. */
  readonly away: number
  /** In how many milliseconds the token ends. Redis stays away until after that. */
  readonly tokenEnds?: number
  /** For how many milliseconds it may not show yet that Redis is back. */
  readonly unnoticed?: number
  /** How calls end when all is as before, unless it is well. */
  readonly inTheEnd?: string
}

/** Waits for something to come true of every process. */
export const untilAll = (
  processes: ReadonlyArray<Process>,
  isTrue: (calls: ReadonlyArray<CallOutcome>) => boolean
) =>
  Effect.repeat(
    Effect.sync(() => processes.map(callsOf)),
    { until: (calls) => calls.every(isTrue), schedule: Schedule.spaced("50 millis") }
  )

/** Lets processes call while Redis goes and comes back, and gives what came of the calls, by when they were made. */
export const through = Effect.fnUntraced(function* (
  names: ReadonlyArray<string>,
  orders: FleetOrders,
  { away, comes, goes, inTheEnd = "well", tokenEnds, unnoticed = 0 }: Outage
) {
  const redis = yield* RedisServer
  const key = yield* newKey
  const processes = yield* startAll(key, { pace, endless: true, ...orders }, names)
  const { expires_at } = yield* leaveToken(key, tokenEnds ?? hour)
  yield* beginAll(processes)
  yield* untilAll(processes, (calls) => calls.length > 2)
  const gone = yield* Clock.currentTimeMillis
  yield* redis[goes]
  yield* Effect.sleep(tokenEnds === undefined ? away : expires_at - gone + away)
  const back = yield* Clock.currentTimeMillis
  yield* redis[comes]
  yield* Effect.sleep(unnoticed)
  yield* untilAll(processes, (calls) => calls.some(({ ended, from }) => from > back && ended === inTheEnd))
  const well = yield* Clock.currentTimeMillis
  expect(well - back).toBeLessThan(recovery)
  yield* Effect.sleep("1200 millis")
  const end = yield* Clock.currentTimeMillis
  yield* Effect.forEach(processes, (one) => one.end)
  expect(yield* endsOf(processes)).toEqual(names.map(() => "well"))

  const calls = processes.map(callsOf)
  const requests = yield* requestsOf(names)
  const isDuring = (call: CallOutcome) => call.from > gone + underWay && call.to < back
  return {
    key,
    requests,
    all: calls.flat(),
    before: calls.flat().filter(({ to }) => to < gone),
    /** Of each process. */
    during: calls.map((ofOne) => ofOne.filter(isDuring)),
    expires_at,
    after: calls.flat().filter(({ from }) => from > well),
    sentDuring: requests.filter(({ time }) => time > gone + underWay && time < back),
    sentAfter: requests.filter(({ time }) => time > well && time < end),
    /** What calls took that were made since Redis went. */
    longest: Math.max(...calls.flat().map(({ from, to }) => (from < gone ? 0 : to - from))),
    millis: { away: back - gone, after: end - well }
  }
})

/** How calls ended, each way once. */
export const ways = (calls: ReadonlyArray<CallOutcome>) => [
  ...new Set(calls.map(({ ended, reason }) => (reason === undefined ? ended : `${ended} (${reason})`)))
]
