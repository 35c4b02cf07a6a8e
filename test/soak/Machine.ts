/**
 * What this process has open, and holds in memory.
 */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Effect, Schema } from "effect"
import { timers } from "../reliability/Leftovers.ts"

setFlagsFromString("--expose-gc")
const collect: unknown = runInNewContext("gc")

/** The heap in megabytes, without what can be cleared away. */
export const heap = (): number => {
  if (typeof collect === "function") Reflect.apply(collect, undefined, [])
  return process.memoryUsage().heapUsed / 1_000_000
}

const handlesOf = Schema.decodeUnknownSync(
  Schema.Struct({ libuv: Schema.Array(Schema.Struct({ type: Schema.String })) })
)

// Without names for the addresses, which would have to be asked for.
Reflect.set(process.report, "excludeNetwork", true)

/** Connections, those included that wait for a next request and keep no process alive. */
export const sockets = (): number =>
  handlesOf(process.report.getReport()).libuv.filter(({ type }) => type === "tcp").length

/** The listeners of this process. */
const listeners = (): number =>
  process.eventNames().reduce((sum, event) => sum + process.listenerCount(event), 0)

interface Open {
  readonly sockets: number
  readonly timers: number
  readonly listeners: number
}

/** What is open now. */
export const open = (): Open => ({ sockets: sockets(), timers: timers(), listeners: listeners() })

const patienceMillis = 10_000

/** What is open that was not before, once everything had its time to close. */
export const openSince = (before: Open): Effect.Effect<Open> =>
  Effect.promise(async () => {
    const start = performance.now()
    for (;;) {
      const now = open()
      const more = {
        sockets: Math.max(0, now.sockets - before.sockets),
        timers: Math.max(0, now.timers - before.timers),
        listeners: Math.max(0, now.listeners - before.listeners)
      }
      const isOver = more.sockets + more.timers + more.listeners === 0
      if (isOver || performance.now() - start > patienceMillis) return more
      // Not by a timer: they are counted.
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  })
