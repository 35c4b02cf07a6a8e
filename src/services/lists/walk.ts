/**
 * Walking through a list: page after page, each item once, past the wall where the list can be sliced by day.
 *
 * At the wall the list is asked for again from the day the walk has got to. That day comes again from its beginning,
 * in whatever order within it, and what was delivered of it is left out. Nothing is probed, so 60,000 items cost the
 * 600 requests of their pages, and a part of one more each time the wall was met.
 */
import { Array as Arr, Clock, Duration, Effect, Option, Stream } from "effect"
import { argumentError, ValidationError } from "../../errors/ValidationError.ts"
import type { Page } from "../../schemas/Page.ts"
import { type Position, toCursor } from "./Cursor.ts"
import { dayAfter, type Direction, isFurther, type Slicing } from "./slicing.ts"

/** How far a walk has come. */
export interface Progress {
  /** Items delivered, those before a resumed walk included. */
  readonly done: number
  /** Items in the whole list; undefined where the server stopped counting and nobody counted since. */
  readonly of: number | undefined
  /** Requests this walk has made. */
  readonly requests: number
  /** How long the rest will take at the speed so far; undefined where `of` is. */
  readonly timeLeft: Duration.Duration | undefined
}

/** One step of a walk: a page, and of it the items that were not delivered before. */
export interface Step<A> {
  /** Page that this step fetched. */
  readonly page: Page<A>
  /** How far the walk has come. */
  readonly progress: Progress
  /** Where to go on after this step: a text that can be saved, for `walk({ cursor })`. */
  readonly cursor: string
}

/** A list that can be walked through. */
export interface Walkable<A, E> {
  /** What was asked for. */
  readonly identity: object
  /** The page of a position; undefined where nothing is left of the days that were asked for. */
  readonly fetch: (position: Position) => Effect.Effect<Page<A> | undefined, E>
  /** How the list can be sliced; undefined where it cannot, or not in the order that was asked for. */
  readonly sliced: (Slicing<A> & { readonly direction: Direction }) | undefined
  /** Whether the list ends at the wall without a word: it is ranked, and nobody misses its tail. */
  readonly endsAtCap: boolean
}

interface State {
  readonly position: Position
  /** The day of the first item of the slice, to tell a slice that is all one day. */
  readonly sliceStart: string | undefined
  /** The items of a day that is read by name, from its beginning: if its end meets them, the day is whole. */
  readonly byName: ReadonlySet<number>
  readonly requests: number
  readonly startedAt: number
}

/** The steps from a position to the end of the list. */
export const walk = <A, E>(
  list: Walkable<A, E>,
  from: Position,
  total: number | undefined
): Stream.Stream<Step<A>, E | ValidationError> =>
  Stream.unwrap(
    Effect.map(Clock.currentTimeMillis, (startedAt) =>
      Stream.paginate<State | ValidationError, Step<A>, E | ValidationError>(
        { position: from, sliceStart: undefined, byName: new Set(), requests: 0, startedAt },
        (state) =>
          state instanceof ValidationError
            ? Effect.fail(state)
            : Effect.flatMap(list.fetch(state.position), (page) =>
                page === undefined
                  ? Effect.succeed([[], Option.none()])
                  : Effect.map(Clock.currentTimeMillis, (now) => advance(list, state, page, now, total))
              )
      )
    )
  )

const advance = <A, E>(
  list: Walkable<A, E>,
  state: State,
  page: Page<A>,
  now: number,
  total: number | undefined
): readonly [ReadonlyArray<Step<A>>, Option.Option<State | ValidationError>] => {
  const { fresh, position, sliceStart } = deliver(list, state, page)
  const requests = state.requests + 1
  const of = total ?? (page.capped || state.position.day !== undefined ? undefined : page.count)
  const step: Step<A> = {
    page: { ...page, results: fresh },
    progress: {
      done: position.done,
      of,
      requests,
      timeLeft:
        of === undefined
          ? undefined
          : Duration.millis(
              ((now - state.startedAt) / requests) *
                Math.ceil(Math.max(0, of - position.done) / page.per_page)
            )
    },
    get cursor() {
      return toCursor(list.identity, resumable(list, position))
    }
  }
  const after = { ...state, requests, sliceStart, byName: namesOf(list, state, page) }
  return [[step], next(list, after, position, page)]
}

