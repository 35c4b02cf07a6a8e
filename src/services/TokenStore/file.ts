/**
 * The token in a file.
 */
import { Effect, FileSystem, Option, Path, type PlatformError } from "effect"
import * as UserDirectories from "effect/persistence/UserDirectories"
import { TokenStoreError } from "../../errors/TokenStoreError.ts"
import type { Token } from "../../schemas/Token.ts"
import { describeUnknownHome, resolveUserPath } from "../userPath.ts"
import { makeFileLock } from "./fileLock.ts"
import { makeTokenDrafts } from "./TokenDrafts.ts"
import { readRegularFile } from "./readRegularFile.ts"
import { decodeToken, encodeToken } from "./tokenCodec.ts"
import { uniqueName } from "./uniqueName.ts"

/** Configures the file that keeps the token. */
export interface FileOptions {
  /** The file; `~` is the home directory. By default `effect-beatport/token.json` in the user's config directory. */
  readonly path?: string | undefined
}

/** Makes the store. It touches no file yet. */
export const makeFileStore = Effect.fnUntraced(function* (options: FileOptions) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const location = yield* resolveTokenPath(options.path)
  const directory = path.dirname(location)
  const onWindows = path.sep === "\\"

  const toStoreError =
    (operation: TokenStoreError["operation"]) =>
    (cause: PlatformError.PlatformError): TokenStoreError =>
      new TokenStoreError({ operation, location, detail: describeAdvice(cause, directory), cause })

  const makeDirectory = fs.makeDirectory(directory, { recursive: true, mode: 0o700 })

  const makeRefusedError = (detail: string) => new TokenStoreError({ operation: "load", location, detail })

  const read = (from: string) =>
    readRegularFile(fs, from, {
      onWindows,
      refuse: (reason) =>
        makeRefusedError(
          `${reason}. Set BEATPORT_TOKEN_FILE to the path of a file, or to one that does not exist yet.`
        ),
      isOpenToOthers: () => makeRefusedError(`others can read it. Run: chmod 600 ${quoteForShell(location)}`)
    })

  const loadFrom = (from: string) =>
    read(from).pipe(
      Effect.catchTag("PlatformError", (cause) =>
        isNotFound(cause) ? Effect.succeed(Option.none<string>()) : Effect.fail(toStoreError("load")(cause))
      ),
      Effect.flatMap(
        Option.match({
          onNone: () => Effect.succeedNone,
          onSome: (text) => Effect.asSome(decodeToken(text, location))
        })
      )
    )

  // Written beside its place, flushed, then moved into it: a reader finds the old token or the new one, never half.
  // Nothing is done before the first byte is written that can be done after: a token that is nowhere yet dies with
  // the process.
  const save = Effect.fnUntraced(function* (token: Token) {
    const text = yield* encodeToken(token)
    const temporary = `${location}.${yield* uniqueName}.tmp`
    const create = fs.open(temporary, { flag: "wx", mode: 0o600 })
    yield* Effect.scoped(
      Effect.gen(function* () {
        const file = yield* Effect.catchIf(create, isNotFound, () => Effect.andThen(makeDirectory, create))
        yield* file.writeAll(new TextEncoder().encode(text))
        yield* file.sync
      })
    ).pipe(
      Effect.andThen(fs.rename(temporary, location)),
      Effect.onError(() => Effect.ignore(fs.remove(temporary, { force: true }))),
      Effect.mapError(toStoreError("save"))
    )
  }, Effect.uninterruptible)

  const lock = makeFileLock({ fs, path: `${location}.lock` })
  const drafts = makeTokenDrafts({ fs, path }, location, loadFrom)

  return {
    load: loadFrom(location),
    save,
    clear: Effect.mapError(fs.remove(location, { force: true }), toStoreError("clear")),
    clearDrafts: Effect.mapError(drafts.remove, toStoreError("clear")),
    withLock: <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      Effect.andThen(
        Effect.mapError(makeDirectory, toStoreError("lock")),
        lock(Effect.andThen(drafts.recover, effect), toStoreError("lock"))
      )
  }
})

const isNotFound = (error: PlatformError.PlatformError): boolean => error.reason._tag === "NotFound"

/** A path as a shell takes it. */
const quoteForShell = (path: string): string => `'${path.replaceAll("'", String.raw`'\''`)}'`

/** Returns the path of the token file: the given one, or the default in the user's config directory. */
export const resolveTokenPath = Effect.fnUntraced(function* (given: string | undefined) {
  const path = yield* Path.Path
  const directories = yield* UserDirectories.UserDirectories
  const found =
    given === undefined
      ? directories.config("effect-beatport").pipe(
          Effect.map((config) => path.join(config, "token.json")),
          Effect.mapError(describeUnknownHome(adviceWithoutHome))
        )
      : resolveUserPath(given, adviceWithoutHome)
  return yield* Effect.mapError(
    found,
    (reason) =>
      new TokenStoreError({ operation: "load", location: given ?? "the user's config directory", ...reason })
  )
})

const adviceWithoutHome = "Set BEATPORT_TOKEN_FILE to a path."

/** Describes a failure of the file system, and what to do about it. */
export const describeAdvice = (cause: PlatformError.PlatformError, directory: string): string => {
  const code = readErrorCode(cause)
  if (code === "ELOOP")
    return "it is a symbolic link, which is not followed. Give the path of the file itself."
  if (code === "EISDIR" || code === "ERR_FS_EISDIR") {
    return "it is a directory. Set BEATPORT_TOKEN_FILE to the path of a file."
  }
  if (code === "ENOTDIR" || code === "EEXIST") {
    return `${directory}, or a part of that path, is a file and not a directory. Set BEATPORT_TOKEN_FILE to another place.`
  }
  if (code === "ENAMETOOLONG") return "the path is too long. Set BEATPORT_TOKEN_FILE to a shorter one."
  if (code === "ENOSPC" || code === "EDQUOT") return "the disk is full. Make room and try again."
  if (code === "EROFS") return "the disk is read-only. Set BEATPORT_TOKEN_FILE to a writable place."
  if (cause.reason._tag === "PermissionDenied") {
    return `permission denied. Make ${directory} yours, or set BEATPORT_TOKEN_FILE to another place.`
  }
  return `the file system failed (${code ?? cause.reason._tag}).`
}

const readErrorCode = (cause: PlatformError.PlatformError): string | undefined => {
  const inner = cause.reason.cause
  return inner instanceof Error && "code" in inner && typeof inner.code === "string" ? inner.code : undefined
}
