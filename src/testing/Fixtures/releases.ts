/**
 * Fixtures of releases.
 */
import type { BpmRange, Release, ReleaseDetail, ReleaseTrackId } from "../../schemas/Release.ts"
import { trackArtist } from "./artists.ts"
import { type Fixture, fixture, picture, urlOf } from "./fixture.ts"
import { labelReference } from "./labels.ts"
import { price, releaseType } from "./values.ts"

/** Makes the lowest and the highest tempo of a release. */
export const bpmRange = fixture<BpmRange>({ min: 124, max: 126 })

const shared = {
  id: 4001,
  name: "Ebb and Flow",
  slug: "ebb-and-flow",
  artists: [trackArtist()],
  remixers: [],
  label: labelReference(),
  catalog_number: "HL042",
  upc: "000000004001",
  desc: null,
  image: picture(4001, "1400x1400"),
  bpm_range: bpmRange(),
  track_count: 2,
  publish_date: "2026-03-06",
  new_release_date: "2026-03-06",
  pre_order: false,
  pre_order_date: null,
  encoded_date: "2026-02-11T09:30:00-07:00",
  updated: "2026-03-05T23:00:00-07:00",
  price: price({ value: 2.99, display: "€2.99" }),
  override_price: null,
  price_override_firm: false,
  enabled: true,
  exclusive: false,
  is_explicit: false,
  is_ugc_remix: false,
  is_dj_edit: false,
  is_hype: false
}

/** Makes a release as lists return it. */
export const release: Fixture<Release> = (different = {}) => ({
  ...shared,
  url: urlOf("catalog/releases", different.id ?? shared.id),
  ...different
})

/** Makes a release as `releases.get` returns it. */
export const releaseDetail = fixture<ReleaseDetail>({
  ...shared,
  grid: null,
  is_available_for_streaming: true,
  type: releaseType(),
  tracks: [urlOf("catalog/tracks", 3002), urlOf("catalog/tracks", 3001)]
})

/** Makes the id of a track as `releases.trackIds` returns it. */
export const releaseTrackId = fixture<ReleaseTrackId>({
  id: 3001,
  pre_order: false,
  is_available_for_streaming: true
})
