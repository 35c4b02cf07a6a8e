/**
 * Rows and candidates in a line of text.
 */
import { Duration } from "effect"
import type { CandidateTrack, LocalTrack } from "../../matching/index.ts"
import { Track } from "../../schemas/Track.ts"
import { formatLength } from "../output/columns.ts"

/** Returns the name of a file without its folders. */
export const readFileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** Names a row: artist and title, or its file. */
export const writeRow = ({ artist, fileName, isrc, mix, ref, title, trackId }: LocalTrack): string => {
  if (title === undefined) {
    return (
      (fileName === undefined ? isrc : readFileName(fileName)) ??
      (trackId === undefined ? ref : String(trackId))
    )
  }
  const named = mix === undefined ? title : `${title} (${mix})`
  return artist === undefined ? named : `${artist} - ${named}`
}

/** Names a track of Beatport: artists and full title. */
export const writeTrack = (track: CandidateTrack): string =>
  `${Track.artistNames(track).join(", ")} - ${Track.fullTitle(track).trim()}`

/** Says of a track what tells it from its other versions: length, label and date. */
export const writeParticulars = (track: CandidateTrack): string =>
  [
    track.length_ms === undefined || track.length_ms === null
      ? ""
      : formatLength(Duration.millis(track.length_ms)),
    track.release?.label.name.trim() ?? "",
    track.publish_date ?? ""
  ]
    .filter((part) => part !== "")
    .join(", ")
