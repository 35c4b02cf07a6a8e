/**
 * Where a profile keeps what is not a secret: answers of reviews, stored responses and journals of tags.
 */
import { Effect, FileSystem, Path } from "effect"
import * as UserDirectories from "effect/persistence/UserDirectories"
import { settings } from "./Settings.ts"

/** Returns the directory of the profile for data that no command can fetch again, and creates it. */
export const dataDirectory = Effect.flatMap(UserDirectories.UserDirectories, ({ data }) =>
  nameProfileFile(data("effect-beatport"))
).pipe(Effect.provide(UserDirectories.layer))

/** Returns the directory of the profile for data that can be deleted at any time, and creates it. */
export const cacheDirectory = Effect.flatMap(UserDirectories.UserDirectories, ({ cache }) =>
  nameProfileFile(cache("effect-beatport"))
).pipe(Effect.provide(UserDirectories.layer))

const nameProfileFile = Effect.fnUntraced(function* <E, R>(root: Effect.Effect<string, E, R>) {
  const files = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { profile } = yield* settings
  const directory = profile === undefined ? yield* root : path.join(yield* root, "profiles", profile)
  yield* files.makeDirectory(directory, { recursive: true, mode: 0o700 })
  return directory
})
