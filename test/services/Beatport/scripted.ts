/**
 * Beatport over a scripted network, without sign-in, rate limit or retries.
 */
import { Layer, Redacted } from "effect"
import { Auth, Beatport, BeatportConfig, BeatportHttpClient, RateLimiter } from "effect-beatport"
import { Scripted, ScriptedHttpClient } from "effect-beatport/testing"

const baseUrl = "https://beatport.test/v4"

/** Gives every request the same response: JSON, or text. */
export const respondingWith = (response: unknown, options: Scripted.ResponseOptions = {}) =>
  Beatport.layerWithoutDependencies.pipe(
    Layer.provide(BeatportHttpClient.layer),
    Layer.provide([Auth.layerToken(Redacted.make("token")), RateLimiter.layerNone]),
    Layer.provide(BeatportConfig.layer({ baseUrl, retry: { times: 0 } })),
    Layer.provideMerge(
      ScriptedHttpClient.layer(() =>
        typeof response === "string" ? Scripted.text(response, options) : Scripted.json(response, options)
      )
    )
  )

/** A request in a line: method, path below the base URL, and query with its parameters in order of their names. */
export const shown = ({ method, query, url }: Scripted.SentRequest): string => {
  const parameters = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const path = url.replace(baseUrl, "")
  return `${method} ${path}${parameters.map(([name, value], i) => `${i === 0 ? "?" : "&"}${name}=${value}`).join("")}`
}
