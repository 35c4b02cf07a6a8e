/**
 * What a walk has to know of a list.
 */
import type { Effect } from "effect"
import type { Position } from "./Cursor.ts"
import type { ServedPage } from "./ServedPage.ts"
import type { Slices } from "./Slicing.ts"

/** A list that can be walked through. */
export interface Walkable<A, E> {
  /** Identifies the list in its cursors. */
  readonly identity: object
  /** The path of the list, for errors. */
  readonly path: string
  readonly per_page: number
  /** Fetches the page of a position; undefined if no requested day is left. */
  readonly fetch: (position: Position) => Effect.Effect<ServedPage<A> | undefined, E>
  /** How the list is sliced by day; undefined if it cannot be, or not in the requested order. */
  readonly sliced: Slices | undefined
  /** Whether the list ends at the cap without an error, because it is ranked and its tail is of no use. */
  readonly endsAtCap: boolean
}
