/**
 * Writing of the matches as an M3U8 playlist.
 */
import { Stream } from "effect"
import { trackUrl } from "../../matching/index.ts"
import { Track } from "../../schemas/Track.ts"
import type { MatchedRow } from "../Matched.ts"
import { matches } from "./matches.ts"

/**
 * Writes the matched rows as a playlist, in UTF-8, with Beatport's artists and titles. A row without a file is listed by
 * its page on Beatport.
 */
export const toM3u8 = <E, R>(rows: Stream.Stream<MatchedRow, E, R>): Stream.Stream<string, E, R> =>
  Stream.concat(
    Stream.succeed("#EXTM3U\n"),
    Stream.map(matches(rows), ({ row, track }) => {
      const ms = row.track.durationMs ?? track.length_ms ?? undefined
      const seconds = ms === undefined ? -1 : Math.round(ms / 1000)
      const title = `${Track.artistNames(track).join(", ")} - ${Track.fullTitle(track)}`
      const file = row.track.fileName ?? trackUrl(track)
      return `#EXTINF:${seconds},${joinLines(title)}\n${joinLines(file)}\n`
    })
  )

const joinLines = (text: string): string => text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, " ")
