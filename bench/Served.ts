/**
 * The server under load. It is a separate process, so that only the client is measured.
 */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"

/** Decodes the message that the server prints when it is ready. */
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
  /** A simulator with a list longer than the 10,000-item cap. */
  simulator: Schema.Struct({ baseUrl: Schema.String, accessToken: Schema.String, tracksInGenre: Schema.Int })
})
export interface Served extends Schema.Schema.Type<typeof Served> {}

/** Starts the server, which runs until the scope closes. */
export const start = Effect.acquireRelease(
  Effect.sync(() => fork(fileURLToPath(new URL("server.ts", import.meta.url)))),
  (server) => Effect.sync(() => server.kill())
).pipe(
  Effect.flatMap((server) =>
    Effect.callback<unknown>((resume) => {
      server.once("message", (message) => {
        resume(Effect.succeed(message))
      })
      server.once("exit", (code) => {
        resume(Effect.die(new Error(`The server ended with ${String(code)}`)))
      })
    })
  ),
  Effect.flatMap(Schema.decodeUnknownEffect(Served))
)
