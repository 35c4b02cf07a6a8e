/**
 * Recommendations. Beatport's selection is unknown; here it is tracks of the same genre, those of similar tempo first.
 */
import type { CatalogueService, ReleaseRow, TrackRow } from "./Catalogue.ts"

/** Number of recommendations. */
const chosen = 10

const hasTempoOf = (track: TrackRow, liked: ReadonlyArray<TrackRow>): boolean =>
  liked.some(({ bpm }) => bpm !== null && track.bpm !== null && Math.abs(bpm - track.bpm) <= 3)

/** Returns tracks that sound like these: similar tempo first, then by popularity. */
export const findSimilarTracks = (
  catalogue: CatalogueService,
  liked: ReadonlyArray<TrackRow>
): ReadonlyArray<TrackRow> => {
  const own = new Set(liked)
  const ranked = [...new Set(liked.map(({ genre }) => genre.id))]
    .flatMap((genre) => catalogue.inGenre(genre))
    .filter((track) => !own.has(track) && !track.release.pre_order)
    .toSorted((a, b) => b.popularity - a.popularity)
  const near = ranked.filter((track) => hasTempoOf(track, liked))
  return [...new Set([...near.slice(0, chosen), ...ranked.slice(0, chosen)])].slice(0, chosen)
}

/** Returns other releases with tracks that sound like those of these releases. */
export const findSimilarReleases = (
  catalogue: CatalogueService,
  liked: ReadonlyArray<ReleaseRow>
): ReadonlyArray<ReleaseRow> => {
  const tracks = liked.flatMap((release) => release.tracks)
  return [...new Set(findSimilarTracks(catalogue, tracks).map(({ release }) => release))].filter(
    (release) => !liked.includes(release)
  )
}
