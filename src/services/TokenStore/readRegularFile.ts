/**
 * Reads small files that must be regular files.
 */
import { Effect, type FileSystem, Option, type PlatformError } from "effect"

/** The largest file that is read, in bytes. A token has a few kilobytes. */
const maxFileBytes = 1024 * 1024

/**
 * Opens a file and returns its content. If it is not a regular file, is too large or, on POSIX, can be read by others, the read
 * fails with what `refuse` makes of the reason.
 *
 * The path is checked before it is opened because opening a pipe waits for a writer. The open file is checked again because
 * another file can have taken its place in between.
 */
export const readRegularFile = <E>(
  fs: FileSystem.FileSystem,
  path: string,
  options: {
    readonly onWindows: boolean
    readonly refuse: (reason: string) => E
    readonly isOpenToOthers: () => E
  }
): Effect.Effect<Option.Option<string>, PlatformError.PlatformError | E> => {
  const check = (info: FileSystem.File.Info): Effect.Effect<void, E> => {
    if (info.type !== "File")
      return Effect.fail(options.refuse(reasonsByType.get(info.type) ?? "it is not a file"))
    if (info.size > BigInt(maxFileBytes))
      return Effect.fail(options.refuse(`it is larger than ${maxFileBytes} bytes`))
    if (!options.onWindows && (info.mode & 0o077) !== 0) return Effect.fail(options.isOpenToOthers())
    return Effect.void
  }
  return Effect.gen(function* () {
    yield* Effect.flatMap(fs.lstat(path), check)
    // A symbolic link could have been put there to read a token from another place.
    const file = yield* fs.open(path, { flag: "r", noFollow: !options.onWindows })
    const info = yield* file.stat
    yield* check(info)
    const bytes = yield* file.readAlloc(Number(info.size))
    return Option.map(bytes, (found) => new TextDecoder().decode(found))
  }).pipe(Effect.scoped)
}

const reasonsByType: ReadonlyMap<FileSystem.File.Type, string> = new Map([
  ["BlockDevice", "it is a device"],
  ["CharacterDevice", "it is a device"],
  ["Directory", "it is a directory"],
  ["FIFO", "it is a pipe"],
  ["Socket", "it is a socket"],
  ["SymbolicLink", "it is a symbolic link, which is not followed"]
])
