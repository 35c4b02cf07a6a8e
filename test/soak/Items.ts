/**
 * Every item exactly once: what is lost and what is doubled, counted over all calls.
 */
import { Context, Effect } from "effect"
import { Wrong } from "../reliability/Calls.ts"

export class Items extends Context.Service<
  Items,
  {
    /** Items that lists gave, and that were there to be given. */
    readonly counted: {
      given: number
      lost: number
      doubled: number
      /** Writes that were acknowledged. */
      written: number
      /** Those of them that were not done. */
      writesLost: number
      /** Writes that were done more than once. */
      writesDoubled: number
    }
    /** Holds what was found to what is there, in whatever order. */
    readonly compare: (
      wanted: ReadonlyArray<number>,
      found: ReadonlyArray<number>
    ) => Effect.Effect<void, Wrong>
    /** Holds a write to how often it was done. `isAcknowledged` is undefined where the server lied about it. */
    readonly written: (isAcknowledged: boolean | undefined, done: number) => Effect.Effect<void, Wrong>
  }
>()("test/soak/Items") {}

export const make = Effect.sync(() => {
  const counted = { given: 0, lost: 0, doubled: 0, written: 0, writesLost: 0, writesDoubled: 0 }
  return Items.of({
    counted,
    compare: (wanted, found) =>
      Effect.suspend(() => {
        const there = new Set(found)
        const expected = new Set(wanted)
        const lost = wanted.filter((id) => !there.has(id)).length
        const doubled = found.length - there.size
        const strange = [...there].filter((id) => !expected.has(id)).length
        counted.given += found.length
        counted.lost += lost
        counted.doubled += doubled
        return lost + doubled + strange === 0
          ? Effect.void
          : Effect.fail(
              new Wrong({
                found: `${found.length} items of ${wanted.length}: ${lost} lost, ${doubled} doubled, ${strange} of something else`
              })
            )
      }),
    written: (isAcknowledged, done) =>
      Effect.suspend(() => {
        if (isAcknowledged === true) counted.written += 1
        if (isAcknowledged === true && done === 0) counted.writesLost += 1
        if (done > 1) counted.writesDoubled += 1
        // Anything between is a write that was done in part.
        const isRight = done === 1 || (done === 0 && isAcknowledged !== true)
        return !isRight
          ? Effect.fail(
              new Wrong({
                found: `${isAcknowledged === true ? "acknowledged" : "not acknowledged"}, and done ${done} times`
              })
            )
          : Effect.void
      })
  })
})
