/**
 * `/catalog/labels/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { LabelFilters } from "../../api/Labels.ts"
import { CurrentAccount } from "../Accounts.ts"
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

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.succeed(
          // The envelope of this list is unrecorded.
          Listing.makeIndexedPage(
            { ...query, url: request.url },
            { rows: selectRows(filters, query, catalogue.labels), write: Label.listItem }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.sync(() => {
          const label = catalogue.label(params.id)
          return label === undefined ? Responses.noSuch("Label") : Responses.json(Label.detail(label))
        })
      )
      .handle("releases", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const label = catalogue.label(params.id)
          if (label === undefined) return Responses.noSuch("Label")
          return Listing.makeIndexedPage(
            { ...query, url: request.url },
            {
              rows: catalogue.releases.filter((release) => release.label === label),
              write: (release) => Release.listItem(release, currency)
            }
          )
        })
      )
      .handle("top", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          if (catalogue.label(params.id) === undefined) return Responses.noSuch("Label")
          return TopList.respond(
            topLists.ofLabel(params.id),
            { ...query, url: request.url, count: params.num },
            currency
          )
        })
      )
      .handle("download", ({ params }) =>
        Effect.sync(() => {
          const label = catalogue.label(params.id)
          return label === undefined
            ? Responses.noSuch("Label")
            : Responses.text(LabelTable.table(label, catalogue.releases), "text/csv", {
                headers: { "content-disposition": `attachment; filename="${label.slug}.csv"` }
              })
        })
      )
      .handle("images", unrecorded.respond)
      .handle("facets", unrecorded.respond)
  })
)
