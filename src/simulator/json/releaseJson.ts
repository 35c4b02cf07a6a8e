/**
 * JSON of releases.
 */
import type { Currency } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { parseDay, formatDenver } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"
import type { ReleaseRow } from "../Catalogue.ts"
import * as Artist from "./artistJson.ts"
import * as Label from "./labelJson.ts"
import * as Picture from "./pictureJson.ts"
import * as Price from "./priceJson.ts"

/** Makes the release of a track. */
export const reference = (release: ReleaseRow) => ({
  id: release.id,
  name: release.name,
  image: Picture.ofRelease(release),
  label: Label.reference(release.label),
  slug: release.slug
})

const bpmRange = (release: ReleaseRow) => {
  const known = release.tracks.flatMap(({ bpm }) => (bpm === null ? [] : [bpm]))
  return known.length === 0 ? { min: null, max: null } : { min: Math.min(...known), max: Math.max(...known) }
}

/** The first fields of both forms. */
const opening = (release: ReleaseRow) => ({
  artists: release.artists.map(Artist.credited),
  bpm_range: bpmRange(release),
  catalog_number: release.catalog_number,
  desc: release.desc,
  enabled: true,
  encoded_date: formatDenver(release.encoded, scatterIds(release.id, 31)),
  exclusive: release.exclusive
})

const flags = { is_explicit: false, is_ugc_remix: false, is_dj_edit: false, is_dj_version: false }

/** The fields between `label` and the end in both forms. */
const middle = (release: ReleaseRow, currency: Currency) => ({
  label: Label.reference(release.label),
  name: release.name,
  new_release_date: release.new_release_date,
  override_price: null,
  pre_order: release.pre_order,
  pre_order_date: release.pre_order_date,
  price: Price.ofRelease(release, currency),
  price_override_firm: false,
  publish_date: release.publish_date,
  remixers: release.remixers.map(Artist.credited),
  slug: release.slug
})

/** Returns the time of the last change. */
export const updated = (release: ReleaseRow) =>
  formatDenver(parseDay(release.publish_date) - 1, scatterIds(release.id, 32))

/** Tells whether a release can enter the Hype chart: its label takes part in the programme. */
export const isHype = (release: ReleaseRow): boolean => release.label.hype_active

/** Makes a release in a list. */
export const listItem = (release: ReleaseRow, currency: Currency) => ({
  ...opening(release),
  id: release.id,
  image: Picture.ofRelease(release),
  ...flags,
  ...middle(release, currency),
  track_count: release.tracks.length,
  upc: release.upc,
  updated: updated(release),
  url: `${apiUrl}/catalog/releases/${release.id}/`,
  is_hype: isHype(release)
})

/** Makes a release by id: without `url`, and with the URLs of its tracks, last track first. */
export const detail = (release: ReleaseRow, currency: Currency) => ({
  ...opening(release),
  grid: null,
  id: release.id,
  image: Picture.ofRelease(release),
  is_available_for_streaming: true,
  ...flags,
  ...middle(release, currency),
  tracks: release.tracks.map(({ id }) => `${apiUrl}/catalog/tracks/${id}/`).toReversed(),
  track_count: release.tracks.length,
  type: release.type,
  upc: release.upc,
  updated: updated(release),
  is_hype: isHype(release)
})
