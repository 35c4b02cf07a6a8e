/**
 * What is written into audio files, and where.
 */
import { GenreReference } from "../../schemas/Genre.ts"
import { Key } from "../../schemas/Key.ts"
import { Track } from "../../schemas/Track.ts"

/** Says where a field is kept in each kind of tag. */
export interface FieldPlace {
  /** The frame of ID3v2: mp3, aiff and wav. `TXXX:NAME` is a user-defined frame. */
  readonly id3: string
  /** The comment field of FLAC and Ogg Vorbis. */
  readonly vorbis: string
  /** The atom of MP4: m4a. `----:NAME` is a freeform atom of `com.apple.iTunes`. */
  readonly mp4: string
}

/** The fields that are written, and where. Where the tag is ID3v2.3, `date` is in TYER and TDAT. */
export const fieldPlaces = {
  title: { id3: "TIT2", vorbis: "TITLE", mp4: "©nam" },
  artist: { id3: "TPE1", vorbis: "ARTIST", mp4: "©ART" },
  album: { id3: "TALB", vorbis: "ALBUM", mp4: "©alb" },
  remixer: { id3: "TPE4", vorbis: "REMIXER", mp4: "----:REMIXER" },
  genre: { id3: "TCON", vorbis: "GENRE", mp4: "©gen" },
  label: { id3: "TPUB", vorbis: "LABEL", mp4: "----:LABEL" },
  catalogNumber: { id3: "TXXX:CATALOGNUMBER", vorbis: "CATALOGNUMBER", mp4: "----:CATALOGNUMBER" },
  bpm: { id3: "TBPM", vorbis: "BPM", mp4: "tmpo" },
  key: { id3: "TKEY", vorbis: "INITIALKEY", mp4: "----:INITIALKEY" },
  isrc: { id3: "TSRC", vorbis: "ISRC", mp4: "----:ISRC" },
  date: { id3: "TDRC", vorbis: "DATE", mp4: "©day" },
  beatportTrackId: {
    id3: "TXXX:BEATPORT_TRACK_ID",
    vorbis: "BEATPORT_TRACK_ID",
    mp4: "----:BEATPORT_TRACK_ID"
  }
} as const satisfies Readonly<Record<string, FieldPlace>>

/** Names a text field of a tag. */
export type TagFieldName = keyof typeof fieldPlaces

/** All text fields, in the order in which a diff shows them. */
export const tagFieldNames: ReadonlyArray<TagFieldName> = [
  "title",
  "artist",
  "album",
  "remixer",
  "genre",
  "label",
  "catalogNumber",
  "bpm",
  "key",
  "isrc",
  "date",
  "beatportTrackId"
]

/** Holds a cover picture. */
export interface Cover {
  /** Media type of the picture. */
  readonly mimeType: "image/jpeg" | "image/png"
  /** Bytes of the picture file. */
  readonly data: Uint8Array
}

/** Holds what is to be written. A field that is absent is left as it is in the file. */
export type TagFields = { readonly [Name in TagFieldName]?: string } & { readonly cover?: Cover }

/** Options of `tagFieldsOf`. */
export interface TagFieldsOptions {
  /** How keys are written: `"Am"` or `"8A"`. Default: `"musical"`. */
  readonly keys?: "musical" | "camelot" | undefined
  /** Picture to write as the front cover. It is not downloaded here. Default: the file's own pictures stay. */
  readonly cover?: Cover | undefined
  /** The fields that are wanted. Default: all. */
  readonly only?: ReadonlyArray<TagFieldName | "cover"> | undefined
}

/** Names the fields of a track that tags are made of. */
export type TaggedTrack = Pick<
  Track,
  | "id"
  | "name"
  | "mix_name"
  | "artists"
  | "remixers"
  | "release"
  | "genre"
  | "key"
  | "bpm"
  | "isrc"
  | "catalog_number"
  | "publish_date"
>

/** Returns what a track of Beatport says for the tags of its file. Values that Beatport does not have are absent. */
export const tagFieldsOf = (track: TaggedTrack, options: TagFieldsOptions = {}): TagFields => {
  const values: { readonly [Name in TagFieldName]: string | undefined } = {
    title: Track.fullTitle(track),
    artist: Track.artistNames(track).join(", "),
    album: track.release.name,
    remixer: Track.remixerNames(track).join(", "),
    genre: GenreReference.displayName(track.genre),
    label: track.release.label.name,
    catalogNumber: track.catalog_number,
    bpm: track.bpm?.toString(),
    key:
      track.key === null
        ? undefined
        : options.keys === "camelot"
          ? Key.camelot(track.key)
          : shortKey(track.key),
    isrc: track.isrc ?? undefined,
    date: track.publish_date,
    beatportTrackId: String(track.id)
  }
  const wanted = new Set(options.only ?? [...tagFieldNames, "cover"])
  const fields: { -readonly [Name in keyof TagFields]: TagFields[Name] } = {}
  for (const name of tagFieldNames) {
    // Some names of Beatport end in a blank, which stands before the mix then.
    const value = values[name]?.replaceAll(/\s+/g, " ").trim()
    if (value !== undefined && value !== "" && wanted.has(name)) fields[name] = value
  }
  if (options.cover !== undefined && wanted.has("cover")) fields.cover = options.cover
  return fields
}

/** `"Eb Minor"` as ID3 has keys, in at most three characters: `"Ebm"`. */
const shortKey = ({ name }: Pick<Key, "name">): string => {
  const [, letter, minor] = /^([A-G][#b]?) (?:(Minor)|Major)$/.exec(name) ?? []
  return letter === undefined ? name : letter + (minor === undefined ? "" : "m")
}
