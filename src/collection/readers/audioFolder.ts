/**
 * The audio files below a folder.
 */
import { Effect, FileSystem, Path, type PlatformError, Stream } from "effect"
import { CollectionError } from "../CollectionError.ts"
import { maxFolderDepth } from "../limits.ts"

/** Holds the path of an audio file, or reports a folder or link that could not be followed. */
export type Found =
  { readonly _tag: "File"; readonly path: string } | { readonly _tag: "Fault"; readonly message: string }

const audioExtensions: ReadonlySet<string> = new Set([
  ".mp3",
  ".flac",
  ".aif",
  ".aiff",
  ".aifc",
  ".wav",
  ".wave",
  ".m4a",
  ".mp4",
  ".ogg",
  ".oga",
  ".opus"
])

/** Says whether the name of a file is that of an audio file. Hidden files, among them the `._` companions that macOS makes, are not. */
export const isAudioName = (name: string): boolean => {
  const dot = name.lastIndexOf(".")
  return dot > 0 && !name.startsWith(".") && audioExtensions.has(name.slice(dot).toLowerCase())
}

/**
 * Lists the audio files below a folder, in the order of their names. Links are followed; a folder that was visited before
 * is not visited again, so a loop of links ends.
 */
export const audioFolder = (
  root: string
): Stream.Stream<Found, CollectionError, FileSystem.FileSystem | Path.Path> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const visited = new Set<string>()

      const isNew = (directory: string) =>
        Effect.map(fs.realPath(directory), (real) => {
          const known = visited.has(real)
          visited.add(real)
          return !known
        })

      const walk = (directory: string, depth: number): Stream.Stream<Found> => {
        if (depth > maxFolderDepth) {
          return Stream.succeed(
            fault(`${directory} is nested deeper than ${maxFolderDepth} folders; it was left out.`)
          )
        }
        return Stream.unwrap(
          Effect.gen(function* () {
            if (!(yield* isNew(directory))) return Stream.empty
            const entries = yield* fs.readDirectoryEntries(directory)
            return Stream.flatMap(
              Stream.fromIterable(entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
              ({ name, type }) => visit(path.join(directory, name), name, type, depth)
            )
          }).pipe(
            Effect.catch((error) =>
              Effect.succeed(Stream.succeed(fault(`${directory} ${readFailure(error)}`)))
            )
          )
        )
      }

      const visit = (
        found: string,
        name: string,
        type: FileSystem.File.Type,
        depth: number
      ): Stream.Stream<Found> => {
        if (type === "Directory") return walk(found, depth + 1)
        if (type === "File")
          return isAudioName(name) ? Stream.succeed({ _tag: "File", path: found }) : Stream.empty
        if (type !== "SymbolicLink") return Stream.empty
        return Stream.unwrap(
          Effect.match(fs.stat(found), {
            onSuccess: (info) =>
              info.type === "SymbolicLink" ? Stream.empty : visit(found, name, info.type, depth),
            onFailure: (error) => Stream.succeed(fault(`The link ${found} ${readFailure(error)}`))
          })
        )
      }

      yield* Effect.mapError(fs.readDirectoryEntries(root), (cause) => makeUnreadableError(root, cause))
      return walk(root, 0)
    })
  )

const fault = (message: string): Found => ({ _tag: "Fault", message })

/** Says why the file system failed, as the end of a sentence whose subject is a path. */
export const readFailure = (error: PlatformError.PlatformError): string => {
  if (error.reason._tag === "NotFound") return "does not exist any more; it was left out."
  if (error.reason._tag === "PermissionDenied") return "may not be read; it was left out."
  return `could not be read (${error.reason._tag}); it was left out.`
}

/** Makes the error of a path that cannot be read at all. */
export const makeUnreadableError = (path: string, cause: PlatformError.PlatformError): CollectionError =>
  cause.reason._tag === "NotFound"
    ? new CollectionError({ reason: "NotFound", path, detail: "it does not exist. Check the path.", cause })
    : new CollectionError({
        reason: "Unreadable",
        path,
        detail:
          cause.reason._tag === "PermissionDenied"
            ? "it may not be read. Check its permissions."
            : `the file system failed (${cause.reason._tag}).`,
        cause
      })
