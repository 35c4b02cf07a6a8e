/**
 * `effect-beatport`: services and layers for Effect applications.
 *
 * @module
 */
export {
  type ArtistFilters,
  type ChartFilters,
  type GenreFilters,
  type LabelFilters,
  type ReleaseFilters,
  type TrackFilters
} from "./api/index.ts"
export {
  AuthenticationError,
  type BeatportError,
  type CallError,
  DecodeError,
  ForbiddenError,
  isBeatportError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TimeoutError,
  TokenStoreError,
  TransportError,
  UnavailableError,
  ValidationError
} from "./errors/BeatportError.ts"
export { Account, Introspection } from "./schemas/Account.ts"
export { Artist, ArtistDetail, ArtistReference, TrackArtist } from "./schemas/Artist.ts"
export { Chart, ChartDetail, ChartPerson } from "./schemas/Chart.ts"
export { type GenreInput, type KeyInput, type Range } from "./schemas/Filter.ts"
export { Genre, GenreCategory, GenreDetail, GenreReference, SubGenreReference } from "./schemas/Genre.ts"
export { type GenreName, Genres } from "./schemas/Genres.ts"
export { Image } from "./schemas/Image.ts"
export { ChordType, Key } from "./schemas/Key.ts"
export { type Camelot, type KeyName, Keys } from "./schemas/Keys.ts"
export { Label, LabelDetail, LabelReference } from "./schemas/Label.ts"
export { type Page } from "./schemas/Page.ts"
export { Price } from "./schemas/Price.ts"
export { BpmRange, Release, ReleaseDetail } from "./schemas/Release.ts"
export { SearchResults } from "./schemas/Search.ts"
export { CurrentStatus, ExclusivePeriod, ReleaseType, SaleType } from "./schemas/Status.ts"
export { Token } from "./schemas/Token.ts"
export { ReleaseTrack, Track, TrackDetail, TrackRelease } from "./schemas/Track.ts"
export { Auth, type AuthService, type AuthStatus } from "./services/Auth.ts"
export { Beatport, type BeatportService } from "./services/Beatport.ts"
export { type Artists } from "./services/Beatport/Artists.ts"
export { type Charts, type TopOptions } from "./services/Beatport/Charts.ts"
export { type Genres as GenreOperations } from "./services/Beatport/Genres.ts"
export { type Labels } from "./services/Beatport/Labels.ts"
export { type Releases } from "./services/Beatport/Releases.ts"
export { type Tracks } from "./services/Beatport/Tracks.ts"
export {
  BeatportConfig,
  type BeatportConfigOptions,
  type BeatportConfigService
} from "./services/BeatportConfig.ts"
export { BeatportHttpClient } from "./services/BeatportHttpClient.ts"
export { ClientId, type ClientIdService } from "./services/ClientId.ts"
export { Batch, type BatchResult, type Found } from "./services/Batch.ts"
export { Paged, type Paging, type WalkOptions } from "./services/Paged.ts"
export { type Plan } from "./services/Paged/plan.ts"
export { type Progress, type Step } from "./services/Paged/walk.ts"
export { RateLimiter, type RateLimiterService } from "./services/RateLimiter.ts"
export { TokenStore, type TokenStoreService } from "./services/TokenStore.ts"
