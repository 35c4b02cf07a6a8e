/**
 * `effect-beatport/node`: the layers for Node.
 *
 * @module
 */
export * as NodeBeatport from "./NodeBeatport.ts"
export * as NodeHttp from "#NodeHttp"
