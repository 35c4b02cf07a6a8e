/** What the tests of audio tags share: a track, a cover, and readers that are not TagLib. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { Effect, FileSystem, Path, Schema } from "effect"
import { fieldPlaces, planTags, type TagFields, tagFieldNames } from "effect-beatport/collection"
import type { AudioFormat } from "./audio.ts"

export const cover = (): NonNullable<TagFields["cover"]> => ({
  mimeType: "image/jpeg",
  data: new Uint8Array(
    execFileSync("ffmpeg", [
      "-loglevel",
      "error",
      "-f",
      "lavfi",
      "-i",
      "color=red:s=64x64",
      "-frames:v",
      "1",
      "-f",
      "mjpeg",
      "-"
    ])
  )
})

export const fields = {
  title: "Tïtle 夜 (Extended Mix)",
  artist: "Ärtist, Other",
  album: "Release",
  remixer: "Remixer",
  genre: "Melodic House & Techno",
  label: "Label",
  catalogNumber: "CAT001",
  bpm: "124",
  key: "Ebm",
  isrc: "GBABC2000001",
  date: "2020-01-02",
  beatportTrackId: "1696999"
} satisfies TagFields

/** A folder of its own. */
export const folder = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const root = yield* fs.makeTempDirectoryScoped()
  return { fs, root, at: (...parts: ReadonlyArray<string>) => path.join(root, ...parts) }
})

export const plan = (path: string, wanted: TagFields = fields) => planTags(path, wanted)

const Probed = Schema.fromJsonString(
  Schema.Struct({
    format: Schema.Struct({ tags: Schema.optional(Schema.Record(Schema.String, Schema.String)) }),
    streams: Schema.Array(
      Schema.Struct({
        codec_type: Schema.String,
        tags: Schema.optional(Schema.Record(Schema.String, Schema.String))
      })
    )
  })
)

/** What ffprobe reads: tags by their upper-case names, and the number of pictures. */
export const probe = (path: string) => {
  const json = execFileSync("ffprobe", [
    "-loglevel",
    "error",
    "-show_format",
    "-show_streams",
    "-of",
    "json",
    path
  ])
  const { format, streams } = Schema.decodeSync(Probed)(json.toString())
  const audio = streams.find(({ codec_type }) => codec_type === "audio")
  const all = Object.entries({ ...audio?.tags, ...format.tags })
  return {
    tags: new Map(all.map(([name, value]) => [name.toUpperCase(), value])),
    pictures: streams.filter(({ codec_type }) => codec_type === "video").length
  }
}

/** What ffprobe calls the fields of each format. It does not show the tempo of an m4a file. */
export const probedNames = (format: AudioFormat): ReadonlyMap<string, string> => {
  const id3: Readonly<Record<string, string>> = {
    title: "TITLE",
    artist: "ARTIST",
    album: "ALBUM",
    remixer: "TPE4",
    genre: "GENRE",
    label: "PUBLISHER",
    catalogNumber: "CATALOGNUMBER",
    bpm: "TBPM",
    key: "TKEY",
    isrc: "TSRC",
    date: "DATE",
    beatportTrackId: "BEATPORT_TRACK_ID"
  }
  const isId3 = format === "mp3" || format === "aiff" || format === "wav"
  // ffprobe reads no ID3 tag of a wav file that has a LIST INFO chunk, as those that ffmpeg makes have.
  const info = { remixer: "IEDT", label: "IPUB", bpm: "IBPM", isrc: "ISRC" }
  if (format === "wav") {
    const { album, artist, date, genre, title } = id3
    return new Map(
      Object.entries({ title, artist, album, genre, date, ...info }).flatMap(([name, id]) =>
        id === undefined ? [] : [[name, id]]
      )
    )
  }
  return new Map(
    tagFieldNames
      .filter((name) => !(format === "m4a" && name === "bpm"))
      .map((name) => [name, isId3 ? (id3[name] ?? name) : fieldPlaces[name].vorbis])
  )
}

/** A hash of the audio packets, as ffmpeg sees them. */
export const audioHash = (path: string): string =>
  execFileSync("ffmpeg", [
    "-loglevel",
    "error",
    "-i",
    path,
    "-map",
    "0:a",
    "-c",
    "copy",
    "-f",
    "md5",
    "-"
  ]).toString()

export const fileHash = (path: string): string =>
  createHash("sha256").update(readFileSync(path)).digest("hex")
