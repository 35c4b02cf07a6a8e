/**
 * JSON of an account's own charts. Unrecorded: they have the shapes of published charts.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { formatMoment } from "../Catalogue/calendar.ts"
import { makeSlug } from "../Catalogue/slug.ts"
import type { OwnChartRow } from "../Library/Charts.ts"
import type { Standing } from "../Library/Places.ts"
import * as Account from "./accountJson.ts"
import * as Genre from "./genreJson.ts"
import * as Picture from "./pictureJson.ts"
import * as Price from "./priceJson.ts"
import * as Track from "./trackJson.ts"

/** Returns its picture: the latest one, otherwise the placeholder. */
const image = (chart: OwnChartRow) => Picture.ofChart({ id: chart.images[0] ?? 0 })

export const images = (chart: OwnChartRow) => chart.images.map((id) => Picture.ofChart({ id }))

const dates = (chart: OwnChartRow) => ({
  add_date: formatMoment(chart.created),
  change_date: formatMoment(chart.changed)
})

const offer = (chart: OwnChartRow, owner: SimulatedAccount) => ({
  person: {
    id: Account.djProfile(owner).id,
    owner_image: Picture.ofPerson(owner),
    owner_name: owner.username,
    owner_slug: owner.username,
    owner_type: "djprofile",
    owner_person: Account.personId(owner)
  },
  price: Price.ofTracks(
    chart.places.map(({ track }) => track),
    owner.currency
  ),
  publish_date: chart.published === null ? null : formatMoment(chart.published),
  slug: makeSlug(chart.name),
  track_count: chart.places.length
})

const closing = (chart: OwnChartRow) => ({
  artist: null,
  genres: genres(chart).map(Genre.reference)
})

/** Returns the genres of its tracks. */
export const genres = (chart: OwnChartRow) => [...new Set(chart.places.map(({ track }) => track.genre))]

/** Makes a chart in a list. */
export const listItem = (chart: OwnChartRow, owner: SimulatedAccount) => ({
  ...dates(chart),
  id: chart.id,
  image: image(chart),
  name: chart.name,
  ...offer(chart, owner),
  url: `${apiUrl}/catalog/charts/${chart.id}/`,
  ...closing(chart)
})

/** Makes a chart by id. */
export const detail = (chart: OwnChartRow, owner: SimulatedAccount) => ({
  add_by: Account.personId(owner),
  ...dates(chart),
  description: chart.description,
  enabled: chart.enabled,
  id: chart.id,
  image: image(chart),
  // Beatport approves charts by hand.
  is_approved: false,
  is_indexed: false,
  is_published: chart.is_published,
  name: chart.name,
  ...offer(chart, owner),
  ...closing(chart)
})

/** Makes the response to writing a chart: the written fields. Beatport's document has no `id` in it. */
export const written = ({ description, enabled, is_published, name }: OwnChartRow) => ({
  description,
  enabled,
  is_published,
  name
})

/** Makes an entry with its track. */
export const place = ({ id, position, track }: Standing, { currency }: SimulatedAccount) => ({
  id,
  position,
  track: Track.listItem(track, currency)
})

/** Makes the response to writing an entry. Beatport's document has no `id` in it. */
export const writtenPlace = ({ position, track }: Standing) => ({ position, track: track.id })
