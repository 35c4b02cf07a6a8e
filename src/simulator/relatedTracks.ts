/**
 * Music that goes with other music. How Beatport chooses is not known; here it is what a DJ would expect: the genre and
 * about the tempo, or what the same people are said to have bought.
 */
import type { CatalogueService, ReleaseRow, TrackRow } from "./Catalogue.ts"
import { scatter } from "./Catalogue/Dice.ts"

/** So many are chosen. */
const chosen = 10

const candidates = (catalogue: CatalogueService, liked: ReadonlyArray<TrackRow>): ReadonlyArray<TrackRow> => {
  const own = new Set(liked)
  const genres = new Set(liked.map(({ genre }) => genre.id))
  return [...genres]
    .flatMap((genre) => catalogue.inGenre(genre))
    .filter((track) => !own.has(track) && !track.release.pre_order)
}

const atTempo = (track: TrackRow, liked: ReadonlyArray<TrackRow>): boolean =>
  liked.some(({ bpm }) => bpm !== null && track.bpm !== null && Math.abs(bpm - track.bpm) <= 3)

/** Tracks that sound like these, those at their tempo first, the most popular first. */
export const soundingLike = (
  catalogue: CatalogueService,
  liked: ReadonlyArray<TrackRow>
): ReadonlyArray<TrackRow> => {
  const ranked = candidates(catalogue, liked).toSorted((a, b) => b.popularity - a.popularity)
  const near = ranked.filter((track) => atTempo(track, liked))
  return [...new Set([...near.slice(0, chosen), ...ranked.slice(0, chosen)])].slice(0, chosen)
}

/** Tracks that buyers of this one bought too. */
export const alsoBought = (catalogue: CatalogueService, track: TrackRow): ReadonlyArray<TrackRow> =>
  candidates(catalogue, [track])
    .toSorted((a, b) => scatter(track.id, a.id) - scatter(track.id, b.id))
    .slice(0, chosen)

/** The releases that tracks are on, without one. */
export const releasesOf = (
  tracks: ReadonlyArray<TrackRow>,
  except: ReadonlyArray<ReleaseRow>
): ReadonlyArray<ReleaseRow> =>
  [...new Set(tracks.map(({ release }) => release))].filter((release) => !except.includes(release))
