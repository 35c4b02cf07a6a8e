/**
 * `effect-beatport/promise`: Beatport for plain TypeScript and JavaScript.
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
} from "../api/index.ts"
export { AuthenticationError, type AuthenticationReason } from "../errors/AuthenticationError.ts"
export { type BeatportError, type CallError, isBeatportError } from "../errors/BeatportError.ts"
export { BeatportTimeoutError } from "../errors/BeatportTimeoutError.ts"
export type { ErrorCategories, ExitCode } from "../errors/ErrorCategories.ts"
export { DecodeError } from "../errors/DecodeError.ts"
export { ForbiddenError, type ForbiddenReason } from "../errors/ForbiddenError.ts"
export { NotFoundError } from "../errors/NotFoundError.ts"
export { RateLimitError } from "../errors/RateLimitError.ts"
export { ServerError } from "../errors/ServerError.ts"
export { TokenStoreError } from "../errors/TokenStoreError.ts"
export { TransportError, type TransportReason } from "../errors/TransportError.ts"
export { UnavailableError } from "../errors/UnavailableError.ts"
export { ValidationError } from "../errors/ValidationError.ts"
export type { NodeBeatportOptions } from "../node/NodeBeatport.ts"
export type { NodeHttpOptions } from "../node/NodeHttp.ts"
export type { Account, Introspection } from "../schemas/Account.ts"
export type {
  AccountChanges,
  AccountFields,
  AccountPreferences,
  AccountProfile,
  AccountSettings,
  DjProfile,
  PreferenceChanges
} from "../schemas/AccountSettings.ts"
export type { Artist, ArtistDetail, ArtistReference, TrackArtist } from "../schemas/Artist.ts"
export type { ArtistType, ArtistTypeDetail, CommercialModelType } from "../schemas/Auxiliary.ts"
export type { Chart, ChartDetail, ChartGenreOverview, ChartPerson } from "../schemas/Chart.ts"
export type { GenreInput, KeyInput } from "../schemas/Filter.ts"
export type { Range } from "../schemas/Range.ts"
export type { Followed, FollowedIds, FollowedPlaylist, FollowRequest } from "../schemas/Following.ts"
export type {
  Genre,
  GenreCategory,
  GenreDetail,
  GenreReference,
  SubGenreDetail,
  SubGenreReference
} from "../schemas/Genre.ts"
export { type GenreName, Genres } from "../schemas/Genres.ts"
export type { Given } from "../schemas/Given.ts"
export { Image } from "../schemas/Image.ts"
export { type ChordType, Key } from "../schemas/Key.ts"
export { type Camelot, type KeyName, Keys, type OpenKey } from "../schemas/Keys.ts"
export type { Label, LabelDetail, LabelReference } from "../schemas/Label.ts"
export type {
  ChartChanges,
  ChartFields,
  ChartTrack,
  ChartTrackFields,
  MyChart,
  WrittenChart,
  WrittenChartTrack
} from "../schemas/MyChart.ts"
export type { BrokenItem, Envelope, Page } from "../schemas/Page.ts"
export type {
  AddedTrack,
  AddedTracks,
  CuratedPlaylist,
  MovedTrack,
  Playlist,
  PlaylistOrder,
  PlaylistTrack,
  PlaylistTrackId,
  PlaylistType
} from "../schemas/Playlist.ts"
export type { Price } from "../schemas/Price.ts"
export type { AudioFormat, Purchase } from "../schemas/Purchase.ts"
export type { BpmRange, Release, ReleaseDetail, ReleaseTrackId } from "../schemas/Release.ts"
export type { SearchResults } from "../schemas/Search.ts"
export type { CurrentStatus, ExclusivePeriod, ReleaseType, SaleType } from "../schemas/Status.ts"
export { Store, type StoreKind, type StoreThing } from "../schemas/Store.ts"
export type { StorePage } from "../schemas/StorePage.ts"
export { Tempo } from "../schemas/Tempo.ts"
export {
  type ReleaseTrack,
  type SampleWindow,
  Track,
  type TrackDetail,
  type TrackRelease
} from "../schemas/Track.ts"
export type { UnrecordedBody } from "../schemas/Unrecorded.ts"
export type { AuthStatus } from "../services/Auth/AuthStatus.ts"
export type { Batch, BatchResult, Found } from "../services/batches/Batch.ts"
export type { BatchKeys, InvalidKey } from "../services/batches/BatchKeys.ts"
export type { Code } from "../services/batches/byKeys.ts"
export type { BeatportService } from "../services/Beatport.ts"
export type { Account as AccountOperations } from "../services/Beatport/Account.ts"
export type { Artists } from "../services/Beatport/Artists.ts"
export type { Auxiliary } from "../services/Beatport/Auxiliary.ts"
export type { Charts } from "../services/Beatport/Charts.ts"
export type { Curation } from "../services/Beatport/Curation.ts"
export type { Genres as GenreOperations } from "../services/Beatport/Genres.ts"
export type { Labels } from "../services/Beatport/Labels.ts"
export type { Library } from "../services/Beatport/Library.ts"
export type { Following, MyGenres } from "../services/Beatport/Library/Following.ts"
export type { MyCharts } from "../services/Beatport/Library/MyCharts.ts"
export type { MyPlaylists, PlaylistMove, PlaylistOptions } from "../services/Beatport/Library/MyPlaylists.ts"
export type { Move, PlaylistChanges, PlaylistEntry } from "../services/Beatport/Library/playlistSync.ts"
export type { Purchases } from "../services/Beatport/Library/Purchases.ts"
export type { Playlists } from "../services/Beatport/Playlists.ts"
export type { Releases } from "../services/Beatport/Releases.ts"
export type { SubGenres } from "../services/Beatport/SubGenres.ts"
export type { Tracks } from "../services/Beatport/Tracks.ts"
export type { BeatportConfigOptions } from "../services/BeatportConfig/BeatportConfigOptions.ts"
export type { ListOptions, Paging, RequestedPage } from "../services/lists/List.ts"
export type { ListError, Paged, WalkOptions } from "../services/lists/Paged.ts"
export type { Fetch, HttpClientOptions } from "../services/http/ChosenHttpClient.ts"
export type { Plan } from "../services/lists/Plan.ts"
export type { ListResponse } from "../services/lists/ServedPage.ts"
export type { TopOptions } from "../services/lists/topList.ts"
export type { Progress, Step } from "../services/lists/walk.ts"
export { BatchPromise } from "./BatchPromise.ts"
export { BeatportClient, type BeatportClientOptions, type LoggingOptions } from "./BeatportClient.ts"
export { CallPromise } from "./CallPromise.ts"
export { type CollectOptions, PagedPromise } from "./PagedPromise.ts"
export type { Promised, PromisedOperations, PromisedTracks, PromiseOf } from "./promiseOperations.ts"
export type { PromisedAuth, SignInStatus } from "./PromisedAuth.ts"
export type { CacheMode } from "../services/Cache/CacheMode.ts"
export type { ResourceKind } from "../services/Cache/ResourceKind.ts"
export type { CacheOptions } from "../services/Cache/CacheOptions.ts"
export type { CallOptions } from "./CallOptions.ts"
export type { ClientLogger } from "./ClientLogger.ts"
export type { ResponseHead, WithResponse } from "./WithResponse.ts"
