/**
 * `effect-beatport/testing`: what tests of Beatport clients are made with.
 *
 * @module
 */
export { type AccountOptions, type Currency, type SimulatedAccount } from "./Simulator/Accounts.ts"
export { type Behaviour, type LoginRefusal } from "./Simulator/Behaviour.ts"
export {
  type ArtistRow,
  type CatalogueOptions,
  type CatalogueService,
  type ChartRow,
  type GenreRow,
  type KeyRow,
  type LabelRow,
  type ReleaseRow,
  type TrackRow
} from "./Simulator/Catalogue.ts"
export { Fault, namedFaults, type RetryAfter } from "./Simulator/Fault.ts"
export { type FaultRule } from "./Simulator/FaultQueue.ts"
export { type IssuedToken } from "./Simulator/Grants.ts"
export { type RecordedRequest } from "./Simulator/RequestLog.ts"
export { Simulator, type SimulatorOptions, type SimulatorService } from "./Simulator.ts"
export * as Fixtures from "./Fixtures.ts"
export * as MockBeatport from "./MockBeatport.ts"
export * as Scripted from "./ScriptedHttpClient.ts"
export { ScriptedHttpClient } from "./ScriptedHttpClient.ts"
