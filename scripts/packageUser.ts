/**
 * A user's program: checkPackage.ts compiles and runs it in a separate project. It imports every entry point.
 */
import { Effect, Layer, Stream } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport, Track } from "effect-beatport"
import { BeatportApi } from "effect-beatport/api"
import { NodeBeatport } from "effect-beatport/node"
import { BeatportClient } from "effect-beatport/promise"
import { Simulator } from "effect-beatport/simulator"

const firstTitles = Effect.gen(function* () {
  const beatport = yield* Beatport
  const tracks = beatport.tracks.list({ genre_id: "Techno", per_page: 2 })
  return yield* tracks.items.pipe(Stream.take(3), Stream.map(Track.fullTitle), Stream.runCollect)
})

const throughPromises = async (options: NodeBeatport.NodeBeatportOptions): Promise<ReadonlyArray<string>> => {
  await using client = await BeatportClient.make(options)
  const titles: Array<string> = []
  for await (const track of client.tracks.list({ genre_id: 6, per_page: 2 })) {
    titles.push(Track.fullTitle(track))
    if (titles.length === 3) break
  }
  return titles
}

const program = Effect.gen(function* () {
  const { account, baseUrl } = yield* Simulator
  const { password, username } = account
  const options = { baseUrl, username, password, pace: 0, tokenFile: "token.json" }

  const anywhere = Beatport.layer(options).pipe(Layer.provide(FetchHttpClient.layer))
  const responses = [
    yield* Effect.provide(firstTitles, anywhere),
    yield* Effect.provide(firstTitles, NodeBeatport.layer(options)),
    yield* Effect.promise(() => throughPromises(options))
  ]
  const [first = []] = responses
  if (first.length !== 3 || new Set(responses.map((titles) => titles.join())).size !== 1) {
    return yield* Effect.die(`The entry points differ: ${JSON.stringify(responses)}`)
  }
  if (!("tracks" in BeatportApi.groups)) return yield* Effect.die("The declaration lacks the tracks")
})

await program.pipe(Effect.provide(Simulator.layer()), Effect.runPromise)
