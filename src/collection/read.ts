/**
 * Reading of a collection by its path.
 */
import { Effect, FileSystem, Path, Stream } from "effect"
import { CollectionError } from "./CollectionError.ts"
import type { Entry } from "./Entry.ts"
import { hasEnd } from "./hasEnd.ts"
import { isAudioName, makeUnreadableError } from "./readers/audioFolder.ts"
import { readCsv } from "./readers/csv.ts"
import { readFolder } from "./readers/folder.ts"
import { readM3u } from "./readers/m3u.ts"
import { readNdjson } from "./readers/ndjson.ts"
import { readRekordbox } from "./readers/rekordbox.ts"
import { readTraktor } from "./readers/traktor.ts"
import { decodeText } from "./text/decodeText.ts"

/** Names the formats that are read. */
export type CollectionFormat = "csv" | "ndjson" | "m3u" | "rekordbox" | "traktor" | "folder"

/** Options of `readCollection`. */
export interface ReadOptions {
  /** Default: recognised by the extension, and for XML and unknown extensions by the first bytes. */
  readonly format?: CollectionFormat | undefined
  /** A label of the Encoding Standard, for CSV, NDJSON and M3U. Default: recognised. */
  readonly encoding?: string | undefined
  /** The delimiter of a table. Default: recognised. */
  readonly delimiter?: string | undefined
}

/**
 * Reads a collection: a table (CSV, TSV), NDJSON, a playlist (M3U, M3U8), a rekordbox XML or Traktor NML export, or a
 * folder of audio files. Rows are emitted as they are read, in constant memory. A fault of a row is a `Problem` among the
 * entries; the stream fails only if nothing more can be read.
 */
export const readCollection = (
  path: string,
  options: ReadOptions = {}
): Stream.Stream<Entry, CollectionError, FileSystem.FileSystem | Path.Path> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const type = yield* checkType(path)
      const format = options.format ?? (yield* recogniseFormat(path, type))
      if (format === "folder") return readFolder(path)
      const fs = yield* FileSystem.FileSystem
      const bytes = Stream.mapError(fs.stream(path), (cause) => makeUnreadableError(path, cause))
      return readBytes(bytes, format, options).pipe(
        Stream.mapError((error) =>
          error.path === undefined ? new CollectionError({ ...error, path }) : error
        )
      )
    })
  )

/** Reads a collection whose bytes come from elsewhere, such as standard input. */
export const readBytes = <E, R>(
  bytes: Stream.Stream<Uint8Array, E, R>,
  format: Exclude<CollectionFormat, "folder">,
  options: Omit<ReadOptions, "format"> = {}
): Stream.Stream<Entry, E | CollectionError, R> => {
  switch (format) {
    case "csv":
      return readCsv(options)(bytes)
    case "ndjson":
      return readNdjson(options)(bytes)
    case "m3u":
      return readM3u(options)(bytes)
    case "rekordbox":
      return readRekordbox(bytes)
    case "traktor":
      return readTraktor(bytes)
  }
}

const byExtension: ReadonlyMap<string, CollectionFormat> = new Map([
  [".csv", "csv"],
  [".tsv", "csv"],
  [".tab", "csv"],
  [".ndjson", "ndjson"],
  [".jsonl", "ndjson"],
  [".m3u", "m3u"],
  [".m3u8", "m3u"],
  [".nml", "traktor"]
])

/** Returns the type of a file, and fails if it may have no end. */
const checkType = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const { type } = yield* Effect.mapError(fs.stat(path), (cause) => makeUnreadableError(path, cause))
  if (type === "Directory" || hasEnd(path, type)) return type
  return yield* new CollectionError({
    reason: "Unreadable",
    path,
    detail: "it is not an ordinary file. Give a file or a folder."
  })
})

const recogniseFormat = Effect.fnUntraced(function* (path: string, type: FileSystem.File.Type) {
  if (type === "Directory") return "folder"
  const { extname } = yield* Path.Path
  const known = byExtension.get(extname(path).toLowerCase())
  if (known !== undefined) return known
  if (isAudioName(path))
    return yield* failUnknownFormat(path, "it is an audio file. Give the folder that it is in.")
  // The bytes of a pipe can be read only once.
  if (type !== "File") return yield* failUnknownFormat(path, "it is a pipe. Name its format.")
  return yield* recogniseContent(path)
})

/** How much of a file is looked at. */
const sampleBytes = 4096

const recogniseContent = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const beginning = yield* fs.stream(path, { bytesToRead: sampleBytes }).pipe(
    Stream.mapError((cause) => makeUnreadableError(path, cause)),
    decodeText(),
    Stream.mkString
  )
  const text = beginning.trimStart()
  if (/<DJ_PLAYLISTS[\s>]/.test(text)) return "rekordbox"
  if (/<NML[\s>]/.test(text)) return "traktor"
  if (/^#EXT(?:M3U|INF)/i.test(text)) return "m3u"
  if (text.startsWith("{")) return "ndjson"
  const [firstLine = ""] = text.split(/[\n\r]/)
  if (!text.startsWith("<") && /[,;\t|]/.test(firstLine)) return "csv"
  return yield* failUnknownFormat(
    path,
    "it is not recognised as CSV, NDJSON, M3U, rekordbox XML or Traktor NML, and it is no folder. Name its format."
  )
})

const failUnknownFormat = (path: string, detail: string) =>
  Effect.fail(new CollectionError({ reason: "UnknownFormat", path, detail }))
