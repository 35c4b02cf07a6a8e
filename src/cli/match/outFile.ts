/**
 * `--out`: the rows with their matches as a file, whose ending says the format.
 */
import { Stream } from "effect"
import { type MatchedRow, toCsv, toM3u8, toNdjson, toRekordboxXml } from "../../collection/index.ts"

/** The endings of files that are written. */
export const outEndings = /\.(csv|tsv|ndjson|jsonl|m3u8|xml)$/i

/** Writes rows in the format that the ending of the path says. */
export const writeOutText = <E, R>(
  path: string,
  rows: Stream.Stream<MatchedRow, E, R>
): Stream.Stream<string, E, R> => {
  const [, ending = ""] = outEndings.exec(path) ?? []
  switch (ending.toLowerCase()) {
    case "csv":
      return toCsv()(rows)
    case "tsv":
      return toCsv({ delimiter: "\t" })(rows)
    case "m3u8":
      return toM3u8(rows)
    case "xml":
      return toRekordboxXml()(rows)
    default:
      return toNdjson(Stream.map(rows, ({ decision }) => decision))
  }
}
