/**
 * Fixtures of charts: those of DJs, and those of the account.
 */
import type { Chart, ChartDetail, ChartGenreOverview, ChartPerson } from "../../schemas/Chart.ts"
import type { ChartTrack, MyChart, WrittenChart, WrittenChartTrack } from "../../schemas/MyChart.ts"
import { artistReference } from "./artists.ts"
import { type Fixture, fixture, picture, urlOf } from "./fixture.ts"
import { genreReference } from "./genres.ts"
import { track } from "./tracks.ts"
import { price } from "./values.ts"

/** Makes the DJ who owns a chart. */
export const chartPerson = fixture<ChartPerson>({
  id: 6001,
  owner_image: null,
  owner_name: "Nova Lindqvist",
  owner_slug: "nova-lindqvist",
  owner_type: "djprofile",
  owner_person: 6001
})

const shared = {
  id: 5001,
  name: "March Favourites",
  slug: "march-favourites",
  person: chartPerson(),
  artist: artistReference(),
  genres: [genreReference()],
  image: picture(5001, "500x500"),
  price: price({ value: 14.9, display: "€14.90" }),
  track_count: 10,
  add_date: "2026-03-01T12:00:00-07:00",
  change_date: "2026-03-01T12:00:00-07:00",
  publish_date: "2026-03-01T12:00:00-07:00"
}

const state = { enabled: true, is_approved: true, is_indexed: true, is_published: true }

/** Makes a DJ chart as lists return it. */
export const chart: Fixture<Chart> = (different = {}) => ({
  ...shared,
  url: urlOf("catalog/charts", different.id ?? shared.id),
  ...different
})

/** Makes a DJ chart as `charts.get` returns it. */
export const chartDetail = fixture<ChartDetail>({
  ...shared,
  ...state,
  add_by: 6001,
  description: null
})

/** Makes the number of charts in one genre. */
export const chartGenreOverview = fixture<ChartGenreOverview>({
  count: 12,
  genre: { ...genreReference() }
})

/** Makes one of the account's charts. */
export const myChart = fixture<MyChart>({ ...shared, ...state, add_by: 6001, description: null })

/** Makes the chart that creating or changing a chart returns. */
export const writtenChart = fixture<WrittenChart>({
  id: shared.id,
  name: shared.name,
  description: null,
  enabled: true,
  is_published: true
})

/** Makes an entry of one of the account's charts: a track at a position. */
export const chartTrack = fixture<ChartTrack>({ id: 5101, position: 1, track: track() })

/** Makes the entry that adding or moving a track of a chart returns. */
export const writtenChartTrack = fixture<WrittenChartTrack>({ id: 5101, position: 1, track: 3001 })
