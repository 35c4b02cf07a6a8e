/**
 * What a walk will cost, before it begins.
 */
import { Duration, Effect } from "effect"
import type { Page } from "../../schemas/Page.ts"
import type { Range } from "../../schemas/Range.ts"
import { addDay, findMiddle } from "./Slicing.ts"

/** What a walk through a list will cost. */
export interface Plan {
  /** How many items the list has. */
  readonly count: number
  /** Whether `count` is exact. It is not where a list, or a day of it, is longer than the server counts. */
  readonly exact: boolean
  /** How many requests the walk will make; this plan's own are not among them. */
  readonly requests: number
  /** How long that takes at the rate limit, if the responses are not slower. */
  readonly duration: Duration.Duration
}

/** Makes the plan for a count. At each 10,000-item cap, part of a page is requested again. */
export const planFor = (
  {
    capped,
    count,
    per_page
  }: { readonly count: number; readonly per_page: number; readonly capped: boolean },
  servedItems: number,
  pace: Duration.Duration
): Plan => {
  const requests = Math.max(1, Math.ceil(count / per_page)) + Math.floor(Math.max(0, count - 1) / servedItems)
  return { count, exact: !capped, requests, duration: Duration.times(pace, requests) }
}

interface Counted {
  readonly count: number
  readonly capped: boolean
}

/** The most requests that count a list. A server that ignores the range of days would be asked about each day otherwise. */
const mostQuestions = 1000

/**
 * How many items there are in a range of days, which is halved until the server counts all of it, or `budget` is used up.
 * Each question is a request for a page of one item.
 */
export const countDays = <E>(
  ask: (days: Range<string>) => Effect.Effect<Pick<Page<unknown>, "count" | "capped">, E>,
  from: string,
  to: string,
  budget = { left: mostQuestions }
): Effect.Effect<Counted, E> =>
  Effect.gen(function* () {
    budget.left -= 1
    const whole = yield* ask({ from, to })
    if (!whole.capped || from >= to || budget.left <= 0) return { count: whole.count, capped: whole.capped }
    const middle = findMiddle(from, to)
    const [early, late] = yield* Effect.all([
      countDays(ask, from, middle, budget),
      countDays(ask, addDay(middle, "oldest"), to, budget)
    ])
    return { count: early.count + late.count, capped: early.capped || late.capped }
  })
