/**
 * JSON of artists.
 */
import { apiUrl } from "../responses.ts"
import { formatDenver } from "../Catalogue/calendar.ts"
import { scatterIds } from "../Catalogue/Dice.ts"
import type { ArtistRow } from "../Catalogue.ts"
import * as Picture from "./pictureJson.ts"

/** Makes the artist of a track or a release. */
export const credited = (artist: ArtistRow) => ({
  id: artist.id,
  image: Picture.ofArtist(artist),
  name: artist.name,
  slug: artist.slug,
  url: `${apiUrl}/catalog/artists/${artist.id}/`
})

/** Makes the artist of a chart. */
export const reference = (artist: ArtistRow) => ({ id: artist.id, name: artist.name, slug: artist.slug })

/**
 * Makes an artist in a list. Unrecorded: the fields are those of Beatport's document, the image has the shape that it
 * has elsewhere.
 */
export const listItem = (artist: ArtistRow) => ({
  created: formatDenver(artist.created, scatterIds(artist.id, 11)),
  id: artist.id,
  image: Picture.ofArtist(artist),
  name: artist.name,
  slug: artist.slug,
  updated: formatDenver(artist.updated, scatterIds(artist.id, 12)),
  website: artist.website,
  url: `${apiUrl}/catalog/artists/${artist.id}/`,
  dj_association: artist.dj_association
})

/** Makes an artist by id. */
export const detail = (artist: ArtistRow) => ({
  bio: artist.bio,
  dj_association: artist.dj_association,
  enabled: true,
  id: artist.id,
  image: Picture.ofArtist(artist),
  name: artist.name,
  slug: artist.slug,
  website: artist.website
})
