/**
 * Fails where Node is too old. The entry points that need Node's HTTP client load this module first, because that client fails to
 * load on older versions with an error that names no version.
 */
import process from "node:process"
import { isNodeTooOld, oldestNode } from "./oldestNode.ts"

export { oldestNode }

/** Returns an error of one line if a version of Node is too old; undefined if it is supported. */
export const describeOldNode = (version: string): Error | undefined =>
  isNodeTooOld(version)
    ? new Error(`effect-beatport needs Node ${oldestNode.join(".")} or newer, and this is Node ${version}.`)
    : undefined

/** Bun and Deno state a version of Node, too, and have HTTP clients of their own. */
const isNode = process.versions["bun"] === undefined && process.versions["deno"] === undefined
const problem = isNode ? describeOldNode(process.versions.node) : undefined
if (problem !== undefined) throw problem
