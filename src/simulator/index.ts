/**
 * `effect-beatport/simulator`: a simulated Beatport on a loopback port, for tests of clients in any language. On Node.
 *
 * @module
 */
export { type AccountOptions, type Currency, type SimulatedAccount } from "./Accounts.ts"
export { type Behaviour, type LoginError } from "./Behaviour.ts"
export {
  type ArtistRow,
  type CatalogueOptions,
  type CatalogueService,
  type ChartRow,
  type GenreName,
  type GenreRow,
  type KeyRow,
  type LabelRow,
  type PlaceRow,
  type PlaylistRow,
  type ReleaseRow,
  type TrackRow
} from "./Catalogue.ts"
export { CatalogueError, CatalogueTrack, parseCatalogue } from "./Catalogue/CatalogueTrack.ts"
export { Fault, namedFaults, type RetryAfter } from "./Fault.ts"
export { type FaultRule } from "./FaultQueue.ts"
export { type IssuedToken } from "./Grants.ts"
export { type RecordedRequest } from "./RequestLog.ts"
export { type SearchModel } from "./search/SearchModel.ts"
export { Simulator, type SimulatorOptions, type SimulatorService } from "./Simulator.ts"
