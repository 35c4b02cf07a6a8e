/**
 * The server under load. It is a separate process, so that only the client is measured.
 */
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"
import { startProcess } from "./Process.ts"

/** Decodes the message that the server sends when it is ready. */
export const Served = Schema.Struct({
  /** Base URL of the fast server, which returns the two bodies. */
  baseUrl: Schema.String,
  /** Id of the track. */
  trackId: Schema.Int,
  /** Genre of the page and of the long list. */
  genreId: Schema.Int,
  /** Response bodies. */
  track: Schema.String,
  page: Schema.String,
  /** Origin of the server of long lists: see `longListUrl`. */
  longLists: Schema.String
})
export interface Served extends Schema.Schema.Type<typeof Served> {}

/** Returns the base URL of a list of this many tracks, whose responses are this many milliseconds late. */
export const longListUrl = ({ longLists }: Served, tracks: number, latency = 0): string =>
  `${longLists}/${tracks}/${latency}/v4`

/** Returns the number of requests that the fast server has received. */
export const requestsOf = ({ baseUrl }: Served): Effect.Effect<number> =>
  Effect.promise(async () => Number(await (await fetch(new URL("/requests", baseUrl))).text()))

/** Starts the server, which runs until the scope closes. */
export const start = Effect.gen(function* () {
  const server = yield* startProcess(fileURLToPath(new URL("server.ts", import.meta.url)))
  return yield* Effect.flatMap(server.receive, Schema.decodeUnknownEffect(Served))
})
