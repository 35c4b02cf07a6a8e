/**
 * `effect-beatport/node`: the layers for Node.
 *
 * @module
 */
// First, because the modules after it fail to load on an older Node.
export { oldestNode } from "../runtime/supportedNode.ts"
export * as NodeBeatport from "./NodeBeatport.ts"
export * as NodeHttp from "#NodeHttp"
