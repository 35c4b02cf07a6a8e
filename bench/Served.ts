/**
 * The server that is asked, in a process of its own: so that it is the client that is measured.
 */
import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"

/** What the server says when it is ready. */
export const Served = Schema.Struct({
  /** Where the two bodies are answered as fast as can be. */
  baseUrl: Schema.String,
  /** The id of the one track. */
  trackId: Schema.Int,
  /** The genre of the one page, and of the long list. */
  genreId: Schema.Int,
  /** The bodies. */
  track: Schema.String,
  page: Schema.String,
  /** A whole simulator, with a list that is longer than the server counts. */
  simulator: Schema.Struct({ baseUrl: Schema.String, accessToken: Schema.String, tracksInGenre: Schema.Int })
})
export interface Served extends Schema.Schema.Type<typeof Served> {}

/** The server, until the scope closes. */
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
