/**
 * Reading of a folder of audio files, by their tags.
 */
import { Effect, FileSystem, type Path, Stream } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type Entry, problem, type Row } from "../Entry.ts"
import { type Fields, fieldOf, toLocalTrack } from "../fields.ts"
import { loadTagLibrary, openAudio, type TagLib } from "../tags/TagLibrary.ts"
import { audioFolder, failureOf } from "./audioFolder.ts"

/**
 * Reads the tags of all audio files below a folder: mp3, flac, aiff, wav, m4a, ogg and opus. A row's `ref` is the path of
 * its file. Of a file whose tags cannot be read there are a `Problem` and a row that has only the file's name.
 *
 * It needs the optional package `taglib-wasm`.
 */
export const readFolder = (
  folder: string
): Stream.Stream<Entry, CollectionError, FileSystem.FileSystem | Path.Path> =>
  Stream.unwrap(
    Effect.map(loadTagLibrary, (library) =>
      audioFolder(folder).pipe(
        Stream.zipWithIndex,
        Stream.mapEffect(([found, index]) =>
          found._tag === "Fault"
            ? Effect.succeed([problem(index + 1, found.message)])
            : readAudioFile(library, found.path, index + 1)
        ),
        Stream.flatMap(Stream.fromIterable)
      )
    )
  )

/** Reads the tags of one file, as `readFolder` does. */
export const readAudioFile = (library: TagLib, path: string, line: number) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const info = yield* fs.stat(path)
    const bare = row(line, path, {})
    if (Number(info.size) === 0) return [problem(line, `${path} is empty.`), bare]
    return yield* Effect.scoped(
      Effect.map(openAudio(library, path), (file): ReadonlyArray<Entry> => {
        const properties = file.properties()
        const durationMs = file.audioProperties()?.durationMs ?? 0
        if (!file.isValid() || durationMs <= 0) return [problem(line, notAudio(path)), bare]
        const fields: Fields = {}
        for (const [key, values] of Object.entries(properties)) {
          const field = fieldOf(key)
          if (field !== undefined && values !== undefined)
            fields[field] ??= values.join(", ").replaceAll("\u0000", ", ")
        }
        return [row(line, path, { ...fields, durationMs: String(durationMs) })]
      })
    ).pipe(
      Effect.catchTag("UnreadableAudio", () =>
        Effect.succeed<ReadonlyArray<Entry>>([problem(line, notAudio(path)), bare])
      )
    )
  }).pipe(
    Effect.catchTag("PlatformError", (error) =>
      Effect.succeed<ReadonlyArray<Entry>>([problem(line, `${path} ${failureOf(error)}`)])
    )
  )

const notAudio = (path: string): string => `${path} is not an audio file, or it is damaged.`

const columns = [
  "file",
  "artist",
  "title",
  "remixer",
  "album",
  "label",
  "catalogNumber",
  "year",
  "isrc",
  "bpm",
  "key"
] as const

const row = (line: number, path: string, fields: Fields): Row => ({
  _tag: "Row",
  line,
  track: toLocalTrack(path, { ...fields, fileName: path }),
  columns,
  values: columns.map((name) => (name === "file" ? path : (fields[fieldOf(name) ?? "title"] ?? "")))
})
