/**
 * `beatport_genres`
 */
import { Effect, Schema } from "effect"
import type { AgentServices } from "../AgentServices.ts"
import { Listing, toListing } from "../Listing.ts"
import { genre, readGenreId } from "../parameters.ts"
import { clean } from "../text.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({ genre })

export const GenresTool = readTool("beatport_genres", {
  title: "Genres",
  description: "Lists all genres, or the sub-genres of one.",
  parameters,
  success: Listing
})

/** Lists the genres, or the sub-genres of one. */
export const genres = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { genre: given }: typeof parameters.Type
) {
  const list = { tool: "genres", genre: given }
  const found =
    given === undefined
      ? yield* beatport.genres.list({ per_page: 100 })
      : yield* beatport.genres.subGenres(yield* readGenreId(given), { per_page: 100 })
  const rows = found.results.map(({ id, name }) => ({ id, title: clean(name) }))
  return yield* toListing({ list, offset: 0, rows, count: rows.length })
})
