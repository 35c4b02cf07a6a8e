/**
 * `effect-beatport/api`: the declaration of API v4, from which programs can derive clients and documents.
 *
 * @module
 */
export type { Given } from "../schemas/Given.ts"
export type { ArtistFilters } from "./Artists.ts"
export { BeatportApi } from "./BeatportApi.ts"
export type { ChartFilters } from "./Charts.ts"
export type { GenreFilters } from "./Genres.ts"
export type { LabelFilters } from "./Labels.ts"
export type { FollowingFilters } from "./MyBeatport.ts"
export type { PurchaseFilters } from "./MyDownloads.ts"
export type { PlaylistFilters } from "./Playlists.ts"
export type { ReleaseFilters } from "./Releases.ts"
export type { TrackFilters } from "./Tracks.ts"
