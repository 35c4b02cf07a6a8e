/**
 * Fields and phrases that several error classes share.
 */
import { Duration, Schema } from "effect"

/** Holds the request that an error reports: method, and path without the query. */
export const request = { method: Schema.String, path: Schema.String }

/** Holds the request, and the status of its response. */
export const withStatus = { ...request, status: Schema.Int }

/** Names a request in a message: `GET /catalog/tracks/1/`. */
export const describeRequest = (self: { readonly method: string; readonly path: string }): string =>
  `${self.method} ${self.path}`.trim()

/** Formats a duration in whole seconds, rounded up. */
export const formatSeconds = (duration: Duration.Duration): string =>
  `${Math.ceil(Duration.toSeconds(duration))} s`
