/**
 * Finds out whether the server honours comma lists of codes. Only Beatport's document says so, and no response has been
 * recorded, so an empty response to a list is checked before its codes are reported missing.
 */
import { Effect } from "effect"
import { window } from "../lists/Ahead.ts"

/** The number of codes that are requested alone after an empty list. It is more than one, because the first may really be missing. */
const probes = 3

/** Describes how to fetch items by code. */
interface CodeSource<A, E> {
  /** The name of the filter, for the log. */
  readonly filter: string
  /** Fetches the items that have any of these codes, by one list. */
  readonly together: (codes: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<A>, E>
  /** Fetches the items that have this code, without a list. */
  readonly alone: (code: string) => Effect.Effect<ReadonlyArray<A>, E>
}

/**
 * Makes a function that fetches items by code, and decides once whether lists are used. If a list comes back empty and one
 * of its codes requested alone does not, the server does not honour lists: then each code is requested alone.
 */
export const makeFetchByCode = <A, E>({ alone, filter, together }: CodeSource<A, E>) => {
  let areHonoured: boolean | undefined
  const oneByOne = (codes: ReadonlyArray<string>) =>
    Effect.map(Effect.forEach(codes, alone, { concurrency: window }), (found) => found.flat())
  return (codes: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<A>, E> =>
    Effect.gen(function* () {
      if (areHonoured === false) return yield* oneByOne(codes)
      const found = yield* together(codes)
      if (found.length > 0 && codes.length > 1) areHonoured ??= true
      if (found.length > 0 || areHonoured === true) return found
      for (const [index, code] of codes.slice(0, probes).entries()) {
        const items = yield* alone(code)
        if (items.length === 0) continue
        areHonoured = false
        yield* Effect.logWarning(
          `Beatport does not honour comma lists of ${filter}: each is requested alone.`
        )
        return [...items, ...(yield* oneByOne(codes.slice(index + 1)))]
      }
      return found
    })
}
