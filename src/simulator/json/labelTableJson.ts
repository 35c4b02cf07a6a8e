/**
 * A label's catalogue as CSV, with one line per track. The columns are those of Beatport's document.
 */
import type { LabelRow, ReleaseRow, TrackRow } from "../Catalogue.ts"

const columns: Readonly<Record<string, (track: TrackRow) => string | number | null>> = {
  aggregator: () => "Independent",
  label_name: ({ release }) => release.label.name,
  release_name: ({ release }) => release.name,
  release_upc: ({ release }) => release.upc,
  release_catalog_number: ({ release }) => release.catalog_number,
  release_publish_date: ({ release }) => release.publish_date,
  track_name: ({ name }) => name,
  track_mix_name: ({ mix_name }) => mix_name,
  artists: ({ artists }) => artists.map(({ name }) => name).join(", "),
  remixers: ({ remixers }) => remixers.map(({ name }) => name).join(", "),
  track_isrc: ({ isrc }) => isrc,
  track_publish_date: ({ release }) => release.publish_date,
  track_publish_status: () => "published",
  track_number: ({ number }) => number,
  genre_name: ({ genre }) => genre.name,
  sub_genre_name: ({ sub_genre }) => sub_genre?.name ?? null,
  songwriter_names: () => null,
  publisher_names: ({ release }) => `${release.label.name} Publishing`
}

const cell = (value: string | number | null): string => {
  const text = String(value ?? "")
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: ReadonlyArray<string | number | null>): string => `${cells.map(cell).join(",")}\r\n`

export const table = (label: LabelRow, releases: ReadonlyArray<ReleaseRow>): string =>
  [
    line(Object.keys(columns)),
    ...releases
      .filter((release) => release.label === label)
      .flatMap(({ tracks }) => tracks)
      .map((track) => line(Object.values(columns).map((read) => read(track))))
  ].join("")
