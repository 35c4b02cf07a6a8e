/**
 * `beatport_list_tracks`
 */
import { Effect, Schema } from "effect"
import type { AgentServices } from "../AgentServices.ts"
import { Listing } from "../Listing.ts"
import { listPart } from "../pages.ts"
import { artist, bpmRange, cursor, dateRange, detail, genre, hype, key, label, limit } from "../parameters.ts"
import { makeTrackRow } from "../Row.ts"
import { readTrackFilters } from "../trackFilters.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({
  genre,
  ...bpmRange,
  key,
  artist,
  label,
  ...dateRange,
  hype,
  order: Schema.optionalKey(
    Schema.Literals(["newest", "oldest", "name"]).annotate({ description: "Default newest" })
  ),
  limit: limit(25),
  cursor,
  detail
})

export const ListTracksTool = readTool("beatport_list_tracks", {
  title: "List tracks",
  description: "Lists tracks by filters.",
  parameters,
  success: Listing
})

const orders = { newest: "-publish_date", oldest: "publish_date", name: "name" } as const

/** Lists tracks by filters. */
export const listTracks = (
  services: AgentServices,
  {
    cursor: from,
    detail: form = "brief",
    limit: size = 25,
    order = "newest",
    ...filters
  }: typeof parameters.Type
) =>
  Effect.flatMap(readTrackFilters(services.beatport, filters), (found) =>
    listPart({
      list: { tool: "list_tracks", order, ...filters },
      cursor: from,
      limit: size,
      page: (paging) =>
        services.beatport.tracks
          .list({ ...found, order_by: orders[order], ...paging })
          .map((track) => makeTrackRow(track, form))
          .asEffect()
    })
  )
