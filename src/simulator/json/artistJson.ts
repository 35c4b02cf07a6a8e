/**
 * Artists as they go over the wire.
 */
import { apiUrl } from "../responses.ts"
import { denver } from "../Catalogue/calendar.ts"
import { scatter } from "../Catalogue/Dice.ts"
import type { ArtistRow } from "../Catalogue.ts"
import * as Picture from "./pictureJson.ts"

/** An artist inside a track or a release. */
export const credited = (artist: ArtistRow) => ({
  id: artist.id,
  image: Picture.ofArtist(artist),
  name: artist.name,
  slug: artist.slug,
  url: `${apiUrl}/catalog/artists/${artist.id}/`
})

/** An artist inside a chart. */
export const reference = (artist: ArtistRow) => ({ id: artist.id, name: artist.name, slug: artist.slug })

/** An artist in a list. Never recorded: these are the fields of Beatport's document, images as they are elsewhere. */
export const listItem = (artist: ArtistRow) => ({
  created: denver(artist.created, scatter(artist.id, 11)),
  id: artist.id,
  image: Picture.ofArtist(artist),
  name: artist.name,
  slug: artist.slug,
  updated: denver(artist.updated, scatter(artist.id, 12)),
  website: artist.website,
  url: `${apiUrl}/catalog/artists/${artist.id}/`,
  dj_association: artist.dj_association
})

/** An artist by id. */
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
