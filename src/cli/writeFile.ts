/**
 * Files that a command writes whole: the complete file appears under its name, or none.
 */
import { Effect, FileSystem, Option, Sink, Stream } from "effect"
import { uniqueName } from "../services/TokenStore/uniqueName.ts"
import { makeOutputError, UsageError } from "./CliFailure.ts"

/** Fails if a file exists, so that a command never overwrites one. */
export const mustBeNew = Effect.fnUntraced(function* (flag: string, path: string) {
  const files = yield* FileSystem.FileSystem
  if (yield* Effect.mapError(files.exists(path), makeOutputError(path))) {
    return yield* new UsageError({ message: `--${flag}: ${path} exists`, hint: "Choose another name." })
  }
})

/** Writes a text as it comes into a copy, which gets the name of the file when it is complete. A device is written directly. */
export const writeWhole = Effect.fnUntraced(function* <E, R>(
  path: string,
  text: Stream.Stream<string, E, R>
) {
  const files = yield* FileSystem.FileSystem
  const failed = makeOutputError(path)
  const write = (to: string) => Stream.run(Stream.encodeText(text), Sink.mapError(files.sink(to), failed))
  const existing = yield* Effect.option(files.stat(path))
  if (Option.exists(existing, ({ type }) => type !== "File")) return yield* write(path)
  // Two commands that write the same file at once would write into one copy.
  const unfinished = `${path}.${yield* uniqueName}.unfinished`
  yield* write(unfinished).pipe(
    Effect.andThen(Effect.mapError(files.rename(unfinished, path), failed)),
    Effect.onError(() => Effect.ignore(files.remove(unfinished, { force: true })))
  )
})
