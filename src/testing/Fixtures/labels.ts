/**
 * Fixtures of labels.
 */
import type { Label, LabelDetail, LabelReference } from "../../schemas/Label.ts"
import { type Fixture, fixture, picture, urlOf } from "./fixture.ts"

const reference = {
  id: 2001,
  name: "Harbour Lights",
  slug: "harbour-lights",
  image: picture(2001, "500x500")
}

/** Makes a label as tracks and releases refer to it. */
export const labelReference = fixture<LabelReference>(reference)

const state = {
  created: "2012-05-04T10:00:00-06:00",
  updated: "2026-03-05T23:00:00-07:00",
  enabled: true,
  default_pre_order_weeks: 2,
  has_exclusive_contract: false,
  is_available_for_hype: true,
  is_available_for_pre_order: true,
  is_available_for_streaming: true,
  latest_active_publish_date: "2026-03-06",
  hype_eligible: true,
  hype_active: false,
  hype_trial_start_date: null,
  hype_trial_end_date: null
}

/** Makes a label as lists and searches return it. */
export const label: Fixture<Label> = (different = {}) => ({
  ...reference,
  ...state,
  url: urlOf("catalog/labels", different.id ?? reference.id),
  ...different
})

/** Makes a label as `labels.get` returns it. */
export const labelDetail = fixture<LabelDetail>({
  ...reference,
  ...state,
  bio: null,
  is_available_for_bundle_subscription: false,
  is_included_in_rightsflow: true
})
