/**
 * `/catalog/labels/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { LabelFilters } from "../../api/Labels.ts"
import * as Responses from "../responses.ts"
import { formatDay } from "../Catalogue/calendar.ts"
import { Catalogue, type LabelRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  selectRows
} from "../filtering.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import { TopLists } from "../TopLists.ts"
import * as Label from "../json/labelJson.ts"
import * as LabelTable from "../json/labelTableJson.ts"
import * as Release from "../json/releaseJson.ts"
import * as TopList from "../json/topListJson.ts"

const filters: Filters<LabelFilters, LabelRow> = {
  created: matchDays((label) => formatDay(label.created)),
  default_pre_order_weeks: matchIds((label) => label.default_pre_order_weeks),
  enabled: matchFlag(() => true),
  hype_active: matchFlag((label) => label.hype_active),
  hype_eligible: matchFlag((label) => label.hype_eligible),
  hype_trial_end_date: matchDays(() => null),
  hype_trial_start_date: matchDays(() => null),
  id: matchIds((label) => label.id),
  is_available_for_hype: matchFlag((label) => label.hype_eligible),
  is_available_for_pre_order: matchFlag((label) => label.default_pre_order_weeks !== null),
  is_available_for_streaming: matchFlag(() => true),
  label_manager: "The catalogue has no managers of labels.",
  name: matchPart((label) => label.name),
  name_exact: matchWhole((label) => label.name),
  supplier_id: "The catalogue has no suppliers.",
  supplier_name: "The catalogue has no suppliers.",
  updated: matchDays((label) => formatDay(label.updated))
}

export const LabelsRoutes = HttpApiBuilder.group(SimulatorApi, "labels", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const topLists = yield* TopLists
    const about = makeRespondAbout("Label", catalogue.label)

    return handlers
      .handle("list", (asked) =>
        Effect.succeed(
          // The envelope of this list is unrecorded.
          Listing.makeIndexedPage(asked, selectRows(filters, asked.query, catalogue.labels), Label.listItem)
        )
      )
      .handle("get", ({ params }) => about(params.id, (label) => Responses.json(Label.detail(label))))
      .handle("releases", (asked) =>
        about(asked.params.id, (label, { currency }) =>
          Listing.makeIndexedPage(
            asked,
            catalogue.releases.filter((release) => release.label === label),
            (release) => Release.listItem(release, currency)
          )
        )
      )
      .handle("top", (asked) =>
        about(asked.params.id, ({ id }, { currency }) =>
          TopList.respond(topLists.ofLabel(id), asked, currency)
        )
      )
      .handle("download", ({ params }) =>
        about(params.id, (label) =>
          Responses.text(LabelTable.table(label, catalogue.releases), "text/csv", {
            headers: { "content-disposition": `attachment; filename="${label.slug}.csv"` }
          })
        )
      )
      .handle("images", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
