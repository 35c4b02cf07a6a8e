/**
 * What a resource contains.
 */
import { Effect } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { BeatportService } from "../../services/Beatport.ts"
import { type Listing, toListing } from "../Listing.ts"
import { fetchWindow } from "../pages.ts"
import { writeAddress, type Kind, type Reference } from "../Reference.ts"
import { makeChartRow, makeNamedRow, makePlaylistRow, releaseRow, type Row, makeTrackRow } from "../Row.ts"
import { makePage } from "../tools/contents.ts"

/** The kinds of things that are resources. */
export const resourceKinds = [
  "track",
  "release",
  "artist",
  "label",
  "chart",
  "playlist"
] as const satisfies ReadonlyArray<Kind>
export type ResourceKind = (typeof resourceKinds)[number]

/** How many tracks a resource lists. `beatport_contents` lists the others. */
const listedTracks = 50

/** Describes a resource: its row, and the first of its tracks. */
export interface ResourceContent {
  readonly address: string
  readonly about: Row
  readonly tracks?: Listing
}

/** Reads a resource. A track is one request; everything else is two. */
export const readContent = (
  beatport: BeatportService,
  kind: ResourceKind,
  id: number
): Effect.Effect<ResourceContent, BeatportError> =>
  Effect.gen(function* () {
    const reference: Reference = { kind, id }
    const about = yield* describe(beatport, kind, id)
    const address = writeAddress(reference)
    if (kind === "track") return { address, about }
    const page = makePage(beatport, reference, "tracks", undefined, "brief")
    const { count, items: rows, note } = yield* fetchWindow(page, 0, listedTracks)
    const { next_cursor, ...tracks } = yield* toListing({ list: reference, offset: 0, rows, count, note })
    return { address, about, tracks }
  })

const describe = (
  beatport: BeatportService,
  kind: ResourceKind,
  id: number
): Effect.Effect<Row, BeatportError> => {
  switch (kind) {
    case "track":
      return Effect.map(beatport.tracks.get(id, { fallback: "list" }), (track) => makeTrackRow(track, "full"))
    case "release":
      return Effect.map(beatport.releases.get(id), (release) => releaseRow(release, "full"))
    case "artist":
      return Effect.map(beatport.artists.get(id), (artist) => makeNamedRow("artist", artist, "full"))
    case "label":
      return Effect.map(beatport.labels.get(id), (label) => makeNamedRow("label", label, "full"))
    case "chart":
      return Effect.map(beatport.charts.get(id), (chart) => makeChartRow(chart, "full"))
    case "playlist":
      return Effect.map(beatport.playlists.get(id), makePlaylistRow)
  }
}
