/**
 * The layer behind `BeatportClient.make` in Node, Bun and Deno: the token is saved in a file.
 */
// First, because the modules after it fail to load on an older Node.
export { oldestNode } from "../../runtime/supportedNode.ts"
export { layerConfig as clientLayer } from "../../node/NodeBeatport.ts"
