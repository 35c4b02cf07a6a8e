/**
 * `/catalog/labels/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import * as Filter from "../schemas/Filter.ts"
import * as Range from "../schemas/Range.ts"
import type { Given } from "../schemas/Given.ts"
import { Label, LabelDetail } from "../schemas/Label.ts"
import { ListOf } from "../schemas/Page.ts"
import { Release } from "../schemas/Release.ts"
import { Track } from "../schemas/Track.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

/** Holds the filters of labels. */
export const LabelFilters = Schema.Struct({
  ...Filter.paging,
  /** The day it was added to Beatport: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  created: Range.days,
  /** The number of weeks that the label's releases can be pre-ordered; of several, any matches. */
  default_pre_order_weeks: Filter.integers,
  /** Whether the label is enabled in the store. */
  enabled: Filter.flag,
  /** Whether the label takes part in the Hype programme. */
  hype_active: Filter.flag,
  /** Whether the label may join the Hype programme. */
  hype_eligible: Filter.flag,
  /** The last day of the label's Hype trial: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  hype_trial_end_date: Range.days,
  /** The first day of the label's Hype trial: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  hype_trial_start_date: Range.days,
  /** The id of the label, or several; any of them matches. */
  id: Filter.ids,
  /** Whether the label's tracks can enter the Hype charts. */
  is_available_for_hype: Filter.flag,
  /** Whether the label's releases can be pre-ordered. */
  is_available_for_pre_order: Filter.flag,
  /** Whether the label can be streamed. */
  is_available_for_streaming: Filter.flag,
  /** Part of the name of the label's manager, in any case. */
  label_manager: Filter.text,
  /** Part of the label's name, in any case. */
  name: Filter.texts,
  /** The exact name of the label. */
  name_exact: Filter.text,
  /** The id of the supplier (distributor), or several; any of them matches. */
  supplier_id: Filter.ids,
  /** Part of the supplier's name, in any case; of several, any matches. */
  supplier_name: Filter.texts,
  /** The day of the last change: a day (`YYYY-MM-DD`), or a range `{ from, to }`. */
  updated: Range.days
})
export interface LabelFilters extends Given<typeof LabelFilters.Type> {}

export class LabelsApi extends HttpApiGroup.make("labels").add(
  /** Lists labels by filters. */
  HttpApiEndpoint.get("list", "/catalog/labels/", {
    query: LabelFilters,
    success: ListOf(Label)
  }),
  /** Returns the label with this id. */
  HttpApiEndpoint.get("get", "/catalog/labels/:id/", {
    params: { id: Filter.Id },
    success: LabelDetail
  }),
  /** Lists a label's releases. */
  HttpApiEndpoint.get("releases", "/catalog/labels/:id/releases/", {
    params: { id: Filter.Id },
    query: Filter.paging,
    success: ListOf(Release)
  }),
  /** Lists a label's bestselling tracks. */
  HttpApiEndpoint.get("top", "/catalog/labels/:id/top/:num/", {
    params: { id: Filter.Id, num: Filter.TopCount },
    // With `type` the response contains releases.
    query: { ...Filter.paging, type: Filter.topReleases },
    success: ListOf(Track)
  }),
  // The catalogue as CSV. Beatport's document describes one row of it, as an object.
  /** Returns a label's catalogue as comma-separated values. */
  HttpApiEndpoint.get("download", "/catalog/labels/:id/download/", {
    params: { id: Filter.Id },
    success: Schema.String.pipe(HttpApiSchema.asText({ contentType: "text/csv" }))
  }),
  /** Returns the pictures of a label. */
  HttpApiEndpoint.get("images", "/catalog/labels/:id/images/", {
    params: { id: Filter.Id },
    success: UnrecordedResponse
  }),
  /** Returns the facets of labels. */
  HttpApiEndpoint.get("facets", "/catalog/labels/facets/", {
    success: UnrecordedResponse
  })
) {}
