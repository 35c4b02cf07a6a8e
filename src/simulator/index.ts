/**
 * `effect-beatport/simulator`: a simulated Beatport on a loopback port, for tests of clients in any language. On Node.
 *
 * @module
 */
// First, because the modules after it can fail to load on an older Node.
export { oldestNode } from "../runtime/supportedNode.ts"
export type { AccountOptions, Currency, SimulatedAccount } from "./Accounts.ts"
export type { Behaviour, LoginError } from "./Behaviour.ts"
export type {
  ArtistRow,
  CatalogueOptions,
  CatalogueService,
  ChartRow,
  GenreName,
  GenreRow,
  KeyRow,
  LabelRow,
  PlaceRow,
  PlaylistRow,
  ReleaseRow,
  TrackRow
} from "./Catalogue.ts"
export { CatalogueError, CatalogueTrack, parseCatalogue } from "./Catalogue/CatalogueTrack.ts"
export { Fault, namedFaults, type RetryAfter } from "./Fault.ts"
export type { FaultRule } from "./FaultQueue.ts"
export type { IssuedToken } from "./Grants.ts"
export type { RecordedRequest } from "./RequestLog.ts"
export type { SearchModel } from "./search/SearchModel.ts"
export { Simulator, type SimulatorOptions, type SimulatorService } from "./Simulator.ts"
