/**
 * `/catalog/labels/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import { Label, LabelDetail } from "../schemas/Label.ts"
import { ListOf } from "../schemas/Page.ts"
import { Release } from "../schemas/Release.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedAnswer } from "../schemas/Unrecorded.ts"

/** What labels can be filtered by. */
export const LabelFilters = Schema.Struct({
  ...Filter.paging,
  created: Filter.days,
  default_pre_order_weeks: Filter.integers,
  enabled: Filter.flag,
  hype_active: Filter.flag,
  hype_eligible: Filter.flag,
  hype_trial_end_date: Filter.days,
  hype_trial_start_date: Filter.days,
  id: Filter.ids,
  is_available_for_hype: Filter.flag,
  is_available_for_pre_order: Filter.flag,
  is_available_for_streaming: Filter.flag,
  label_manager: Filter.text,
  /** Part of the label's name, in any case. */
  name: Filter.texts,
  name_exact: Filter.text,
  supplier_id: Filter.ids,
  supplier_name: Filter.texts,
  updated: Filter.days
})
export interface LabelFilters extends Schema.Schema.Type<typeof LabelFilters> {}

export const LabelsApi = HttpApiGroup.make("labels").add(
  HttpApiEndpoint.get("list", "/catalog/labels/", {
    query: LabelFilters,
    success: ListOf(Label)
  }),
  HttpApiEndpoint.get("get", "/catalog/labels/:id/", {
    params: { id: Filter.Id },
    success: LabelDetail
  }),
  HttpApiEndpoint.get("releases", "/catalog/labels/:id/releases/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Release)
  }),
  HttpApiEndpoint.get("top", "/catalog/labels/:id/top/:num/", {
    params: { id: Filter.Id, num: Filter.TopCount },
    // With `type` the answer holds releases.
    query: { ...Filter.paging, type: Filter.topReleases },
    success: ListOf(Track)
  }),
  // The catalogue as a table of text. Beatport's document gives one row of it, as an object.
  HttpApiEndpoint.get("download", "/catalog/labels/:id/download/", {
    params: { id: Filter.Id },
    success: Schema.String.pipe(HttpApiSchema.asText({ contentType: "text/csv" }))
  }),
  HttpApiEndpoint.get("images", "/catalog/labels/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("facets", "/catalog/labels/facets/", {
    success: UnrecordedAnswer
  })
)
