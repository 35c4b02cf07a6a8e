/**
 * Fixtures of artists.
 */
import type { Artist, ArtistDetail, ArtistReference, TrackArtist } from "../../schemas/Artist.ts"
import { type Fixture, fixture, picture, urlOf } from "./fixture.ts"

const name = { id: 1001, name: "Nova Lindqvist", slug: "nova-lindqvist" }
const image = picture(name.id, "590x404")

/** Makes an artist as charts refer to it: id, name and slug. */
export const artistReference = fixture<ArtistReference>(name)

/** Makes an artist as tracks and releases credit it. */
export const trackArtist: Fixture<TrackArtist> = (different = {}) => ({
  ...name,
  image,
  url: urlOf("catalog/artists", different.id ?? name.id),
  ...different
})

/** Makes an artist as lists and searches return it. */
export const artist: Fixture<Artist> = (different = {}) => ({
  ...name,
  image,
  url: urlOf("catalog/artists", different.id ?? name.id),
  ...different
})

/** Makes an artist as `artists.get` returns it. */
export const artistDetail = fixture<ArtistDetail>({
  ...name,
  image,
  bio: "Plays slow, then fast.",
  dj_association: null,
  enabled: true,
  website: null
})
