/**
 * Facets: the number of items of a list by genre, key or label.
 *
 * No response was recorded. Beatport's document says "all filter facets for this endpoint", and that lists without
 * filters have none. One client expects `{"fields": {"<field>": [{"id", "name", "count"}]}}`.
 */
import type { HttpServerResponse } from "effect/http"
import * as Responses from "./responses.ts"
import type { ChartRow, PlaylistRow, ReleaseRow, TrackRow } from "./Catalogue.ts"

interface Named {
  readonly id: number
  readonly name: string
}

/** Maps the name of a field to its values in an item. */
export type Fields<Row> = Readonly<Record<string, (row: Row) => ReadonlyArray<Named | null>>>

/** Counts the facets of a list, the most frequent first. */
export const count = <Row>(
  rows: ReadonlyArray<Row>,
  fields: Fields<Row>
): HttpServerResponse.HttpServerResponse =>
  Responses.json({
    fields: Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, countField(rows, read)]))
  })

/** Holds the facets of a list without filters. */
export const none = Responses.json({})

const countField = <Row>(rows: ReadonlyArray<Row>, read: (row: Row) => ReadonlyArray<Named | null>) => {
  const counts = new Map<number, { readonly id: number; readonly name: string; count: number }>()
  for (const named of rows.flatMap(read)) {
    if (named === null) continue
    const before = counts.get(named.id)
    if (before === undefined) counts.set(named.id, { id: named.id, name: named.name, count: 1 })
    else before.count++
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.id - b.id)
}

/** Lists the facets of tracks. */
export const ofTracks: Fields<TrackRow> = {
  genre: ({ genre }) => [genre],
  sub_genre: ({ sub_genre }) => [sub_genre],
  key: ({ key }) => [key],
  label: ({ release }) => [release.label]
}

/** Lists the facets of releases. */
export const ofReleases: Fields<ReleaseRow> = {
  label: ({ label }) => [label],
  type: ({ type }) => [type]
}

/** Lists the facets of charts. */
export const ofCharts: Fields<ChartRow> = { genre: ({ genres }) => genres }

/** Lists the facets of playlists. */
export const ofPlaylists: Fields<PlaylistRow> = {
  genre: ({ places }) => [...new Set(places.map(({ track }) => track.genre))],
  playlist_type: ({ type }) => [type]
}
