/**
 * Facets: how many of a list's items have which genre, key, label.
 *
 * No answer was recorded. Beatport's document says "all filter facets for this endpoint", and that there is nothing
 * where nothing can be filtered; one client has the form `{"fields": {"<field>": [{"id", "name", "count"}]}}`.
 */
import type { HttpServerResponse } from "effect/http"
import * as Responses from "./responses.ts"
import type { ChartRow, PlaylistRow, ReleaseRow, TrackRow } from "./Catalogue.ts"

interface Named {
  readonly id: number
  readonly name: string
}

/** What is counted, by the field's name: what of it an item has. */
export type Fields<Row> = Readonly<Record<string, (row: Row) => ReadonlyArray<Named | null>>>

/** The facets of a list, the most frequent first. */
export const of = <Row>(
  rows: ReadonlyArray<Row>,
  fields: Fields<Row>
): HttpServerResponse.HttpServerResponse =>
  Responses.json({
    fields: Object.fromEntries(Object.entries(fields).map(([name, read]) => [name, counted(rows, read)]))
  })

/** Those of a list that cannot be filtered. */
export const none = Responses.json({})

const counted = <Row>(rows: ReadonlyArray<Row>, read: (row: Row) => ReadonlyArray<Named | null>) => {
  const counts = new Map<number, { readonly id: number; readonly name: string; count: number }>()
  for (const named of rows.flatMap(read)) {
    if (named === null) continue
    const before = counts.get(named.id)
    if (before === undefined) counts.set(named.id, { id: named.id, name: named.name, count: 1 })
    else before.count++
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.id - b.id)
}

/** Of tracks. */
export const ofTracks: Fields<TrackRow> = {
  genre: ({ genre }) => [genre],
  sub_genre: ({ sub_genre }) => [sub_genre],
  key: ({ key }) => [key],
  label: ({ release }) => [release.label]
}

/** Of releases. */
export const ofReleases: Fields<ReleaseRow> = {
  label: ({ label }) => [label],
  type: ({ type }) => [type]
}

/** Of charts. */
export const ofCharts: Fields<Pick<ChartRow, "genres">> = { genre: ({ genres }) => genres }

/** Of playlists. */
export const ofPlaylists: Fields<PlaylistRow> = {
  genre: ({ places }) => [...new Set(places.map(({ track }) => track.genre))],
  playlist_type: ({ type }) => [type]
}
