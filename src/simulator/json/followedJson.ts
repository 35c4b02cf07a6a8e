/**
 * JSON of followed resources: `{id, name, count, image}`, as one client reports it for labels.
 */
import type { ArtistRow, LabelRow, PlaylistRow, ReleaseRow, TrackRow } from "../Catalogue.ts"
import * as Picture from "./pictureJson.ts"

/** Makes a followed artist, with the number of the artist's tracks (assumed). */
export const artist = (row: ArtistRow, tracks: ReadonlyArray<TrackRow>) => ({
  id: row.id,
  name: row.name,
  count: tracks.filter(({ artists }) => artists.includes(row)).length,
  image: Picture.ofArtist(row)
})

/** Makes a followed label, with the number of its releases. */
export const label = (row: LabelRow, releases: ReadonlyArray<ReleaseRow>) => ({
  id: row.id,
  name: row.name,
  count: releases.filter((release) => release.label === row).length,
  image: Picture.ofLabel(row)
})

/** Makes a followed playlist, with the number of its tracks, and the cover of the first (assumed). */
export const playlist = (row: PlaylistRow) => {
  const first = row.places[0]
  return {
    id: row.id,
    name: row.name,
    count: row.places.length,
    image: first === undefined ? null : Picture.ofRelease(first.track.release)
  }
}
