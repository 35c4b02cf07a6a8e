/**
 * `/my/charts/`: the account's own charts. They are never among the published ones, because the simulator has no
 * approval.
 */
import { Effect, Schema } from "effect"
import type { HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import type { ChartFilters } from "../../api/Charts.ts"
import * as Responses from "../responses.ts"
import * as Body from "../Body.ts"
import { Catalogue } from "../Catalogue.ts"
import { formatMoment } from "../Catalogue/calendar.ts"
import { type Belongings, Library } from "../Library.ts"
import type { OwnChartRow } from "../Library/Charts.ts"
import * as Places from "../Library/Places.ts"
import * as Listing from "../envelopes.ts"
import {
  matchIds,
  matchPart,
  matchDays,
  matchWhole,
  type Filters,
  matchFlag,
  selectSorted,
  type Orders
} from "../filtering.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as MyChart from "../json/myChartJson.ts"

const notCurated = "No chart of an account is a curated playlist."
const sameOwner = "All charts of an account have the same owner."

const filters: Filters<ChartFilters, OwnChartRow> = {
  add_date: matchDays((chart) => formatMoment(chart.created)),
  curated_playlist_genre_id: notCurated,
  dj_id: sameOwner,
  dj_name: sameOwner,
  dj_slug: sameOwner,
  enabled: matchFlag((chart) => chart.enabled),
  genre_id: matchIds((chart) => MyChart.genres(chart).map(({ id }) => id)),
  genre_name: matchWhole((chart) => MyChart.genres(chart).map(({ name }) => name)),
  id: matchIds((chart) => chart.id),
  is_approved: matchFlag(() => false),
  is_curated_playlist: matchFlag(() => false),
  is_indexed: matchFlag(() => false),
  is_published: matchFlag((chart) => chart.is_published),
  name: matchPart((chart) => chart.name),
  publish_date: matchDays((chart) => (chart.published === null ? null : formatMoment(chart.published))),
  sub_genre_id: matchIds(({ places }) => places.map(({ track }) => track.sub_genre?.id ?? null)),
  sub_genre_name: matchWhole(({ places }) => places.map(({ track }) => track.sub_genre?.name ?? null)),
  track_id: matchIds((chart) => chart.places.map(({ track }) => track.id)),
  updated: matchDays((chart) => formatMoment(chart.changed)),
  user_id: sameOwner,
  username: sameOwner
}

const orders: Orders<ChartFilters, OwnChartRow> = {
  name: (chart) => chart.name,
  publish_date: (chart) => chart.published ?? 0
}

const optional = Schema.optionalKey

const about = {
  description: optional(Body.nullable(Body.prose)),
  enabled: optional(Body.flag),
  is_published: optional(Body.flag)
}

const Fields = Schema.Struct({ name: Body.text(45), ...about })
const Changes = Schema.Struct({ name: optional(Body.text(45)), ...about })
const NewPlace = Schema.Struct({ track: Body.integer, position: optional(Body.position) })
const PlaceChanges = Schema.Struct({ track: optional(Body.integer), position: optional(Body.position) })

type Response = HttpServerResponse.HttpServerResponse

/** Makes a response about one of the account's charts, or 404 if it does not exist. */
const respondAboutChart = (
  own: Belongings,
  id: number,
  respond: (chart: OwnChartRow) => Response
): Response => Responses.about("Chart", own.charts.find(id), respond)

/** Makes a response about an entry of a chart, or 404 if it does not exist. */
const respondAboutPlace = (
  own: Belongings,
  { id, item_id }: { readonly id: number; readonly item_id: number },
  respond: (chart: OwnChartRow) => Response
): Response =>
  respondAboutChart(own, id, (chart) =>
    chart.places.some((place) => place.id === item_id) ? respond(chart) : Responses.noSuch("ChartTrack")
  )

/** Makes the response to writing an entry of a chart. */
const respondWithPlace = ({ places }: OwnChartRow, id: number, status: number): Response =>
  Responses.about(
    "ChartTrack",
    Places.numberPlaces(places).find((place) => place.id === id),
    (place) => Responses.json(MyChart.writtenPlace(place), { status })
  )

export const MyChartsRoutes = HttpApiBuilder.group(SimulatorApi, "myCharts", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const catalogue = yield* Catalogue
    const { reading, writing } = yield* Library

    /** Changes an entry: its track, its position, or both. */
    const changePlace = (
      params: { readonly id: number; readonly item_id: number },
      request: HttpServerRequest.HttpServerRequest
    ) =>
      writing(request, ({ body, now, own }) =>
        respondAboutPlace(own, params, (chart) =>
          body.read(PlaceChanges, ({ position, track: trackId }) => {
            const track = trackId === undefined ? undefined : catalogue.track(trackId)
            if (trackId !== undefined && track === undefined) return Body.noSuchId("track", trackId)
            const exchanged = chart.places.map((place) =>
              place.id === params.item_id && track !== undefined ? { id: place.id, track } : place
            )
            const moves = position === undefined ? [] : [{ id: params.item_id, position }]
            const changed = own.charts.change(chart, { places: Places.move(exchanged, moves) }, now)
            return respondWithPlace(changed, params.item_id, 200)
          })
        )
      )

    return handlers
      .handle("list", (asked) =>
        reading((own) =>
          Listing.makeStoredPage(
            asked,
            selectSorted(filters, orders, asked.query, own.charts.all()),
            (chart) => MyChart.listItem(chart, own.account)
          )
        )
      )
      .handleRaw("create", ({ request }) =>
        writing(request, ({ body, now, own }) =>
          body.read(Fields, (fields) =>
            Responses.json(MyChart.written(own.charts.create({ ...untold, ...fields }, now)), {
              status: 201
            })
          )
        )
      )
      .handle("get", ({ params }) =>
        reading((own) =>
          respondAboutChart(own, params.id, (chart) => Responses.json(MyChart.detail(chart, own.account)))
        )
      )
      .handleRaw("replace", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAboutChart(own, params.id, (chart) =>
            body.read(Fields, (fields) =>
              Responses.json(MyChart.written(own.charts.change(chart, { ...untold, ...fields }, now)))
            )
          )
        )
      )
      .handleRaw("update", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAboutChart(own, params.id, (chart) =>
            body.read(Changes, (changes) =>
              Responses.json(MyChart.written(own.charts.change(chart, changes, now)))
            )
          )
        )
      )
      .handleRaw("delete", ({ params, request }) =>
        writing(request, ({ own }) =>
          respondAboutChart(own, params.id, (chart) => {
            own.charts.delete(chart)
            return Responses.empty()
          })
        )
      )
      .handle("images", unrecorded.respond)
      .handleRaw("addImage", unrecorded.respond)
      .handle("facets", unrecorded.respond)

      .handle("tracks", (asked) =>
        reading((own) =>
          respondAboutChart(own, asked.params.id, ({ places }) =>
            Listing.makeStoredPage(asked, Places.numberPlaces(places), (place) =>
              MyChart.place(place, own.account)
            )
          )
        )
      )
      .handleRaw("addTrack", ({ params, request }) =>
        writing(request, ({ body, now, own }) =>
          respondAboutChart(own, params.id, (chart) =>
            body.read(NewPlace, ({ position, track: trackId }) => {
              const track = catalogue.track(trackId)
              if (track === undefined) return Body.noSuchId("track", trackId)
              const place = own.charts.place(track)
              const moves = position === undefined ? [] : [{ id: place.id, position }]
              const places = Places.move([...chart.places, place], moves)
              return respondWithPlace(own.charts.change(chart, { places }, now), place.id, 201)
            })
          )
        )
      )
      .handleRaw("replaceTrack", ({ params, request }) => changePlace(params, request))
      .handleRaw("updateTrack", ({ params, request }) => changePlace(params, request))
      .handleRaw("removeTrack", ({ params, request }) =>
        writing(request, ({ now, own }) =>
          respondAboutPlace(own, params, (chart) => {
            const places = Places.remove(chart.places, new Set([params.item_id]))
            own.charts.change(chart, { places }, now)
            return Responses.empty()
          })
        )
      )
      .handle("trackFacets", unrecorded.respond)
  })
)

/** The fields of a new chart that the request omits. */
const untold = { description: null, enabled: true, is_published: false }
