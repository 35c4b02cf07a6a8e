/**
 * Files that an export writes page by page, so that a killed export can be resumed with each item once.
 */
import type { Effect } from "effect"
import type { PlatformError } from "effect/PlatformError"
import type { OutputError, SetupError, UsageError } from "../CliFailure.ts"

/** Where an export has got to. */
export interface Saved {
  /** The cursor of the walk. */
  readonly cursor: string
  /** The items that were written. */
  readonly done: number
}

/** Every way in which writing can fail. */
export type WriteFailure = PlatformError | OutputError | SetupError | UsageError

/** A file that an export writes. */
export interface ExportFile {
  /** Where an earlier export into this file has got to; undefined if there was none. */
  readonly saved: Saved | undefined
  /** Writes a page and the position after it. After a crash, the file has both or neither. */
  readonly write: (items: ReadonlyArray<object>, saved: Saved) => Effect.Effect<void, WriteFailure>
  /** Removes the position, because the export is complete. */
  readonly finish: Effect.Effect<void, WriteFailure>
}
