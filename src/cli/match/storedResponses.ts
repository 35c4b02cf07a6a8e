/**
 * The responses of earlier runs over the same input, by which an interrupted run resumes and a second one sends nothing.
 */
import { createHash } from "node:crypto"
import { Clock, Duration, Effect, FileSystem, Option, Path } from "effect"
import { fileCheckpoint } from "../../matching/index.ts"
import { BeatportConfig } from "../../services/BeatportConfig.ts"
import { cacheDirectory } from "../profileFiles.ts"

/** How long responses are kept. After that, new releases can change the result. */
const keptFor = Duration.days(7)

/** Opens the responses that are stored for an input, in the cache of the profile. Those that are too old are deleted. */
export const storedResponses = Effect.fnUntraced(function* (input: string) {
  const files = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { baseUrl } = yield* BeatportConfig
  const directory = path.join(yield* cacheDirectory, "matching")
  yield* files.makeDirectory(directory, { recursive: true, mode: 0o700 })
  yield* deleteOld(directory)
  const name = createHash("sha256")
    .update(JSON.stringify([baseUrl, path.resolve(input)]))
    .digest("hex")
  return yield* fileCheckpoint(path.join(directory, `${name.slice(0, 32)}.ndjson`))
})

const deleteOld = Effect.fnUntraced(function* (directory: string) {
  const files = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const oldest = (yield* Clock.currentTimeMillis) - Duration.toMillis(keptFor)
  for (const name of yield* files.readDirectory(directory)) {
    const file = path.join(directory, name)
    const { mtime } = yield* files.stat(file)
    if (Option.exists(mtime, (time) => time.getTime() < oldest)) yield* files.remove(file, { force: true })
  }
})