/** What is new on a page, and the position once it is delivered. */
const deliver = <A, E>(list: Walkable<A, E>, state: State, page: Page<A>) => {
  const { sliced } = list
  const { position } = state
  if (sliced === undefined) {
    return {
      fresh: page.results,
      sliceStart: undefined,
      position: { ...position, done: position.done + page.results.length }
    }
  }
  const before = new Set(Object.values(position.seen).flat())
  const fresh = page.results.filter((item) => !before.has(sliced.idOf(item)))
  const days = page.results.flatMap((item) => sliced.dayOf(item) ?? [])
  const at = days.at(-1) ?? position.at
  return {
    fresh,
    sliceStart: state.sliceStart ?? days[0],
    position: {
      ...position,
      ...(at === undefined ? {} : { at, seen: remember(sliced, position.seen, fresh, at) }),
      done: position.done + fresh.length
    }
  }
}

/** What was delivered of the days that a slice which begins at `at` would show again. */
const remember = <A>(
  sliced: Slicing<A> & { readonly direction: Direction },
  seen: Position["seen"],
  fresh: ReadonlyArray<A>,
  at: string
): Position["seen"] => {
  const first = dayAfter(at, sliced.direction, -sliced.overlap)
  const delivered = Arr.groupBy(fresh, (item) => sliced.dayOf(item) ?? at)
  const days = [...new Set([...Object.keys(seen), ...Object.keys(delivered)])].filter((day) =>
    sliced.direction === "newest" ? day <= first : day >= first
  )
  return Object.fromEntries(
    days.map((day) => [
      day,
      [...(seen[day] ?? []), ...(delivered[day] ?? []).map((item) => sliced.idOf(item))]
    ])
  )
}

const namesOf = <A, E>(
  { sliced }: Walkable<A, E>,
  { byName, position }: State,
  page: Page<A>
): ReadonlySet<number> =>
  sliced !== undefined && position.phase === "name"
    ? new Set([...byName, ...page.results.map((item) => sliced.idOf(item))])
    : byName

/** What follows a page: the next, a slice, or a word about why there is none. */
const next = <A, E>(
  list: Walkable<A, E>,
  after: Omit<State, "position">,
  position: Position,
  page: Page<A>
): Option.Option<State | ValidationError> => {
  const go = (to: Partial<Position>, state: Partial<State> = {}) =>
    Option.some({ ...after, sliceStart: undefined, ...state, position: { ...position, page: 1, ...to } })
  if (page.has_next) return go({ page: page.page + 1 }, { sliceStart: after.sliceStart })
  const { sliced } = list
  const { at } = position
  if (position.phase === "list") {
    if (!page.capped) return Option.none()
    if (sliced === undefined || at === undefined)
      return list.endsAtCap ? Option.none() : Option.some(endOfService)
    if (position.day !== undefined && isFurther(position.day, at, sliced.direction))
      return Option.some(outsideSlice(position.day, at))
    const day = dayAfter(at, sliced.direction, -sliced.overlap)
    // A slice in which no item has a day leads to the same slice again.
    return after.sliceStart === at || position.day === day ? go({ phase: "name", day: at }) : go({ day })
  }
  if (sliced === undefined || at === undefined) return Option.none()
  const nextDay = dayAfter(at, sliced.direction)
  const finished = go({ phase: "list", day: nextDay, seen: {} }, { byName: new Set() })
  if (!page.capped) return nextDay === at ? Option.none() : finished
  if (position.phase === "name") return go({ phase: "-name" })
  const met = page.results.some((item) => after.byName.has(sliced.idOf(item)))
  return met && nextDay !== at ? finished : Option.some(dayTooLong(at))
}

/** Pages shift when something is published meanwhile, so a saved walk goes on at its day, not at its page. */
const resumable = <A, E>(list: Walkable<A, E>, position: Position): Position =>
  list.sliced === undefined || position.at === undefined
    ? { ...position, page: position.page + 1 }
    : {
        ...position,
        page: 1,
        phase: "list",
        day: dayAfter(position.at, list.sliced.direction, -list.sliced.overlap)
      }

const endOfService = argumentError(
  "walk",
  "order_by",
  "Beatport serves the first 10,000 items of a list, and this one goes on. Lists of tracks, releases and charts go on with it when they are ordered by publish_date, either way; narrow others by a filter, or take at most 10,000."
)

/** The walk ends here; otherwise it would request the same slices without end. */
const outsideSlice = (slice: string, at: string) =>
  argumentError(
    "walk",
    "publish_date",
    `Beatport was asked for the items from ${slice} on, and the list got to ${at} instead. Narrow the list, for example by genre_id.`
  )

const dayTooLong = (day: string) =>
  argumentError(
    "walk",
    "publish_date",
    `On ${day} there is more than Beatport serves of one day. Narrow the list, for example by genre_id.`
  )
