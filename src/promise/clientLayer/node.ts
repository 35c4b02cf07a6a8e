/**
 * The layer behind `BeatportClient.make` in Node, Bun and Deno: the token is saved in a file.
 */
export { layerConfig as clientLayer } from "../../node/NodeBeatport.ts"
