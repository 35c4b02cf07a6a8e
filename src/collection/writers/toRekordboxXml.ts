/**
 * Writing of the matches as a playlist that rekordbox imports.
 */
import { Effect, Stream } from "effect"
import { Track } from "../../schemas/Track.ts"
import type { CandidateTrack } from "../../matching/index.ts"
import type { Row } from "../Entry.ts"
import type { MatchedRow } from "../Matched.ts"
import { matches } from "./matches.ts"

/** Options of `toRekordboxXml`. */
export interface ToRekordboxOptions {
  /** The name of the playlist. Default: `"Beatport matches"`. */
  readonly name?: string | undefined
}

/**
 * Writes the matched rows as a rekordbox XML file with one playlist, with Beatport's metadata and the rows' own files.
 *
 * The format states the number of tracks before the first of them. So the tracks are kept until the last row, at about
 * half a kilobyte each.
 */
export const toRekordboxXml =
  (options: ToRekordboxOptions = {}) =>
  <E, R>(rows: Stream.Stream<MatchedRow, E, R>): Stream.Stream<string, E, R> =>
    Stream.unwrap(
      Effect.map(
        Stream.runCollect(
          Stream.map(Stream.zipWithIndex(matches(rows)), ([{ row, track }, index]) =>
            writeElement(index + 1, row, track)
          )
        ),
        (tracks) => {
          const count = String(tracks.length)
          const playlist = {
            Name: options.name ?? "Beatport matches",
            Type: "1",
            KeyType: "0",
            Entries: count
          }
          return Stream.fromIterable([
            '<?xml version="1.0" encoding="UTF-8"?>\n<DJ_PLAYLISTS Version="1.0.0">\n',
            `  <COLLECTION${writeAttributes({ Entries: count })}>\n`,
            ...tracks,
            `  </COLLECTION>\n  <PLAYLISTS>\n    <NODE${writeAttributes({ Type: "0", Name: "ROOT", Count: "1" })}>\n`,
            `      <NODE${writeAttributes(playlist)}>\n`,
            ...tracks.map((_, index) => `        <TRACK${writeAttributes({ Key: String(index + 1) })}/>\n`),
            "      </NODE>\n    </NODE>\n  </PLAYLISTS>\n</DJ_PLAYLISTS>\n"
          ])
        }
      )
    )

const writeElement = (id: number, { track: local }: Row, track: CandidateTrack): string => {
  const ms = local.durationMs ?? track.length_ms ?? undefined
  const values = {
    TrackID: String(id),
    Name: Track.fullTitle(track),
    Artist: Track.artistNames(track).join(", "),
    Album: track.release?.name,
    TotalTime: ms === undefined ? undefined : String(Math.round(ms / 1000)),
    Year: track.publish_date?.slice(0, 4),
    AverageBpm: track.bpm?.toFixed(2),
    Remixer: track.remixers?.flatMap((remixer) => (remixer === null ? [] : [remixer.name])).join(", "),
    Tonality: track.key?.name,
    Label: track.release?.label.name,
    Mix: track.mix_name,
    Location: local.fileName === undefined ? undefined : writeLocation(local.fileName)
  }
  return `    <TRACK${writeAttributes(values)}/>\n`
}

/** A path as rekordbox writes it. A link stays what it is. */
const writeLocation = (path: string): string => {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(path)) return path
  const slashed = path.replaceAll("\\", "/")
  const encoded = slashed
    .split("/")
    .map((part) => (/^[a-z]:$/i.test(part) ? part : encodeURIComponent(removeIllFormed(part))))
  return `file://localhost${slashed.startsWith("/") ? "" : "/"}${encoded.join("/")}`
}

const writeAttributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [` ${name}="${escapeXml(value)}"`]
    )
    .join("")

/** Characters that no XML document may hold are replaced. */
const escapeXml = (text: string): string =>
  removeIllFormed(text)
    .replaceAll(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`)

/** Replaces halves of surrogate pairs, which cannot be encoded. */
const removeIllFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, "\uFFFD")
