/**
 * Recommendations. Beatport's selection is unknown; here it is tracks of the same genre and similar tempo, or a list
 * of tracks that other buyers bought.
 */
import type { CatalogueService, ReleaseRow, TrackRow } from "./Catalogue.ts"
import { scatter } from "./Catalogue/Dice.ts"

/** Number of recommendations. */
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

/** Returns tracks that sound like these: similar tempo first, then by popularity. */
export const soundingLike = (
  catalogue: CatalogueService,
  liked: ReadonlyArray<TrackRow>
): ReadonlyArray<TrackRow> => {
  const ranked = candidates(catalogue, liked).toSorted((a, b) => b.popularity - a.popularity)
  const near = ranked.filter((track) => atTempo(track, liked))
  return [...new Set([...near.slice(0, chosen), ...ranked.slice(0, chosen)])].slice(0, chosen)
}

/** Returns tracks that buyers of this one also bought. */
export const alsoBought = (catalogue: CatalogueService, track: TrackRow): ReadonlyArray<TrackRow> =>
  candidates(catalogue, [track])
    .toSorted((a, b) => scatter(track.id, a.id) - scatter(track.id, b.id))
    .slice(0, chosen)

/** Returns the releases of tracks, except one. */
export const releasesOf = (
  tracks: ReadonlyArray<TrackRow>,
  except: ReadonlyArray<ReleaseRow>
): ReadonlyArray<ReleaseRow> =>
  [...new Set(tracks.map(({ release }) => release))].filter((release) => !except.includes(release))
