/**
 * `effect-beatport`: services and layers for Effect applications.
 *
 * @module
 */
export type {
  ArtistFilters,
  ChartFilters,
  FollowingFilters,
  GenreFilters,
  LabelFilters,
  PlaylistFilters,
  PurchaseFilters,
  ReleaseFilters,
  TrackFilters
} from "./api/index.ts"
export { AuthenticationError, type AuthenticationReason } from "./errors/AuthenticationError.ts"
export { type BeatportError, type CallError, isBeatportError } from "./errors/BeatportError.ts"
export { BeatportTimeoutError } from "./errors/BeatportTimeoutError.ts"
export type { ErrorCategories, ExitCode } from "./errors/ErrorCategories.ts"
export { DecodeError } from "./errors/DecodeError.ts"
export { ForbiddenError, type ForbiddenReason } from "./errors/ForbiddenError.ts"
export { NotFoundError } from "./errors/NotFoundError.ts"
export { RateLimitError } from "./errors/RateLimitError.ts"
export { ServerError } from "./errors/ServerError.ts"
export { TokenStoreError } from "./errors/TokenStoreError.ts"
export { TransportError, type TransportReason } from "./errors/TransportError.ts"
export { UnavailableError } from "./errors/UnavailableError.ts"
export { ValidationError } from "./errors/ValidationError.ts"
export { Account, Introspection } from "./schemas/Account.ts"
export {
  type AccountChanges,
  type AccountFields,
  AccountPreferences,
  AccountProfile,
  AccountSettings,
  DjProfile,
  type PreferenceChanges
} from "./schemas/AccountSettings.ts"
export { Artist, ArtistDetail, ArtistReference, TrackArtist } from "./schemas/Artist.ts"
export { ArtistType, ArtistTypeDetail, CommercialModelType } from "./schemas/Auxiliary.ts"
export { Chart, ChartDetail, ChartGenreOverview, ChartPerson } from "./schemas/Chart.ts"
export type { GenreInput, KeyInput } from "./schemas/Filter.ts"
export type { Range } from "./schemas/Range.ts"
export type { Given } from "./schemas/Given.ts"
export { Followed, FollowedIds, FollowedPlaylist, type FollowRequest } from "./schemas/Following.ts"
export {
  Genre,
  GenreCategory,
  GenreDetail,
  GenreReference,
  SubGenreDetail,
  SubGenreReference
} from "./schemas/Genre.ts"
export { type GenreName, Genres } from "./schemas/Genres.ts"
export { Image } from "./schemas/Image.ts"
export { ChordType, Key } from "./schemas/Key.ts"
export { type Camelot, type KeyName, Keys, type OpenKey } from "./schemas/Keys.ts"
export { Label, LabelDetail, LabelReference } from "./schemas/Label.ts"
export {
  type ChartChanges,
  type ChartFields,
  ChartTrack,
  type ChartTrackFields,
  MyChart,
  WrittenChart,
  WrittenChartTrack
} from "./schemas/MyChart.ts"
export { type KeyRelation, Mix, type Mixable, type MixMatch, type MixOptions } from "./schemas/Mix.ts"
export type { BrokenItem, Envelope, Page } from "./schemas/Page.ts"
export {
  AddedTrack,
  AddedTracks,
  CuratedPlaylist,
  MovedTrack,
  Playlist,
  PlaylistOrder,
  PlaylistTrack,
  PlaylistTrackId,
  PlaylistType
} from "./schemas/Playlist.ts"
export { Price } from "./schemas/Price.ts"
export { AudioFormat, Purchase } from "./schemas/Purchase.ts"
export { BpmRange, Release, ReleaseDetail, ReleaseTrackId } from "./schemas/Release.ts"
export { SearchResults, type SearchType } from "./schemas/Search.ts"
export { CurrentStatus, ExclusivePeriod, ReleaseType, SaleType } from "./schemas/Status.ts"
export { Store, type StoreKind, type StoreThing } from "./schemas/Store.ts"
export { StorePage } from "./schemas/StorePage.ts"
export { Tempo } from "./schemas/Tempo.ts"
export { Token } from "./schemas/Token.ts"
export { ReleaseTrack, type SampleWindow, Track, TrackDetail, TrackRelease } from "./schemas/Track.ts"
export type { UnrecordedBody } from "./schemas/Unrecorded.ts"
export { Auth, type AuthService } from "./services/Auth.ts"
export type { AuthStatus } from "./services/Auth/AuthStatus.ts"
export { Beatport, type BeatportService, type BeatportServices } from "./services/Beatport.ts"
export type { Account as AccountOperations } from "./services/Beatport/Account.ts"
export type { Artists } from "./services/Beatport/Artists.ts"
export type { Auxiliary } from "./services/Beatport/Auxiliary.ts"
export type { Charts } from "./services/Beatport/Charts.ts"
export type { Curation } from "./services/Beatport/Curation.ts"
export type { Genres as GenreOperations } from "./services/Beatport/Genres.ts"
export type { Labels } from "./services/Beatport/Labels.ts"
export type { Library } from "./services/Beatport/Library.ts"
export type { Following, MyGenres } from "./services/Beatport/Library/Following.ts"
export type { MyCharts } from "./services/Beatport/Library/MyCharts.ts"
export type { MyPlaylists, PlaylistMove, PlaylistOptions } from "./services/Beatport/Library/MyPlaylists.ts"
export type { Move, PlaylistChanges, PlaylistEntry } from "./services/Beatport/Library/playlistSync.ts"
export type { Purchases } from "./services/Beatport/Library/Purchases.ts"
export type { Playlists } from "./services/Beatport/Playlists.ts"
export type { Releases } from "./services/Beatport/Releases.ts"
export type { SubGenres } from "./services/Beatport/SubGenres.ts"
export type { TopOptions } from "./services/lists/topList.ts"
export type { Tracks } from "./services/Beatport/Tracks.ts"
export { BeatportConfig, type BeatportConfigService } from "./services/BeatportConfig.ts"
export type { Configurable } from "./services/BeatportConfig/Configurable.ts"
export type { BeatportConfigOptions } from "./services/BeatportConfig/BeatportConfigOptions.ts"
export type { Fetch, HttpClientOptions } from "./services/http/ChosenHttpClient.ts"
export { BeatportHttpClient } from "./services/BeatportHttpClient.ts"
export { Cache, type CacheService } from "./services/Cache.ts"
export { type CacheMode, CurrentCacheMode } from "./services/Cache/CacheMode.ts"
export type { CacheableRequest, CachedResponse, LoadedResponse } from "./services/Cache/CacheableRequest.ts"
export type { ResourceKind } from "./services/Cache/ResourceKind.ts"
export type { CacheOptions, CacheSettings } from "./services/Cache/CacheOptions.ts"
export { ClientId, type ClientIdService } from "./services/ClientId.ts"
export { Batch, type BatchResult, type Found } from "./services/batches/Batch.ts"
export type { BatchKeys, InvalidKey } from "./services/batches/BatchKeys.ts"
export type { Code } from "./services/batches/byKeys.ts"
export { Decoding, type DecodingMode } from "./services/calls/Decoding.ts"
export type { ListOptions, Paging, RequestedPage } from "./services/lists/List.ts"
export { type ListError, Paged, type WalkOptions } from "./services/lists/Paged.ts"
export type { Plan } from "./services/lists/Plan.ts"
export type { ListResponse } from "./services/lists/ServedPage.ts"
export type { Progress, Step } from "./services/lists/walk.ts"
export { RateLimiter } from "./services/RateLimiter.ts"
export type { RateLimiterService, RedisPaceOptions } from "./services/RateLimiter/RateLimiterService.ts"
export { TokenStore, type TokenStoreService } from "./services/TokenStore.ts"
export type { FileOptions } from "./services/TokenStore/file.ts"
export type { RedisTokenOptions } from "./services/TokenStore/redis.ts"
