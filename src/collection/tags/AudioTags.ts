/**
 * What TagLib reads from a file, as tag fields.
 */
import { Effect } from "effect"
import type { Cover, TagFieldName, TagFields } from "./TagFields.ts"
import { makeDamagedError } from "./RandomAccess.ts"
import { openAudio, type AudioFile, type TagLib } from "./TagLibrary.ts"

/** Holds the tags of a file. */
export interface AudioTags {
  readonly fields: TagFields
  /** The texts that no field stands for, by their name in TagLib. */
  readonly others: ReadonlyMap<string, string>
  /** The pictures that are not the front cover. */
  readonly otherPictures: ReadonlyArray<Uint8Array>
}

const fieldByKey: ReadonlyMap<string, TagFieldName> = new Map([
  ["TITLE", "title"],
  ["ARTIST", "artist"],
  ["ALBUM", "album"],
  ["REMIXEDBY", "remixer"],
  ["REMIXER", "remixer"],
  ["GENRE", "genre"],
  ["LABEL", "label"],
  ["CATALOGNUMBER", "catalogNumber"],
  ["BPM", "bpm"],
  ["INITIALKEY", "key"],
  ["ISRC", "isrc"],
  ["DATE", "date"],
  ["BEATPORTTRACKID", "beatportTrackId"]
])

/** Reads the tags of a file with TagLib. */
export const readAudioTags = (library: TagLib, path: string) =>
  Effect.scoped(Effect.map(openAudio(library, path), readTags)).pipe(
    Effect.catchTag("UnreadableAudio", () => Effect.fail(makeDamagedError(path, "TagLib cannot read it"))),
    Effect.filterOrFail(
      (tags) => tags !== undefined,
      () => makeDamagedError(path, "it has no audio")
    )
  )

const readTags = (file: AudioFile): AudioTags | undefined => {
  if (!file.isValid() || (file.audioProperties()?.durationMs ?? 0) <= 0) return undefined
  const fields: { -readonly [Name in keyof TagFields]: TagFields[Name] } = {}
  const others = new Map<string, string>()
  for (const [key, values] of Object.entries(file.properties())) {
    if (values === undefined) continue
    const name = fieldByKey.get(key.toUpperCase().replaceAll(/[^A-Z]/g, ""))
    if (name === undefined) others.set(key, values.join("\u0000"))
    else fields[name] ??= values.join(", ")
  }
  const pictures = file.getPictures()
  const front = pictures.find(({ type }) => type === "FrontCover") ?? (file.isMP4() ? pictures[0] : undefined)
  if (front !== undefined) fields.cover = { mimeType: findMime(front.mimeType), data: front.data }
  return {
    fields,
    others,
    otherPictures: file.isMP4() ? [] : pictures.filter((picture) => picture !== front).map(({ data }) => data)
  }
}

const findMime = (type: string): Cover["mimeType"] => (type === "image/png" ? type : "image/jpeg")
