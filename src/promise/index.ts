/**
 * `effect-beatport/promise`: Beatport for plain TypeScript and JavaScript.
 *
 * @module
 */
export {
  AuthenticationError,
  type BeatportError,
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
} from "../errors/BeatportError.ts"
export { type Artist, type ArtistDetail } from "../schemas/Artist.ts"
export { type Chart, type ChartDetail } from "../schemas/Chart.ts"
export { type Genre, type GenreDetail } from "../schemas/Genre.ts"
export { Genres } from "../schemas/Genres.ts"
export { Image } from "../schemas/Image.ts"
export { Key } from "../schemas/Key.ts"
export { Keys } from "../schemas/Keys.ts"
export { type Label, type LabelDetail } from "../schemas/Label.ts"
export { type MyChart } from "../schemas/MyChart.ts"
export { type Page } from "../schemas/Page.ts"
export { type Playlist, type PlaylistTrack, type PlaylistTrackId } from "../schemas/Playlist.ts"
export { type Purchase } from "../schemas/Purchase.ts"
export { type Release, type ReleaseDetail } from "../schemas/Release.ts"
export { Store } from "../schemas/Store.ts"
export { Tempo } from "../schemas/Tempo.ts"
export { Track, type TrackDetail } from "../schemas/Track.ts"
export { BatchPromise } from "./BatchPromise.ts"
export { BeatportClient } from "./BeatportClient.ts"
export { PagedPromise } from "./PagedPromise.ts"
export { type Promised, type PromisedTracks } from "./promised.ts"
export { type PromisedAuth, type SignInStatus } from "./PromisedAuth.ts"
export { type CallOptions } from "./Run.ts"
