/**
 * JSON of labels.
 */
import { apiUrl } from "../responses.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"
import type { LabelRow } from "../Catalogue.ts"
import * as Picture from "./pictureJson.ts"

/** Makes the label of a release. */
export const reference = (label: LabelRow) => ({
  id: label.id,
  name: label.name,
  image: Picture.ofLabel(label),
  slug: label.slug
})

const created = (label: LabelRow) => formatDenver(label.created, scatterIds(label.id, 21))
const updated = (label: LabelRow) => formatDenver(label.updated, scatterIds(label.id, 22))

/**
 * Makes a label in a list. Unrecorded: the fields are those of Beatport's document, the image has the shape that it
 * has elsewhere.
 */
export const listItem = (label: LabelRow) => ({
  created: created(label),
  default_pre_order_weeks: label.default_pre_order_weeks,
  enabled: true,
  has_exclusive_contract: false,
  id: label.id,
  image: Picture.ofLabel(label),
  is_available_for_hype: label.hype_eligible,
  is_available_for_pre_order: label.default_pre_order_weeks !== null,
  is_available_for_streaming: true,
  latest_active_publish_date: label.latest_active_publish_date,
  name: label.name,
  slug: label.slug,
  updated: updated(label),
  url: `${apiUrl}/catalog/labels/${label.id}/`,
  hype_eligible: label.hype_eligible,
  hype_active: label.hype_active,
  hype_trial_start_date: null,
  hype_trial_end_date: null
})

/** Makes a label by id. */
export const detail = (label: LabelRow) => ({
  bio: label.bio,
  created: created(label),
  default_pre_order_weeks: label.default_pre_order_weeks,
  enabled: true,
  has_exclusive_contract: false,
  id: label.id,
  image: Picture.ofLabel(label),
  is_available_for_hype: label.hype_eligible,
  is_available_for_bundle_subscription: false,
  is_available_for_pre_order: label.default_pre_order_weeks !== null,
  is_available_for_streaming: true,
  is_included_in_rightsflow: true,
  latest_active_publish_date: label.latest_active_publish_date,
  name: label.name,
  slug: label.slug,
  updated: updated(label),
  hype_eligible: label.hype_eligible,
  hype_active: label.hype_active,
  hype_trial_start_date: null,
  hype_trial_end_date: null
})
