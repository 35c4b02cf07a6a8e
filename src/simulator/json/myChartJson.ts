/**
 * An account's own charts as they go over the wire. None was recorded: they have the forms of published ones.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { moment } from "../Catalogue/calendar.ts"
import { slug } from "../Catalogue/slug.ts"
import type { OwnChartRow } from "../Library/Charts.ts"
import type { Standing } from "../Library/Places.ts"
import * as Account from "./accountJson.ts"
import * as Genre from "./genreJson.ts"
import * as Picture from "./pictureJson.ts"
import * as Price from "./priceJson.ts"
import * as Track from "./trackJson.ts"

/** Its picture: the latest that was added, else one that stands for none. */
const image = (chart: OwnChartRow) => Picture.ofChart({ id: chart.images[0] ?? 0 })

export const images = (chart: OwnChartRow) => chart.images.map((id) => Picture.ofChart({ id }))

const dates = (chart: OwnChartRow) => ({
  add_date: moment(chart.created),
  change_date: moment(chart.changed)
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
  publish_date: chart.published === null ? null : moment(chart.published),
  slug: slug(chart.name),
  track_count: chart.places.length
})

const closing = (chart: OwnChartRow) => ({
  artist: null,
  genres: genres(chart).map(Genre.reference)
})

/** The genres of its tracks. */
export const genres = (chart: OwnChartRow) => [...new Set(chart.places.map(({ track }) => track.genre))]

/** A chart in a list. */
export const listItem = (chart: OwnChartRow, owner: SimulatedAccount) => ({
  ...dates(chart),
  id: chart.id,
  image: image(chart),
  name: chart.name,
  ...offer(chart, owner),
  url: `${apiUrl}/catalog/charts/${chart.id}/`,
  ...closing(chart)
})

/** A chart by id. */
export const detail = (chart: OwnChartRow, owner: SimulatedAccount) => ({
  add_by: Account.personId(owner),
  ...dates(chart),
  description: chart.description,
  enabled: chart.enabled,
  id: chart.id,
  image: image(chart),
  // Somebody at Beatport would have to look at it first.
  is_approved: false,
  is_indexed: false,
  is_published: chart.is_published,
  name: chart.name,
  ...offer(chart, owner),
  ...closing(chart)
})

/** What writing a chart answers: what was written. The document has no `id` in it. */
export const written = ({ description, enabled, is_published, name }: OwnChartRow) => ({
  description,
  enabled,
  is_published,
  name
})

/** A place with its track. */
export const place = ({ id, position, track }: Standing, { currency }: SimulatedAccount) => ({
  id,
  position,
  track: Track.listItem(track, currency)
})

/** What writing a place answers. The document has no `id` in it here either. */
export const writtenPlace = ({ position, track }: Standing) => ({ position, track: track.id })
