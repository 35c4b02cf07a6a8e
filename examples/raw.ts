/** Read a response without decoding: any path, with the rate limit, token, retries and errors of the operations. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport, BeatportHttpClient } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const [hit] = yield* beatport.charts.top(1)
  if (hit === undefined) return

  // #region raw
  const client = yield* BeatportHttpClient
  const response = yield* client.get(`/catalog/tracks/${hit.id}/`)
  const json = yield* response.json
  // #endregion

  yield* Console.log(JSON.stringify(json, null, 2))
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
