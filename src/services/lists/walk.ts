/**
 * Walking through a list: page after page, each item once, past the 10,000-item cap where the list can be sliced by day.
 *
 * At the cap the list is requested again from the day that the walk has reached. That day comes again from its
 * beginning, in any order within it, and what was delivered of it is left out. Nothing is probed, so 60,000 items cost
 * the 600 requests of their pages, and a part of one more each time the cap was met.
 */
import { Clock, Duration, Effect, Option, Predicate, Stream } from "effect"
import type { DecodeError } from "../../errors/DecodeError.ts"
import { ValidationError } from "../../errors/ValidationError.ts"
import { Page } from "../../schemas/Page.ts"
import { makeAhead } from "./Ahead.ts"
import { type Position, toCursor } from "./Cursor.ts"
import { advance, makeResumable, type Next } from "./advance.ts"
import { findNextSlice, makeFirstSlice, type Slice } from "./Slice.ts"
import type { Walkable } from "./Walkable.ts"

/** Reports the progress of a walk. */
export interface Progress {
  /** The number of items delivered so far, with those before a resumed walk. */
  readonly done: number
  /** The number of items in the whole list; undefined if the server does not count that far and no `total` was given. */
  readonly of: number | undefined
  /** The number of requests whose pages this walk has delivered. Up to six more can be in flight. */
  readonly requests: number
  /** The time that the rest takes at the speed so far; undefined if `of` is. */
  readonly timeLeft: Duration.Duration | undefined
}

/** Holds one step of a walk: a page, with those of its items that no earlier step delivered. */
export interface Step<A> {
  /** Page that this step fetched. */
  readonly page: Page<A>
  /** How far the walk has come. */
  readonly progress: Progress
  /**
   * Whether the list shrank while it was walked: the server no longer has this page, so the walk ends here. Items that
   * moved to an earlier page meanwhile were not delivered.
   */
  readonly shrank: boolean
  /** The cursor after this step: a string to save, and to pass to `walk({ cursor })`. */
  readonly cursor: string
}

interface State {
  readonly position: Position
  readonly slice: Slice
  /** The number of the last page that the server has counted; of a new slice, that of its first page. */
  readonly last: number
  readonly requests: number
}

type WalkError = DecodeError | ValidationError

/** Streams the steps from a position to the end of the list. `isResumed` tells that a cursor gave the position. */
export const walk = <A, E>(
  list: Walkable<A, E>,
  from: Position,
  options: { readonly total: number | undefined; readonly isResumed: boolean }
): Stream.Stream<Step<A>, E | WalkError> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const startedAt = yield* Clock.currentTimeMillis
      const ahead = makeAhead(list.fetch, yield* Effect.scope)

      const stepOf = (page: Page<A>, position: Position, requests: number, shrank: boolean) =>
        Effect.map(Clock.currentTimeMillis, (now): Step<A> => {
          const isCounted = !page.capped && position.day === undefined && !shrank
          const of = options.total ?? (isCounted ? page.count : undefined)
          const pagesLeft = Math.ceil(Math.max(0, (of ?? 0) - position.done) / page.per_page)
          const timeLeft = Duration.millis(((now - startedAt) / requests) * pagesLeft)
          return {
            page,
            progress: {
              done: position.done,
              of,
              requests,
              timeLeft: of === undefined ? undefined : timeLeft
            },
            shrank,
            get cursor() {
              return toCursor(list.identity, makeResumable(list, position))
            }
          }
        })

      const follow = (next: Next, { slice }: State, requests: number) =>
        Effect.gen(function* () {
          switch (next._tag) {
            case "Page":
              return Option.some<State | WalkError>({
                position: next.position,
                last: next.last,
                slice,
                requests
              })
            case "Slice": {
              yield* ahead.abandon
              const { byName, position } = next
              const opened = findNextSlice(slice.known, byName)
              return Option.some<State | WalkError>({ position, slice: opened, last: 1, requests })
            }
            case "Fail":
              return Option.some<State | WalkError>(next.error)
            case "End":
              return Option.none<State | WalkError>()
          }
        })

      const take = Effect.fnUntraced(function* (state: State) {
        const { position, slice } = state
        const requests = state.requests + 1
        // A page past the end is an error only where the caller chose the page.
        const mayBeGone = state.requests > 0 || options.isResumed
        const served = yield* Effect.catchIf(
          ahead.get(position, Math.max(position.page, state.last)),
          (error) => mayBeGone && isPageGone(error),
          () => Effect.succeed("gone" as const)
        )
        if (served === undefined) return none
        if (served === "gone") {
          const { page, done } = position
          const empty = Page.make<A>([], { count: done }, { page, per_page: list.per_page })
          return [[yield* stepOf(empty, position, requests, true)], Option.none<State | WalkError>()] as const
        }
        const advanced = yield* advance(list, position, slice, served)
        const step = yield* stepOf(advanced.page, advanced.position, requests, false)
        return [[step], yield* follow(advanced.next, state, requests)] as const
      })

      const first: State = { position: from, slice: makeFirstSlice(from), last: from.page, requests: 0 }
      return Stream.paginate<State | WalkError, Step<A>, E | WalkError>(first, (state) =>
        Predicate.hasProperty(state, "_tag") ? Effect.fail(state) : take(state)
      )
    })
  )

const none = [[], Option.none()] as const

/** Tells whether the server rejected the number of the page, as it does past the end of a list. */
const isPageGone = (error: unknown): boolean =>
  error instanceof ValidationError && error.status === 404 && Object.hasOwn(error.fields, "page")
