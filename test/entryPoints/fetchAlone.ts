/**
 * Logs in and searches with the main entry point and fetch only, as in a browser or a worker.
 * Arguments: base URL, user name, password.
 */
import { Console, Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport, Track } from "../../src/index.ts"

const [, , baseUrl, username, password] = process.argv

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const { results } = yield* beatport.tracks.search("", { genre_id: "Techno", per_page: 3 })
  yield* Console.log(results.map(Track.fullTitle).join("\n"))
})

await program.pipe(
  Effect.provide(
    Beatport.layer({ baseUrl, username, password, pace: 0 }).pipe(Layer.provide(FetchHttpClient.layer))
  ),
  Effect.runPromise
)
