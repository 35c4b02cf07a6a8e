/**
 * What processes that were killed have left beside the token file.
 *
 * A draft of the token may hold the only one that works: the server ends the old one when it gives the new. So a whole
 * draft that lasts longer than the token in its place takes that place. Everything else is removed.
 */
import { Clock, Duration, Effect, type FileSystem, Option, type Path } from "effect"
import type { TokenStoreError } from "../../errors/TokenStoreError.ts"
import type { Token } from "../../schemas/Token.ts"

/** A file that was touched since may belong to somebody who lives. A lock is believed for longer than this. */
const abandonedAfter = Duration.seconds(3)

/** Clears up, for the holder of the lock. */
export const clearUp = (
  { fs, path }: { readonly fs: FileSystem.FileSystem; readonly path: Path.Path },
  location: string,
  load: (from: string) => Effect.Effect<Option.Option<Token>, TokenStoreError>
): Effect.Effect<void> =>
  Effect.gen(function* () {
    const directory = path.dirname(location)
    const name = path.basename(location)
    const isDraft = (other: string) => other.startsWith(name) && draft.test(other.slice(name.length))
    const drafts = (yield* fs.readDirectory(directory)).filter(isDraft)
    for (const found of drafts.map((other) => path.join(directory, other))) {
      const { mtime } = yield* fs.stat(found)
      const touched = Option.match(mtime, { onNone: () => 0, onSome: (time) => time.getTime() })
      if ((yield* Clock.currentTimeMillis) - touched < Duration.toMillis(abandonedAfter)) continue
      const kept = Option.map(yield* load(location), ({ expires_at }) => expires_at)
      const token = yield* Effect.orElseSucceed(load(found), Option.none)
      const isNewer = Option.exists(token, ({ expires_at }) => Option.isNone(kept) || expires_at > kept.value)
      yield* isNewer ? fs.rename(found, location) : fs.remove(found, { force: true })
    }
  }).pipe(
    Effect.uninterruptible,
    // What is wrong with the directory is heard by whoever uses the token then.
    Effect.ignore
  )

/** How drafts are called, of the token and of the lock: see `uniqueName`. */
const draft = /^(?:\.lock(?:\.break)?\.[\da-z]+-[\da-z]+|\.[\da-z]+-[\da-z]+\.tmp)$/
