/**
 * The optional package that reads and writes audio tags.
 */
import { Context, Effect } from "effect"
import { CollectionError } from "../CollectionError.ts"

type Package = Pick<typeof import("taglib-wasm"), "TagLib">

/** Opens audio files. */
export type TagLib = InstanceType<Package["TagLib"]>

/** Reads and writes the tags of one audio file. */
export type AudioFile = Awaited<ReturnType<TagLib["open"]>>

/** Imports the package. A program that bundles it elsewhere, or a test, can replace this. */
export class TagLibraryImport extends Context.Reference<() => Promise<Package>>(
  "effect-beatport/collection/TagLibraryImport",
  { defaultValue: () => () => import("taglib-wasm") }
) {}

/** Loads the package, which takes about 50 ms. If it is not installed, the error names the command that installs it. */
export const loadTagLibrary: Effect.Effect<TagLib, CollectionError> = Effect.gen(function* () {
  const load = yield* TagLibraryImport
  const { TagLib } = yield* Effect.tryPromise({
    try: load,
    catch: (cause) =>
      new CollectionError({
        reason: "TagLibraryMissing",
        detail: "audio tags need the optional package taglib-wasm. Install it: npm install taglib-wasm",
        cause
      })
  })
  return yield* Effect.tryPromise({
    try: () => TagLib.initialize(),
    catch: (cause) =>
      new CollectionError({
        reason: "TagLibraryMissing",
        detail:
          "the package taglib-wasm does not start. It needs Node 22.6 or later; install its latest version.",
        cause
      })
  })
})

/** Opens an audio file by its path and closes it with the scope. The whole file is never held in memory. */
export const openAudio = (library: TagLib, path: string) =>
  Effect.acquireRelease(
    Effect.tryPromise({ try: () => library.open(path), catch: (cause) => new UnreadableAudio(cause) }),
    (file: AudioFile) => Effect.sync(() => file.dispose())
  )

/** Says that TagLib could not read a file. */
export class UnreadableAudio {
  readonly _tag = "UnreadableAudio"
  readonly cause: unknown
  constructor(cause: unknown) {
    this.cause = cause
  }
}
