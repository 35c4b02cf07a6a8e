/**
 * The format of an audio file, by its content.
 */
import { Effect } from "effect"
import { id3Size } from "./id3v2.ts"
import { makeDamagedError, type RandomAccess } from "./RandomAccess.ts"
import { TagError } from "./TagError.ts"

/** Names the formats whose tags are written. */
export type AudioFormat = "mp3" | "flac" | "aiff" | "wav" | "m4a" | "ogg"

const extensions: ReadonlyMap<string, AudioFormat> = new Map([
  [".mp3", "mp3"],
  [".flac", "flac"],
  [".aif", "aiff"],
  [".aiff", "aiff"],
  [".wav", "wav"],
  [".wave", "wav"],
  [".m4a", "m4a"],
  [".mp4", "m4a"],
  [".ogg", "ogg"],
  [".oga", "ogg"]
])

/** Recognises the format of a file, and refuses one whose extension says another. */
export const findAudioFormat = Effect.fnUntraced(function* (file: RandomAccess, extension: string) {
  const format = yield* sniff(file)
  if (format === undefined)
    return yield* Effect.fail(makeDamagedError(file.path, "its content is of no supported format"))
  if (extensions.get(extension.toLowerCase()) !== format) {
    return yield* Effect.fail(
      new TagError({
        reason: "WrongExtension",
        path: file.path,
        detail: `its content is ${format}, and its extension is ${extension === "" ? "missing" : extension}. Rename the file.`
      })
    )
  }
  return format
})

const sniff = Effect.fnUntraced(function* (
  file: RandomAccess
): Effect.fn.Return<AudioFormat | undefined, TagError> {
  if (file.size < 16) return undefined
  const head = yield* file.read(0, 16)
  const text = new TextDecoder("latin1").decode(head)
  if (text.startsWith("fLaC")) return "flac"
  if (text.startsWith("OggS")) return "ogg"
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WAVE") return "wav"
  if (text.startsWith("FORM") && text.slice(8, 11) === "AIF") return "aiff"
  if (text.slice(4, 8) === "ftyp") return "m4a"
  const start = id3Size(head)
  if (start + 4 > file.size) return undefined
  const [first = 0, second = 0] = yield* file.read(start, 2)
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return "mp3"
  // Some programs leave zeros between the tag and the audio.
  return start > 0 && first === 0 ? "mp3" : undefined
})
