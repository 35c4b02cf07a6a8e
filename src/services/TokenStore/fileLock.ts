/**
 * A lock that holds across processes, made of a file.
 *
 * The file is linked into place with its owner's name inside, so it is never half written, and touched while it is
 * held. A holder that was killed stops touching: a process that sees the file unchanged for `staleAfter` on its own clock
 * (the directory may be shared with machines whose clocks differ) removes it, under a second lock of the same kind,
 * so that only one of several processes does. The second lock is held for a moment only, so a holder that keeps it
 * unchanged for as long was killed as well.
 */
import { Clock, Duration, Effect, type FileSystem, Option, type PlatformError } from "effect"
import { TokenStoreError } from "../../errors/TokenStoreError.ts"
import { uniqueName } from "./uniqueName.ts"
import { makeElapsedTime, waitForLock } from "./waitForLock.ts"

/** How often the holder touches the file. */
const touchInterval = Duration.seconds(1)

/** After how long an untouched file belongs to a killed process. */
const staleAfter = Duration.seconds(5)

type ToStoreError = (cause: PlatformError.PlatformError) => TokenStoreError

/** Makes the lock; touches no file yet. */
export const makeFileLock = ({ fs, path }: { readonly fs: FileSystem.FileSystem; readonly path: string }) => {
  /** Creates the file with an owner's name in it, unless it is there. */
  const createUnlessPresent = (target: string, owner: string) => {
    const draft = `${target}.${owner}`
    return fs.writeFileString(draft, owner, { flag: "wx", mode: 0o600 }).pipe(
      Effect.andThen(
        fs.link(draft, target).pipe(
          Effect.as(true),
          Effect.catchIf(
            // Where the draft is not found, it took so long that it was taken for one of a killed process.
            ({ reason }) => reason._tag === "AlreadyExists" || reason._tag === "NotFound",
            () => Effect.succeed(false)
          )
        )
      ),
      // On a full disk a file can be created that cannot be written.
      Effect.ensuring(Effect.ignore(fs.remove(draft, { force: true })))
    )
  }

  /** What changes as long as the holder lives: who it is and when it last touched the file. */
  const readSignature = (target: string) =>
    // Looked at first, because reading a pipe in the lock's place would hang.
    Effect.flatMap(fs.lstat(target), (info) =>
      Effect.map(
        info.type === "File" ? fs.readFileString(target) : Effect.succeed(info.type),
        (owner) => [owner, info] as const
      )
    ).pipe(
      Effect.map(
        ([owner, info]) =>
          `${owner} ${Option.match(info.mtime, { onNone: () => 0, onSome: (time) => time.getTime() })}`
      ),
      Effect.catchIf(
        (error) => error.reason._tag === "NotFound",
        () => Effect.succeed("")
      )
    )

  /** Looks at a file now and then; gives its sign, and whether that has not changed for too long. */
  const watch = (target: string) => {
    const elapsed = makeElapsedTime(touchInterval)
    let seen = ""
    let silent = 0
    return Effect.map(Effect.all([readSignature(target), elapsed]), ([current, passed]) => {
      silent = current === seen ? silent + passed : 0
      seen = current
      return { seen, isStale: seen !== "" && silent > Duration.toMillis(staleAfter) }
    })
  }

  const release = (owner: string) =>
    Effect.ignore(
      Effect.flatMap(fs.readFileString(path), (holder) =>
        holder === owner ? fs.remove(path, { force: true }) : Effect.void
      )
    )

  /** Removes a file if it still looks as it did. */
  const removeIf = (target: string, seen: string) =>
    Effect.flatMap(readSignature(target), (now) =>
      now === seen ? fs.remove(target, { force: true }) : Effect.void
    )

  const breaker = `${path}.break`

  const breakStale = (seen: string) =>
    Effect.acquireUseRelease(
      Effect.flatMap(uniqueName, (owner) => createUnlessPresent(breaker, owner)),
      (claimed) => (claimed ? removeIf(path, seen) : Effect.void),
      (claimed) => (claimed ? Effect.ignore(fs.remove(breaker, { force: true })) : Effect.void)
    )

  const acquire = (owner: string, toStoreError: ToStoreError) => {
    const lookAtLock = watch(path)
    const lookAtBreaker = watch(breaker)
    const tryLock = Effect.gen(function* () {
      const lock = yield* lookAtLock
      // Looking is cheaper than trying, for twenty who wait.
      if (lock.seen === "") return yield* createUnlessPresent(path, owner)
      if (!lock.isStale) return false
      const breaking = yield* lookAtBreaker
      if (breaking.isStale) yield* removeIf(breaker, breaking.seen)
      yield* breakStale(lock.seen)
      return false
    })

    return waitForLock(
      Effect.mapError(tryLock, toStoreError),
      (detail) =>
        new TokenStoreError({
          operation: "lock",
          location: path,
          detail: `${detail} If there is none, remove this file.`
        })
    )
  }

  const touch = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    fs.utimes(path, now / 1000, now / 1000)
  ).pipe(Effect.ignore, Effect.andThen(Effect.sleep(touchInterval)), Effect.forever)

  return <A, E, R>(
    effect: Effect.Effect<A, E, R>,
    toStoreError: ToStoreError
  ): Effect.Effect<A, E | TokenStoreError, R> =>
    Effect.flatMap(uniqueName, (owner) =>
      Effect.acquireUseRelease(
        acquire(owner, toStoreError),
        () => Effect.raceFirst(effect, touch),
        () => release(owner)
      )
    )
}
