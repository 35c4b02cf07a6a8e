/**
 * JSON of charts.
 */
import type { Currency } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"
import type { ChartRow } from "../Catalogue.ts"
import * as Artist from "./artistJson.ts"
import * as Genre from "./genreJson.ts"
import * as Picture from "./pictureJson.ts"
import * as Price from "./priceJson.ts"

/** Returns the time of publication, which is also the time of the last change. */
export const published = (chart: ChartRow): string => formatDenver(chart.published, scatterIds(chart.id, 51))

/** Returns the time of creation. */
export const added = (chart: ChartRow): string => formatDenver(chart.published - 1, scatterIds(chart.id, 52))

const person = (chart: ChartRow) => ({
  id: chart.person.id,
  owner_image: Picture.ofPerson(chart.person),
  owner_name: chart.person.owner_name,
  owner_slug: chart.person.owner_slug,
  owner_type: "djprofile",
  owner_person: chart.person.owner_person
})

const dates = (chart: ChartRow) => ({ add_date: added(chart), change_date: published(chart) })

const offer = (chart: ChartRow, currency: Currency) => ({
  person: person(chart),
  price: Price.ofTracks(chart.tracks, currency),
  publish_date: published(chart),
  slug: chart.slug,
  track_count: chart.tracks.length
})

const closing = (chart: ChartRow) => ({
  artist: chart.artist === null ? null : Artist.reference(chart.artist),
  genres: chart.genres.map(Genre.reference)
})

/** Makes a chart in a list. */
export const listItem = (chart: ChartRow, currency: Currency) => ({
  ...dates(chart),
  id: chart.id,
  image: Picture.ofChart(chart),
  name: chart.name,
  ...offer(chart, currency),
  url: `${apiUrl}/catalog/charts/${chart.id}/`,
  ...closing(chart)
})

/** Makes a chart by id. */
export const detail = (chart: ChartRow, currency: Currency) => ({
  add_by: chart.person.owner_person,
  ...dates(chart),
  description: chart.description,
  enabled: true,
  id: chart.id,
  image: Picture.ofChart(chart),
  is_approved: true,
  is_indexed: false,
  is_published: true,
  name: chart.name,
  ...offer(chart, currency),
  ...closing(chart)
})
