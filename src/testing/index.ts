/**
 * `effect-beatport/testing`: mocked operations, a scripted or recorded network, and values to test with. It loads everywhere.
 *
 * @module
 */
export * as Fixtures from "./Fixtures.ts"
export * as MockBeatport from "./MockBeatport.ts"
export * as Recorder from "./Recorder.ts"
export * as Scripted from "./ScriptedHttpClient.ts"
export { ScriptedHttpClient } from "./ScriptedHttpClient.ts"
