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
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  makeSelection,
  type Orders
} from "../filtering.ts"
import { makeRespondAbout } from "../respondAbout.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Chart from "../json/chartJson.ts"
import * as Track from "../json/trackJson.ts"

const filters: Filters<ChartFilters, ChartRow> = {
  add_date: matchDays(Chart.added),
  curated_playlist_genre_id: matchIds((chart) => chart.genres.map(({ id }) => id)),
  dj_id: matchIds((chart) => chart.person.id),
  dj_name: matchPart((chart) => chart.person.owner_name),
  dj_slug: matchPart((chart) => chart.person.owner_slug),
  enabled: matchFlag(() => true),
  genre_id: matchIds((chart) => chart.genres.map(({ id }) => id)),
  genre_name: matchWhole((chart) => chart.genres.map(({ name }) => name)),
  id: matchIds((chart) => chart.id),
  is_approved: matchFlag(() => true),
  is_curated_playlist: matchFlag(() => false),
  is_indexed: matchFlag(() => false),
  is_published: matchFlag(() => true),
  name: matchPart((chart) => chart.name),
  publish_date: matchDays(Chart.published),
  sub_genre_id: matchIds((chart) => chart.tracks.map(({ sub_genre }) => sub_genre?.id ?? null)),
  sub_genre_name: matchWhole((chart) => chart.tracks.map(({ sub_genre }) => sub_genre?.name ?? null)),
  track_id: matchIds((chart) => chart.tracks.map(({ id }) => id)),
  updated: matchDays(Chart.published),
  user_id: matchIds((chart) => chart.person.owner_person),
  username: matchPart((chart) => chart.person.owner_name)
}

const orders: Orders<ChartFilters, ChartRow> = {
  name: (chart) => chart.name,
  publish_date: (chart) => chart.published
}

export const ChartsRoutes = HttpApiBuilder.group(SimulatorApi, "charts", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const select = makeSelection(filters, orders, catalogue.charts)
    const about = makeRespondAbout("Chart", catalogue.chart)

    return handlers
      .handle("list", (asked) =>
        Effect.map(CurrentAccount, ({ currency }) =>
          Listing.makeIndexedPage(asked, select(asked.query), (chart) => Chart.listItem(chart, currency))
        )
      )
      .handle("get", ({ params }) =>
        about(params.id, (chart, { currency }) => Responses.json(Chart.detail(chart, currency)))
      )
      .handle("tracks", (asked) =>
        about(asked.params.id, ({ tracks }, { currency }) =>
          Listing.makeStoredPage(asked, tracks, (track) => Track.listItem(track, currency))
        )
      )
      .handle("trackIds", ({ params }) =>
        // Unrecorded; those of a playlist are under this key.
        about(params.id, ({ tracks }) =>
          Responses.json({ tracks: tracks.map(({ id }) => ({ track_id: id })) })
        )
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
