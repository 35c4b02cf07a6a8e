/**
 * Reading of one audio file, by its tags. The declarations of the entry point do not lead here, because a compiler could not
 * find the types of the optional package.
 */
import { Effect, FileSystem } from "effect"
import { type Entry, makeProblem, type Row } from "../Entry.ts"
import { type Fields, findField, toLocalTrack } from "../Fields.ts"
import { openAudio, type TagLib } from "../tags/TagLibrary.ts"
import { readFailure } from "./audioFolder.ts"

/** Reads the tags of one file, as `readFolder` does. */
export const readAudioFile = (library: TagLib, path: string, line: number) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const info = yield* fs.stat(path)
    const bare = row(line, path, {})
    if (Number(info.size) === 0) return [makeProblem(line, `${path} is empty.`), bare]
    return yield* Effect.scoped(
      Effect.map(openAudio(library, path), (file): ReadonlyArray<Entry> => {
        const properties = file.properties()
        const durationMs = file.audioProperties()?.durationMs ?? 0
        if (!file.isValid() || durationMs <= 0) return [makeProblem(line, notAudio(path)), bare]
        const fields: Fields = {}
        for (const [key, values] of Object.entries(properties)) {
          const field = findField(key)
          if (field !== undefined && values !== undefined)
            fields[field] ??= values.join(", ").replaceAll("\u0000", ", ")
        }
        return [row(line, path, { ...fields, durationMs: String(durationMs) })]
      })
    ).pipe(
      Effect.catchTag("UnreadableAudio", () =>
        Effect.succeed<ReadonlyArray<Entry>>([makeProblem(line, notAudio(path)), bare])
      )
    )
  }).pipe(
    Effect.catchTag("PlatformError", (error) =>
      Effect.succeed<ReadonlyArray<Entry>>([makeProblem(line, `${path} ${readFailure(error)}`)])
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
  values: columns.map((name) => (name === "file" ? path : (fields[findField(name) ?? "title"] ?? "")))
})
