/**
 * `beatport_new_releases`
 */
import { Effect, Schema } from "effect"
import type { ReleaseFilters } from "../../api/Releases.ts"
import type { AgentServices } from "../AgentServices.ts"
import { Listing } from "../Listing.ts"
import { listPart } from "../pages.ts"
import { artist, cursor, dateRange, readDays, genre, readGenreId, label, limit } from "../parameters.ts"
import { findIds } from "../named.ts"
import { releaseRow, makeTrackRow } from "../Row.ts"
import { makeArgumentFailure } from "../ToolFailure.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({
  genre,
  artist,
  label,
  followed: Schema.optionalKey(
    Schema.Boolean.annotate({ description: "Tracks of what the account follows instead" })
  ),
  ...dateRange,
  limit: limit(25),
  cursor
})

export const NewReleasesTool = readTool("beatport_new_releases", {
  title: "New releases",
  description: "Lists releases, newest first; by default of the last 7 days.",
  parameters,
  success: Listing
})

type Mutable<A> = { -readonly [K in keyof A]: A[K] }

/** Lists new releases, or the new tracks of what the account follows. */
export const newReleases = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { cursor: from, followed = false, limit: size = 25, ...given }: typeof parameters.Type
) {
  if (followed) {
    const [other] = Object.keys(given)
    if (other !== undefined) {
      return yield* Effect.fail(
        makeArgumentFailure(other, "It cannot be combined with followed. Leave one of them out.")
      )
    }
    return yield* listPart({
      list: { tool: "new_releases", followed },
      cursor: from,
      limit: size,
      page: (paging) =>
        beatport.library.following
          .tracks(paging)
          .map((track) => makeTrackRow(track, "brief"))
          .asEffect()
    })
  }
  const days = yield* readDays({ since: "7d", ...given })
  const filters: Mutable<ReleaseFilters> = { order_by: "-publish_date" }
  if (days !== undefined) filters.publish_date = days
  if (given.genre !== undefined) filters.genre_id = yield* readGenreId(given.genre)
  if (given.artist !== undefined)
    filters.artist_id = yield* findIds("artist", given.artist, beatport.artists.search)
  if (given.label !== undefined)
    filters.label_id = yield* findIds("label", given.label, beatport.labels.search)
  return yield* listPart({
    list: { tool: "new_releases", ...given },
    cursor: from,
    limit: size,
    page: (paging) =>
      beatport.releases
        .list({ ...filters, ...paging })
        .map((release) => releaseRow(release, "brief"))
        .asEffect()
  })
})
