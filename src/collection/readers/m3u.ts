/**
 * Reading of M3U and M3U8 playlists.
 */
import { Stream } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type Entry, makeProblem } from "../Entry.ts"
import { type Fields, toLocalTrack } from "../Fields.ts"
import { decodeText } from "../text/decodeText.ts"
import { type Line, lines } from "../text/lines.ts"

/** Options of `readM3u`. */
export interface M3uOptions {
  /** A label of the Encoding Standard. Default: recognised. */
  readonly encoding?: string | undefined
}

/**
 * Reads a playlist. Each path is a row and its `ref`; `#EXTINF` before it gives the length and the title, in which the
 * artist stands before a dash. Other lines that start with `#` are skipped.
 */
export const readM3u =
  (options: M3uOptions = {}) =>
  <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<Entry, E | CollectionError, R> =>
    bytes.pipe(decodeText(options.encoding), lines, (source) =>
      Stream.mapAccum(source, (): Fields | undefined => undefined, advance)
    )

const columns = ["file", "title", "seconds"]

/** `#EXTINF:350 tvg-name="x",Artist - Title`: the length, attributes, and the text after the first comma outside quotes. */
const extended = /^#EXTINF:\s*([^\s,]*)[^",]*(?:"[^"]*"[^",]*)*,(.*)$/i

/** The same where a quote is part of the title. */
const plain = /^#EXTINF:\s*([^\s,]*)[^,]*,(.*)$/i

const advance = (
  info: Fields | undefined,
  line: Line
): readonly [Fields | undefined, ReadonlyArray<Entry>] => {
  const text = line.text.trim()
  if (text === "") return [info, []]
  if (line.tooLong)
    return [undefined, [makeProblem(line.number, "The line is longer than 1 MiB and was left out.")]]
  if (/^#EXTINF:/i.test(text)) {
    const [, seconds = "", title = ""] = extended.exec(text) ?? plain.exec(text) ?? []
    return [{ durationSeconds: seconds, title }, []]
  }
  if (text.startsWith("#")) return [info, []]
  const fileName = readPath(text)
  const track = toLocalTrack(fileName, { ...info, fileName })
  const values = [text, info?.title ?? "", info?.durationSeconds ?? ""]
  return [undefined, [{ _tag: "Row", line: line.number, track, columns, values }]]
}

/** The path of a `file:` URL; anything else is a path or a link already. */
const readPath = (text: string): string => {
  if (!/^file:/i.test(text)) return text
  const [, path = text] = /^file:(?:\/\/(?:localhost)?)?(\/.*)$/i.exec(text) ?? []
  return decodePath(path)
}

/** Decodes percent-encoding, and returns a path that is not validly encoded unchanged. */
export const decodePath = (path: string): string => {
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // A path with a plain percent sign.
  }
  // A Windows path has its drive after the first slash.
  return /^\/[a-z]:/i.test(decoded) ? decoded.slice(1) : decoded
}
