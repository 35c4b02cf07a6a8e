/**
 * Replacement of a file by another, so that there is the old or the new one at any moment.
 */
import { Clock, Effect, FileSystem, Option, Path, Random } from "effect"
import { fromPlatform, type TagError } from "./TagError.ts"

const prefix = ".beatport-tag-"

/** After this time, a temporary file belongs to a process that was killed. */
const staleMillis = 60 * 60 * 1000

/**
 * Gives `make` a temporary path beside `path`, then makes the file durable and renames it to `path`. `beforeRename` runs
 * when the file is on the disk. If anything fails, `path` is as it was.
 */
export const replaceFile = <E, R, E2, R2>(
  path: string,
  make: (temporary: string) => Effect.Effect<void, E, R>,
  beforeRename: (temporary: string) => Effect.Effect<void, E2, R2>
): Effect.Effect<void, E | E2 | TagError, R | R2 | FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const paths = yield* Path.Path
    const directory = paths.dirname(path)
    const failed = Effect.mapError(fromPlatform(path))
    yield* removeStale(directory)
    const temporary = paths.join(directory, `${prefix}${yield* uniqueName}${paths.extname(path)}`)
    yield* Effect.gen(function* () {
      const info = yield* failed(fs.stat(path))
      yield* make(temporary)
      yield* failed(fs.chmod(temporary, info.mode & 0o7777))
      // Only an administrator may give a file to someone else; for other users the owner is right already.
      const [uid, gid] = [Option.getOrUndefined(info.uid), Option.getOrUndefined(info.gid)]
      if (uid !== undefined && gid !== undefined) yield* Effect.ignore(fs.chown(temporary, uid, gid))
      yield* failed(Effect.scoped(Effect.flatMap(fs.open(temporary, { flag: "r+" }), (file) => file.sync)))
      yield* beforeRename(temporary)
      yield* failed(fs.rename(temporary, path))
      // Some systems cannot open a directory; there the rename is durable a little later.
      yield* Effect.ignore(
        Effect.scoped(Effect.flatMap(fs.open(directory, { flag: "r" }), (opened) => opened.sync))
      )
    }).pipe(Effect.onExit(() => Effect.ignore(fs.remove(temporary, { force: true }))))
  })

const uniqueName: Effect.Effect<string> = Effect.map(
  Effect.all([Clock.currentTimeMillis, Random.nextIntBetween(0, Number.MAX_SAFE_INTEGER)]),
  ([now, random]) => `${now.toString(36)}-${random.toString(36)}`
)

/** Removes the temporary files of processes that were killed. */
const removeStale = Effect.fnUntraced(function* (directory: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const now = yield* Clock.currentTimeMillis
  const names = yield* Effect.orElseSucceed(fs.readDirectory(directory), () => [])
  const leftovers = names.filter((name) => name.startsWith(prefix)).map((name) => paths.join(directory, name))
  yield* Effect.forEach(
    leftovers,
    (leftover) =>
      Effect.ignore(
        Effect.flatMap(fs.stat(leftover), (info) =>
          Option.exists(info.mtime, (time) => now - time.getTime() > staleMillis)
            ? fs.remove(leftover)
            : Effect.void
        )
      ),
    { discard: true }
  )
})
