/**
 * What a soak is there to find, broken on purpose: so that one can see it found.
 */
import { connect } from "node:net"
import { Context, Effect } from "effect"

/** The defects there are. */
export const defects = ["ending", "item", "write", "fiber", "socket", "timer", "listener", "memory"] as const
export type Defect = (typeof defects)[number]

/** The defect that was asked for. */
export const CurrentDefect = Context.Reference<Defect | undefined>("scripts/soak/CurrentDefect", {
  defaultValue: () => undefined
})

/** Every so manieth call ends wrongly, or leaves something. */
const every = 20

const hoard: Array<unknown> = []

/** What a call leaves behind. */
export const leftBy = (index: number, baseUrl: string): Effect.Effect<void> =>
  Effect.gen(function* () {
    const defect = yield* CurrentDefect
    if (defect === "memory") hoard.push(Array.from({ length: 2000 }, (_, n) => n + index))
    if (index % every !== 0) return
    switch (defect) {
      case "fiber":
        yield* Effect.forkDetach(Effect.never)
        break
      case "socket":
        yield* Effect.callback<void>((resume) => {
          const { hostname, port } = new URL(baseUrl)
          connect(Number(port), hostname, () => resume(Effect.void))
        })
        break
      case "timer":
        setInterval(() => undefined, 3_600_000)
        break
      case "listener":
        process.on("SIGUSR2", () => undefined)
        break
      case "ending":
      case "item":
      case "memory":
      case "write":
      case undefined:
        break
    }
  })

/** Whether a defect shows in this call. */
export const shows = (wanted: Defect, index: number): Effect.Effect<boolean> =>
  Effect.map(CurrentDefect, (defect) => defect === wanted && (wanted !== "ending" || index % every === 0))
