/**
 * `beatport_top`
 */
import { Effect, Schema } from "effect"
import type { AgentServices } from "../AgentServices.ts"
import { Listing, readOffset, toListing } from "../Listing.ts"
import { cursor, detail, genre, readGenreId, limit } from "../parameters.ts"
import { releaseRow, type Row, makeTrackRow } from "../Row.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({
  genre,
  type: Schema.optionalKey(
    Schema.Literals(["tracks", "releases", "hype"]).annotate({
      description: "Default tracks"
    })
  ),
  limit: limit(10),
  cursor,
  detail
})

export const TopTool = readTool("beatport_top", {
  title: "Best sellers",
  description: "Returns the top 100 of a genre or the store; hype: of small labels.",
  parameters,
  success: Listing
})

/** Beatport's bestseller lists have 100 places. */
const places = 100

/** Returns bestsellers. The whole list is one request. */
export const top = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  {
    cursor: from,
    detail: form = "brief",
    genre: given,
    limit: size = 10,
    type = "tracks"
  }: typeof parameters.Type
) {
  const options = given === undefined ? {} : { genre_id: yield* readGenreId(given) }
  const list = { tool: "top", type, ...options }
  const offset = yield* readOffset(list, from)
  const all: ReadonlyArray<Row> =
    type === "releases"
      ? (yield* beatport.releases.top(places, options)).map((release) => releaseRow(release, form))
      : (yield* type === "hype" ? beatport.charts.hype(options) : beatport.charts.top100(options)).map(
          (track) => makeTrackRow(track, form)
        )
  const rows = all.map((row, index): Row => ({ position: index + 1, ...row })).slice(offset, offset + size)
  return yield* toListing({ list, offset, rows, count: all.length })
})
