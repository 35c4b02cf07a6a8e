/**
 * A lock that holds across processes, made of a file.
 *
 * The file is linked into place with its owner's name inside, so it is never half written, and touched while it is
 * held. A holder that was killed stops touching: whoever sees the file unchanged for `staleAfter` on its own clock
 * (the directory may be shared with machines whose clocks differ) removes it, under a second lock of the same kind,
 * so that of several who see it only one does.
 */
import { Clock, Duration, Effect, FileSystem, Option, type PlatformError, Random } from "effect"
import { TokenStoreError } from "../../errors/BeatportError.ts"

/** How often the holder shows that it lives. */
const heartbeat = Duration.seconds(1)

/** How long an untouched lock is believed. */
const staleAfter = Duration.seconds(5)

/** How often a waiter looks. */
const poll = Duration.millis(50)

/** How long a waiter waits for a holder that lives. */
const patience = Duration.minutes(2)

/** A name that no other process takes for a file of its own. */
export const uniqueName: Effect.Effect<string> = Effect.map(
  Effect.all([Clock.currentTimeMillis, Random.nextIntBetween(0, Number.MAX_SAFE_INTEGER)]),
  ([now, random]) => `${now.toString(36)}-${random.toString(36)}`
)

type Failed = (cause: PlatformError.PlatformError) => TokenStoreError

/** Makes the lock; touches no file yet. */
export const fileLock = Effect.fnUntraced(function* ({ path }: { readonly path: string }) {
  const fs = yield* FileSystem.FileSystem

  /** Creates the file with an owner's name in it, unless it is there. */
  const claim = (target: string, owner: string) =>
    Effect.scoped(
      Effect.gen(function* () {
        const draft = `${target}.${owner}`
        yield* Effect.acquireRelease(fs.writeFileString(draft, owner, { flag: "wx", mode: 0o600 }), () =>
          Effect.ignore(fs.remove(draft, { force: true }))
        )
        yield* fs.link(draft, target)
        return true
      })
    ).pipe(
      Effect.catchIf(
        (error) => error.reason._tag === "AlreadyExists",
        () => Effect.succeed(false)
      )
    )

  /** What changes as long as the holder lives: who it is and when it last touched the file. */
  const sign = Effect.all([fs.readFileString(path), fs.stat(path)]).pipe(
    Effect.map(
      ([owner, info]) =>
        `${owner} ${Option.match(info.mtime, { onNone: () => 0, onSome: (time) => time.getTime() })}`
    ),
    Effect.catchIf(
      (error) => error.reason._tag === "NotFound",
      () => Effect.succeed("")
    )
  )

  const release = (owner: string) =>
    Effect.ignore(
      Effect.flatMap(fs.readFileString(path), (holder) =>
        holder === owner ? fs.remove(path, { force: true }) : Effect.void
      )
    )

  /** Removes the lock if it is still the one that was seen stale. */
  const breakStale = (seen: string) =>
    Effect.gen(function* () {
      const breaker = `${path}.break`
      const owner = yield* uniqueName
      if (!(yield* claim(breaker, owner))) return
      yield* Effect.ensuring(
        Effect.flatMap(sign, (now) =>
          now === seen && seen !== "" ? fs.remove(path, { force: true }) : Effect.void
        ),
        Effect.ignore(fs.remove(breaker, { force: true }))
      )
    }).pipe(Effect.uninterruptible)

  const acquire = Effect.fnUntraced(function* (owner: string, failed: Failed) {
    const start = yield* Clock.currentTimeMillis
    let seen = ""
    let seenAt = start
    while (!(yield* Effect.mapError(claim(path, owner), failed))) {
      const now = yield* Clock.currentTimeMillis
      const current = yield* Effect.mapError(sign, failed)
      if (current !== seen) {
        seen = current
        seenAt = now
      } else if (now - seenAt > Duration.toMillis(staleAfter)) {
        yield* Effect.mapError(breakStale(seen), failed)
      }
      if (now - start > Duration.toMillis(patience)) {
        return yield* Effect.fail(
          new TokenStoreError({
            operation: "lock",
            location: path,
            detail: "another process has held it for two minutes. If there is none, remove this file."
          })
        )
      }
      yield* Effect.sleep(poll)
    }
    return owner
  })

  const touch = Effect.flatMap(Clock.currentTimeMillis, (now) =>
    fs.utimes(path, now / 1000, now / 1000)
  ).pipe(Effect.ignore, Effect.andThen(Effect.sleep(heartbeat)), Effect.forever)

  return <A, E, R>(
    effect: Effect.Effect<A, E, R>,
    failed: Failed
  ): Effect.Effect<A, E | TokenStoreError, R> =>
    Effect.flatMap(uniqueName, (owner) =>
      Effect.acquireUseRelease(
        Effect.interruptible(acquire(owner, failed)),
        () => Effect.raceFirst(effect, touch),
        () => release(owner)
      )
    )
})
