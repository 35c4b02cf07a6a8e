/**
 * `beatport_search`
 */
import { Schema } from "effect"
import type { BeatportService } from "../../services/Beatport.ts"
import type { Paging } from "../../services/lists/List.ts"
import type { Paged } from "../../services/lists/Paged.ts"
import type { AgentServices } from "../AgentServices.ts"
import { Listing } from "../Listing.ts"
import { listPart } from "../pages.ts"
import { cursor, detail, limit } from "../parameters.ts"
import { makeChartRow, type Detail, makeNamedRow, releaseRow, type Row, makeTrackRow } from "../Row.ts"
import { readTool } from "./declare.ts"

/** What can be searched for. Of playlists, no search result was ever recorded. */
const SearchType = Schema.Literals(["tracks", "releases", "artists", "labels", "charts"])
type SearchType = typeof SearchType.Type

const parameters = Schema.Struct({
  query: Schema.NonEmptyString.annotate({ description: "Title, artist or label" }),
  type: Schema.optionalKey(SearchType.annotate({ description: "Default tracks" })),
  limit: limit(10),
  cursor,
  detail
})

export const SearchTool = readTool("beatport_search", {
  title: "Search Beatport",
  description: "Finds by text; for genre, tempo, key, date use beatport_list_tracks.",
  parameters,
  success: Listing
})

/** Searches one type of resource by text. */
export const search = (
  { beatport }: AgentServices,
  { cursor: from, detail: form = "brief", limit: size = 10, query, type = "tracks" }: typeof parameters.Type
) =>
  listPart({
    list: { tool: "search", query, type },
    cursor: from,
    limit: size,
    page: (paging) => listFound(beatport, type, query, paging, form).asEffect()
  })

const listFound = (
  beatport: BeatportService,
  type: SearchType,
  query: string,
  paging: Paging,
  form: Detail
): Paged<Row> => {
  switch (type) {
    case "tracks":
      return beatport.tracks.search(query, paging).map((track) => makeTrackRow(track, form))
    case "releases":
      return beatport.releases.search(query, paging).map((release) => releaseRow(release, form))
    case "artists":
      return beatport.artists.search(query, paging).map((artist) => makeNamedRow("artist", artist, form))
    case "labels":
      return beatport.labels.search(query, paging).map((label) => makeNamedRow("label", label, form))
    case "charts":
      return beatport.charts.search(query, paging).map((chart) => makeChartRow(chart, form))
  }
}
