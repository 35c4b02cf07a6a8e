/**
 * Reading of a text file that an argument names.
 */
import { Effect, FileSystem } from "effect"
import { hasEnd } from "../collection/hasEnd.ts"
import { UsageError } from "./CliFailure.ts"

/** The largest file that is read as a whole. */
const maxBytes = 256 * 1024 * 1024

/** Reads a text file as a whole. Refuses folders, devices, pipes that no program may ever write to, and files above 256 MiB. */
export const readGivenFile = Effect.fnUntraced(function* (path: string) {
  const files = yield* FileSystem.FileSystem
  const { size, type } = yield* files.stat(path)
  if (!hasEnd(path, type)) {
    return yield* new UsageError({
      message: `${path}: it is not an ordinary file`,
      hint: "Give a text file."
    })
  }
  if (size > maxBytes) {
    return yield* new UsageError({
      message: `${path}: it is larger than 256 MiB`,
      hint: "Check that it is the right file."
    })
  }
  return yield* files.readFileString(path)
})
