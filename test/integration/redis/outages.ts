/**
 * Redis goes away and comes back while processes of a fleet make calls: killed, or suspended without a response; back with its
 * data, or with nothing. What calls come to then is in `docs/reliability.md`.
 *
 * Redis stays away until calls have ended, and processes end when calls have succeeded again. A call that waits for Redis in between
 * would wait as long as Redis for the call. So what a test says holds on a machine of any speed.
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
import { blink, newKey, RedisServer } from "./RedisServer.ts"

/** What tests of it need. */
export const parts = Layer.mergeAll(Fleet.layer, Simulator.layer())

/** Most of the time is waited: so all wait at once, each with a Redis of its own. */
export const atOnce = { excludeTestServices: true, concurrent: true } as const

/** A Redis of its own. */
export const own = Effect.provide(Layer.fresh(RedisServer.layer))

/** Milliseconds between requests. */
export const pace = 200

/** What becomes of Redis. */
export interface Outage {
  readonly goes: "kill" | "freeze"
  readonly comes: "start" | "startEmpty" | "thaw"
  /** For how many milliseconds at least. */
  readonly away: number
  /** How many calls of each process end while Redis is away, at least. */
  readonly callsEnd?: number
  /** Whether the token ends while Redis is away, for the period `away` before it comes back. */
  readonly tokenEnds?: boolean
  /** How calls end when all is as before, unless it is well. */
  readonly inTheEnd?: string
  /** Whether the processes come to keep one pace again. */
  readonly comesToOnePace?: boolean
}

/** Waits for something to come true of every process. */
export const untilAll = (
  processes: ReadonlyArray<Process>,
  isTrue: (calls: ReadonlyArray<CallOutcome>) => boolean
) => until(processes, (calls) => calls.every(isTrue))

/** Waits for something to come true of the calls of all processes. */
const until = (
  processes: ReadonlyArray<Process>,
  isTrue: (calls: ReadonlyArray<ReadonlyArray<CallOutcome>>) => boolean
) =>
  Effect.repeat(
    Effect.sync(() => processes.map(callsOf)),
    { until: isTrue, schedule: Schedule.spaced("50 millis") }
  )

/**
 * Whether calls kept a pace together, at the least: between the slots of the first and of the last there are all others. A slot is
 * taken after the call was made and before it ended, so a busy machine makes none of them early.
 */
export const keepPace = (calls: ReadonlyArray<CallOutcome>): boolean =>
  Math.max(...calls.map(({ to }) => to)) - Math.min(...calls.map(({ from }) => from)) >=
  (calls.length - 1) * pace - 2 * blink

/** Whether the last calls, with some of each process, kept one pace. With a pace of each process they would take half of the time. */
const keepOnePace = (calls: ReadonlyArray<ReadonlyArray<CallOutcome>>): boolean => {
  const last = calls
    .flat()
    .toSorted((a, b) => a.from - b.from)
    .slice(-12)
  return calls.every((ofOne) => last.filter((call) => ofOne.includes(call)).length > 2) && keepPace(last)
}

/** Lets processes call while Redis goes and comes back, and gives what came of the calls, by when they were made. */
export const through = Effect.fnUntraced(function* (
  names: ReadonlyArray<string>,
  orders: FleetOrders,
  { away, callsEnd = 0, comes, comesToOnePace = false, goes, inTheEnd = "well", tokenEnds = false }: Outage
) {
  const redis = yield* RedisServer
  const key = yield* newKey
  const starting = yield* Clock.currentTimeMillis
  const processes = yield* startAll(key, { pace, endless: true, ...orders }, names)
  // They take longer to start than for their first calls.
  const start = (yield* Clock.currentTimeMillis) - starting
  const { expires_at } = yield* leaveToken(key, tokenEnds ? Math.max(10_000, start) : hour)
  yield* beginAll(processes)
  yield* untilAll(processes, (calls) => calls.length > 2)
  const going = yield* Clock.currentTimeMillis
  yield* redis[goes]
  const gone = yield* Clock.currentTimeMillis
  expect(gone, "Redis goes before the token ends").toBeLessThan(expires_at)
  const since = tokenEnds ? expires_at : gone
  yield* Effect.sleep(since - gone + away)
  yield* untilAll(processes, (calls) => calls.filter(({ from }) => from > since).length >= callsEnd)
  const back = yield* Clock.currentTimeMillis
  yield* redis[comes]
  yield* untilAll(processes, (calls) => calls.some(({ ended, from }) => from > back && ended === inTheEnd))
  const well = yield* Clock.currentTimeMillis
  yield* untilAll(processes, (calls) => calls.filter(({ from }) => from > well).length > 2)
  if (comesToOnePace) yield* until(processes, keepOnePace)
  yield* Effect.forEach(processes, (one) => one.end)
  expect(yield* endsOf(processes)).toEqual(names.map(() => "well"))

  const requests = yield* requestsOf(names)
  const found = processes.map((one) => {
    const calls = callsOf(one)
    const during = calls.filter(({ from, to }) => from > gone && to < back)
    const [first, last] = [during[0]?.from ?? back, during.at(-1)?.to ?? back]
    return {
      calls,
      during,
      /** Requests while it made these calls. */
      sentDuring: requests.filter(
        ({ headers, time }) => headers["user-agent"] === one.name && time > first && time < last
      )
    }
  })
  const all = found.flatMap(({ calls }) => calls)
  return {
    key,
    requests,
    all,
    before: all.filter(({ to }) => to < going),
    /** Of each process. */
    during: found.map(({ during }) => during),
    sentDuring: found.map(({ sentDuring }) => sentDuring),
    expires_at,
    after: all.filter(({ from }) => from > well)
  }
})

/** How calls ended, each way once. */
export const ways = (calls: ReadonlyArray<CallOutcome>) => [
  ...new Set(calls.map(({ ended, reason }) => (reason === undefined ? ended : `${ended} (${reason})`)))
]
