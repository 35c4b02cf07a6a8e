/**
 * Advice for responses that are probably not from the API.
 */

/**
 * Names the network and the base URL first, because these cause such responses more often than a change of the API: a network with a
 * sign-in page responds to every request with its own page.
 */
export const foreignResponseAdvice =
  "The response may not be from Beatport. Check the network, which may want a sign-in or have a proxy, and the base URL, which ends in /v4."

/** Adds that the API may have changed. */
export const changedApiAdvice = "If both are right, the API may have changed: look for a newer version."
