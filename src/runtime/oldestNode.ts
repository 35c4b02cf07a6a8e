/**
 * The oldest supported version of Node. This module imports nothing, because it is loaded where nothing else can be.
 */

/** Holds the oldest supported version of Node: major and minor version. */
export const oldestNode = [22, 19] as const

/** Tells whether a version of Node, such as `20.20.2`, is too old. */
export const isNodeTooOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])
}
