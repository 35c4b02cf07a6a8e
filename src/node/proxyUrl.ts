/**
 * The URL of a proxy, from an option or from the environment.
 */
import { Effect } from "effect"
import { argumentError, configuration, type ValidationError } from "../errors/ValidationError.ts"

/** Accepts `http:` and `https:` URLs, and `host:port`. */
export const checkProxyUrl = (field: string, given: string | URL): Effect.Effect<string, ValidationError> => {
  const text = String(given).trim()
  const url = URL.parse(/^[^/\s]+:\d+\/?$/.test(text) ? `http://${text}` : text)
  return url !== null && (url.protocol === "http:" || url.protocol === "https:")
    ? Effect.succeed(url.href)
    : Effect.fail(makeProxyError(field))
}

/** Makes the error of an invalid proxy. The value is not repeated, because it may hold a password. */
export const makeProxyError = (field: string): ValidationError =>
  argumentError(configuration, field, "Expected a URL such as http://proxy.example:8080.")
