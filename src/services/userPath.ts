/**
 * Paths as a user writes them.
 */
import { Effect, Path } from "effect"
import * as UserDirectories from "effect/persistence/UserDirectories"

/** Tells why a path cannot be resolved. */
export interface UnresolvedPath {
  /** States it in a sentence. */
  readonly detail: string
  /** The failure to find the home directory, if that is the reason. */
  readonly cause?: unknown
}

/** Returns the absolute path. `~` is the home directory, as in a shell. `advice` says what to do if that is not known. */
export const resolveUserPath = Effect.fnUntraced(function* (
  given: string,
  advice: string
): Effect.fn.Return<string, UnresolvedPath, Path.Path | UserDirectories.UserDirectories> {
  const path = yield* Path.Path
  const { home } = yield* UserDirectories.UserDirectories
  if (/^~[^/\\]/.test(given)) {
    const detail = `the home directory of another user is not looked up. Give the whole path, or ./${given} for a file with that name.`
    return yield* Effect.fail({ detail })
  }
  if (given !== "~" && !given.startsWith("~/") && !given.startsWith(`~${path.sep}`))
    return path.resolve(given)
  return path.join(yield* Effect.mapError(home, describeUnknownHome(advice)), given.slice(1))
})

/** Describes that the directories of the user are not known. */
export const describeUnknownHome =
  (advice: string) =>
  (cause: unknown): UnresolvedPath => ({ detail: `the home directory is not known. ${advice}`, cause })
