/**
 * The fields of a local track, by the names that programs give them, and their values.
 */
import type { LocalTrack } from "../matching/index.ts"
import { isrcOf } from "../schemas/codes.ts"
import { Store } from "../schemas/Store.ts"

/** Names a field that a source can have. `duration` is in a notation of its own; the others carry their unit. */
export type FieldName =
  Exclude<keyof LocalTrack, "durationMs"> | "durationMs" | "durationSeconds" | "duration" | "comment"

/** Holds a row's values as the source has them. */
export type Fields = Partial<Record<FieldName, string>>

const names: ReadonlyArray<readonly [FieldName, string]> = [
  ["ref", "ref reference rowid"],
  [
    "artist",
    "artist artists trackartist trackartists artistname artistnames performer performers artiste interpret kunstler"
  ],
  ["title", "title name track tracktitle trackname song songtitle songname titel titre titulo"],
  ["mix", "mix mixname mixversion version subtitle"],
  ["remixer", "remixer remixers remixedby modifiedby"],
  ["release", "album release albumtitle albumname releasename releasetitle"],
  ["label", "label labelname recordlabel publisher organization"],
  [
    "catalogNumber",
    "catalog catalogue catalognumber cataloguenumber catalogno catalogueno catno cat catalognr"
  ],
  ["year", "year date releasedate releaseyear publishdate published released originalyear recordingdate"],
  ["isrc", "isrc isrccode"],
  ["trackId", "beatportid beatporttrackid beatporturl beatportlink beatport trackurl url link storeurl"],
  ["durationMs", "durationms lengthms ms milliseconds durationmilliseconds"],
  ["durationSeconds", "seconds durationseconds durations lengthseconds durationsec totaltime"],
  ["duration", "duration length time tracktime playtime tracklength runtime"],
  ["bpm", "bpm tempo averagebpm beatsperminute"],
  ["key", "key tonality initialkey musicalkey camelot camelotkey keyname"],
  ["fileName", "file filename path filepath location filelocation fullpath uri"],
  ["comment", "comment comments note notes"]
]

const byName: ReadonlyMap<string, FieldName> = new Map(
  names.flatMap(([field, headers]) => headers.split(" ").map((header) => [header, field] as const))
)

/** Finds the field that a column header names, in any case and with any blanks and marks between its words. */
export const findField = (header: string): FieldName | undefined =>
  byName.get(
    header
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "")
  )

/** Makes a local track from a row's values. Empty and meaningless values (year 0, length -1) are left out. */
export const toLocalTrack = (ref: string, fields: Fields): LocalTrack => {
  const found: { -readonly [Name in keyof LocalTrack]: LocalTrack[Name] } = { ref }
  const texts = [
    "artist",
    "title",
    "mix",
    "remixer",
    "release",
    "label",
    "catalogNumber",
    "key",
    "fileName"
  ] as const
  for (const name of texts) {
    const value = fields[name]?.trim()
    if (value !== undefined && value !== "") found[name] = value
  }
  const numbers = {
    year: readYear(fields.year),
    bpm: readBpm(fields.bpm),
    durationMs: readDuration(fields),
    trackId: readTrackId(fields.trackId) ?? Store.find(fields.comment ?? "", "track")?.id
  }
  const isrc = isrcOf(fields.isrc)
  if (isrc !== undefined) found.isrc = isrc
  if (numbers.year !== undefined) found.year = numbers.year
  if (numbers.bpm !== undefined) found.bpm = numbers.bpm
  if (numbers.durationMs !== undefined) found.durationMs = numbers.durationMs
  if (numbers.trackId !== undefined) found.trackId = numbers.trackId
  return found
}

/** Says whether a row names anything that a track can be found by. */
export const isFindable = (track: LocalTrack): boolean =>
  (track.title ?? track.fileName ?? track.isrc ?? track.trackId) !== undefined

const readYear = (text = ""): number | undefined => {
  const [year] = /(?<!\d)(?:1[89]|20)\d\d(?!\d)/.exec(text) ?? []
  return year === undefined ? undefined : Number(year)
}

/** A decimal comma is accepted. */
const readNumber = (text = ""): number | undefined => {
  const trimmed = text.trim().replace(",", ".")
  return /^\d{1,15}(?:\.\d{1,15})?$/.test(trimmed) ? Number(trimmed) : undefined
}

const readBpm = (text: string | undefined): number | undefined => {
  const bpm = readNumber(text)
  return bpm === undefined || bpm < 1 || bpm > 1000 ? undefined : bpm
}

/** From this number on, a length without a unit is in milliseconds: no track is as short, no set as long. */
const leastMilliseconds = 20_000

const readDuration = (fields: Fields): number | undefined => {
  const { durationMs, durationSeconds, duration } = fields
  const plain = readNumber(duration)
  const ms =
    readNumber(durationMs) ??
    readClockTime(durationSeconds) ??
    toThousandths(readNumber(durationSeconds)) ??
    readClockTime(duration) ??
    (plain !== undefined && plain >= leastMilliseconds ? plain : toThousandths(plain))
  return ms === undefined || ms <= 0 ? undefined : Math.round(ms)
}

const toThousandths = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : seconds * 1000

/** `"5:50"`, `"1:05:50"`, `"5:50.3"`. */
const readClockTime = (text = ""): number | undefined => {
  const [, hours = "0", minutes, seconds] =
    /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:\.\d{1,6})?)$/.exec(text.trim()) ?? []
  return minutes === undefined || seconds === undefined
    ? undefined
    : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
}

/** Reads an id, a link or a `beatport:` address of a track, alone or within a text. */
const readTrackId = (text = ""): number | undefined => {
  if (text === "") return undefined
  const found = Store.parse(text, "track")
  return found?.kind === "track" ? found.id : Store.find(text, "track")?.id
}
