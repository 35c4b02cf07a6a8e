/**
 * What processes that were killed have left beside the token file.
 *
 * A draft of the token may hold the only one that works: the server ends the old one when it gives the new. So a whole
 * draft that is newer than the token in its place, and belongs to the same API and account, takes that place. Everything
 * else is removed.
 */
import { Clock, Duration, Effect, type FileSystem, Option, type Path, type PlatformError } from "effect"
import type { TokenStoreError } from "../../errors/TokenStoreError.ts"
import type { Token } from "../../schemas/Token.ts"
import { isSameSecret, isSameToken } from "../Auth/tokens.ts"

/** A file that was touched since may belong to a process that is running. A lock is believed for longer than this. */
const abandonedAfter = Duration.seconds(3)

/** What the holder of the lock does with the drafts. */
export interface TokenDrafts {
  /** Puts an abandoned draft in the token's place if it belongs there, and removes the others. */
  readonly recover: Effect.Effect<void>
  /** Removes the token's drafts, whatever their age. */
  readonly remove: Effect.Effect<void, PlatformError.PlatformError>
}

/** Looks after the drafts of one token file. */
export const makeTokenDrafts = (
  { fs, path }: { readonly fs: FileSystem.FileSystem; readonly path: Path.Path },
  location: string,
  load: (from: string) => Effect.Effect<Option.Option<Token>, TokenStoreError>
): TokenDrafts => {
  const directory = path.dirname(location)
  const name = path.basename(location)

  const listFiles = (pattern: RegExp) =>
    Effect.map(fs.readDirectory(directory), (files) =>
      files
        .filter((file) => file.startsWith(name) && pattern.test(file.slice(name.length)))
        .map((file) => path.join(directory, file))
    )

  const readModifiedTime = (file: string) =>
    Effect.map(fs.stat(file), ({ mtime }) =>
      Option.match(mtime, { onNone: () => 0, onSome: (time) => time.getTime() })
    )

  const belongsInPlace = Effect.fnUntraced(function* (draft: string) {
    // A lock's draft holds the name of its owner, which reads as a bare token.
    if (!tokenDraft.test(path.basename(draft).slice(name.length))) return false
    const found = yield* Effect.orElseSucceed(load(draft), Option.none)
    if (Option.isNone(found)) return false
    const token = found.value
    const kept = yield* load(location)
    if (Option.isNone(kept)) return true
    if (!isOfOneLogin(token, kept.value) || isSameToken(token, kept.value)) return false
    // Two tokens whose lifetime is unknown, for example: then the later file is the newer token.
    return token.expires_at === kept.value.expires_at
      ? (yield* readModifiedTime(draft)) > (yield* readModifiedTime(location))
      : token.expires_at > kept.value.expires_at
  })

  const recover = Effect.gen(function* () {
    for (const draft of yield* listFiles(anyDraft)) {
      if (
        (yield* Clock.currentTimeMillis) - (yield* readModifiedTime(draft)) <
        Duration.toMillis(abandonedAfter)
      )
        continue
      yield* (yield* belongsInPlace(draft)) ? fs.rename(draft, location) : fs.remove(draft, { force: true })
    }
  }).pipe(
    Effect.uninterruptible,
    // What is wrong with the directory is an error of the operation that uses the token then.
    Effect.ignore
  )

  return {
    recover,
    remove: listFiles(tokenDraft).pipe(
      Effect.flatMap(Effect.forEach((draft) => fs.remove(draft, { force: true }), { discard: true })),
      Effect.catchIf(
        ({ reason }) => reason._tag === "NotFound",
        () => Effect.void
      )
    )
  }
}

/** Whether two tokens belong to the same API and the same account. */
const isOfOneLogin = (a: Token, b: Token): boolean =>
  a.base_url === b.base_url &&
  (a.username === undefined || b.username === undefined
    ? a.username === b.username
    : isSameSecret(a.username, b.username))

/** The names of drafts: see `uniqueName`. */
const tokenDraft = /^\.[\da-z]+-[\da-z]+\.tmp$/
const anyDraft = /^(?:\.lock(?:\.break)?\.[\da-z]+-[\da-z]+|\.[\da-z]+-[\da-z]+\.tmp)$/
