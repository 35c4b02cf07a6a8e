/**
 * Hosts: which names stand for this computer.
 */

const loopback = new Set(["localhost", "127.0.0.1", "[::1]", "::1"])

/** Tells whether an address can be reached from this computer only. */
export const isLoopback = (host: string): boolean => loopback.has(host.toLowerCase())

/** Addresses that mean every network of the computer. */
const wildcards = new Set(["0.0.0.0", "::", "[::]"])

/** Returns the host of a `Host` header, without its port. */
const nameOf = (header: string): string => header.toLowerCase().replace(/:\d+$/, "")

/**
 * Tells whether a request may name this host (M2). A page of another site can make a browser send requests here by letting
 * its own name resolve to 127.0.0.1 (DNS rebinding); then `Host` has that name. On a wildcard address every name is
 * allowed, because there the bearer token is required, which such a page does not have.
 */
export const isAllowedHost = (header: string | undefined, listening: string): boolean => {
  if (header === undefined) return false
  if (wildcards.has(listening)) return true
  const name = nameOf(header)
  return isLoopback(name) || name === listening.toLowerCase()
}
