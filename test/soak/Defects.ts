/**
 * What a soak is there to find, broken on purpose: so that one can see it found.
 */
import { connect } from "node:net"
import { Context, Effect } from "effect"

/** The defects there are. */
export const defects = ["ending", "item", "write", "fiber", "socket", "timer", "listener", "memory"] as const
export type Defect = (typeof defects)[number]

/** The defects that were asked for. */
export const CurrentDefects = Context.Reference<ReadonlySet<Defect>>("test/soak/CurrentDefects", {
  defaultValue: () => new Set()
})

/** Every so manieth call ends wrongly, or leaves something. */
const every = 20

const hoard: Array<unknown> = []

/** What calls leave behind, by the defect. */
const leftovers: Readonly<
  Record<"fiber" | "socket" | "timer" | "listener", (baseUrl: string) => Effect.Effect<void>>
> = {
  fiber: () => Effect.asVoid(Effect.forkDetach(Effect.never)),
  socket: (baseUrl) =>
    Effect.callback<void>((resume) => {
      const { hostname, port } = new URL(baseUrl)
      connect(Number(port), hostname, () => resume(Effect.void)).unref()
    }),
  timer: () => Effect.sync(() => void setInterval(() => undefined, 3_600_000)),
  listener: () => Effect.sync(() => void process.on("SIGUSR2", () => undefined))
}

/** What a call leaves behind. */
export const leftBy = (index: number, baseUrl: string): Effect.Effect<void> =>
  Effect.gen(function* () {
    const planted = yield* CurrentDefects
    if (planted.has("memory")) hoard.push(Array.from({ length: 2000 }, (_, n) => n + index))
    if (index % every !== 0) return
    for (const defect of ["fiber", "socket", "timer", "listener"] as const) {
      if (planted.has(defect)) yield* leftovers[defect](baseUrl)
    }
  })

/** Whether a defect shows in this call. */
export const shows = (wanted: Defect, index: number): Effect.Effect<boolean> =>
  Effect.map(CurrentDefects, (planted) => planted.has(wanted) && (wanted !== "ending" || index % every === 0))
