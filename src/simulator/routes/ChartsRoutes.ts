/**
 * `/catalog/charts/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { ChartFilters } from "../../api/Charts.ts"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import { Catalogue, type ChartRow } from "../Catalogue.ts"
import * as Listing from "../envelopes.ts"
import {
  among,
  containing,
  days,
  exactly,
  type Filters,
  flag,
  matching,
  ordering,
  type Orders
} from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Chart from "../json/chartJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ChartFilters, ChartRow> = {
  add_date: days(Chart.added),
  curated_playlist_genre_id: among((chart) => chart.genres.map(({ id }) => id)),
  dj_id: among((chart) => chart.person.id),
  dj_name: containing((chart) => chart.person.owner_name),
  dj_slug: containing((chart) => chart.person.owner_slug),
  enabled: flag(() => true),
  genre_id: among((chart) => chart.genres.map(({ id }) => id)),
  genre_name: exactly((chart) => chart.genres.map(({ name }) => name)),
  id: among((chart) => chart.id),
  is_approved: flag(() => true),
  is_curated_playlist: flag(() => false),
  is_indexed: flag(() => false),
  is_published: flag(() => true),
  name: containing((chart) => chart.name),
  publish_date: days(Chart.published),
  sub_genre_id: among((chart) => chart.tracks.map(({ sub_genre }) => sub_genre?.id ?? null)),
  sub_genre_name: exactly((chart) => chart.tracks.map(({ sub_genre }) => sub_genre?.name ?? null)),
  track_id: among((chart) => chart.tracks.map(({ id }) => id)),
  updated: days(Chart.published),
  user_id: among((chart) => chart.person.owner_person),
  username: containing((chart) => chart.person.owner_name)
}

const orders: Orders<ChartFilters, ChartRow> = {
  name: (chart) => chart.name,
  publish_date: (chart) => chart.published
}

export const ChartsRoutes = HttpApiBuilder.group(SimulatorApi, "charts", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const ordered = ordering(catalogue.charts, orders)

    return handlers
      .handle("list", ({ query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.indexed(
            { ...query, url: request.url },
            {
              rows: matching(filters, query, ordered(query.order_by)),
              write: (chart) => Chart.listItem(chart, currency)
            }
          )
        )
      )
      .handle("get", ({ params }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const chart = catalogue.chart(params.id)
          return chart === undefined
            ? Responses.noSuch("Chart")
            : Responses.json(Chart.detail(chart, currency))
        })
      )
      .handle("tracks", ({ params, query, request }) =>
        Effect.map(CurrentAccount, ({ currency }) => {
          const chart = catalogue.chart(params.id)
          if (chart === undefined) return Responses.noSuch("Chart")
          return Listing.stored(
            { ...query, url: request.url },
            { rows: chart.tracks, write: (track) => Track.listItem(track, currency) }
          )
        })
      )
      .handle("trackIds", ({ params }) =>
        Effect.sync(() => {
          const chart = catalogue.chart(params.id)
          // Unrecorded; those of a playlist are under this key.
          return chart === undefined
            ? Responses.noSuch("Chart")
            : Responses.json({ tracks: chart.tracks.map(({ id }) => ({ track_id: id })) })
        })
      )
      .handle("images", unrecorded.respond)
      .handle("facets", unrecorded.respond)
      .handle("genreOverview", () =>
        Effect.sync(() =>
          Responses.json(
            catalogue.genres.map((genre) => ({
              count: catalogue.charts.filter(({ genres }) => genres.includes(genre)).length,
              genre: genre.name
            }))
          )
        )
      )
  })
)
