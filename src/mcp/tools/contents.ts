/**
 * `beatport_contents`
 */
import { Effect, Schema } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { Page } from "../../schemas/Page.ts"
import type { BeatportService } from "../../services/Beatport.ts"
import type { RequestedPage } from "../../services/lists/List.ts"
import type { AgentServices } from "../AgentServices.ts"
import { Listing } from "../Listing.ts"
import { listPart } from "../pages.ts"
import { cursor, dateRange, readDays, detail, limit } from "../parameters.ts"
import { type Reference, requireReference } from "../Reference.ts"
import { type Detail, releaseRow, type Row, makeTrackRow } from "../Row.ts"
import { makeArgumentFailure } from "../ToolFailure.ts"
import { readTool } from "./declare.ts"

const parameters = Schema.Struct({
  of: Schema.NonEmptyString.annotate({ description: "Link or kind:id, such as label:123" }),
  type: Schema.optionalKey(
    Schema.Literals(["tracks", "releases"]).annotate({
      description: "Default tracks"
    })
  ),
  ...dateRange,
  limit: limit(25),
  cursor,
  detail
})

export const ContentsTool = readTool("beatport_contents", {
  title: "Contents",
  description: "Lists the tracks of a release, chart or playlist, or what an artist or label published.",
  parameters,
  success: Listing
})

const containers = ["release", "chart", "playlist", "artist", "label"] as const

/** Lists what a release, chart, playlist, artist or label contains. */
export const contents = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  {
    cursor: from,
    detail: form = "brief",
    limit: size = 25,
    of,
    type = "tracks",
    ...dates
  }: typeof parameters.Type
) {
  const reference = yield* requireReference("of", of, containers)
  const days = yield* readDays(dates)
  const hasCatalogue = reference.kind === "artist" || reference.kind === "label"
  if (!hasCatalogue && days !== undefined) {
    return yield* Effect.fail(
      makeArgumentFailure("since, until", `A ${reference.kind} has no dates to filter by. Leave them out.`)
    )
  }
  if (!hasCatalogue && type === "releases") {
    return yield* Effect.fail(
      makeArgumentFailure("type", `A ${reference.kind} contains tracks. Leave type out.`)
    )
  }
  return yield* listPart({
    list: { tool: "contents", ...reference, type, ...dates },
    cursor: from,
    limit: size,
    page: makePage(beatport, reference, type, days, form)
  })
})

/** Returns the function that fetches one page of what a reference contains. */
export const makePage = (
  beatport: BeatportService,
  { id, kind }: Reference,
  type: "tracks" | "releases",
  days: { readonly from?: string; readonly to?: string } | undefined,
  form: Detail
): ((paging: RequestedPage) => Effect.Effect<Page<Row>, CallError | NotFoundError>) => {
  const dated = { order_by: "-publish_date" as const, ...(days === undefined ? {} : { publish_date: days }) }
  if (kind === "release") {
    return (paging) =>
      beatport.releases
        .tracks(id, paging)
        .map((track): Row => ({ position: track.number, ...makeTrackRow(track, form) }))
        .asEffect()
  }
  if (kind === "playlist") {
    return (paging) =>
      beatport.playlists
        .tracks(id, paging)
        .filterMap(({ position, track }): Row | undefined =>
          track === null || track === undefined ? undefined : { position, ...makeTrackRow(track, form) }
        )
        .asEffect()
  }
  if (kind === "artist" && type === "releases") {
    return (paging) =>
      beatport.artists
        .releases(id, { ...dated, ...paging })
        .map((release) => releaseRow(release, form))
        .asEffect()
  }
  if (kind === "artist") {
    return (paging) =>
      beatport.tracks
        .list({ artist_id: id, ...dated, ...paging })
        .map((track) => makeTrackRow(track, form))
        .asEffect()
  }
  if (kind === "label" && type === "releases") {
    return (paging) =>
      beatport.releases
        .list({ label_id: id, ...dated, ...paging })
        .map((release) => releaseRow(release, form))
        .asEffect()
  }
  if (kind === "label") {
    return (paging) =>
      beatport.labels
        .tracks(id, { ...dated, ...paging })
        .map((track) => makeTrackRow(track, form))
        .asEffect()
  }
  return (paging) =>
    beatport.charts
      .tracks(id, paging)
      .map((track, index): Row => ({ position: index + 1, ...makeTrackRow(track, form) }))
      .asEffect()
}
