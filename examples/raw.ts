/** Call an endpoint that has no operation. It is paced, authorised, retried and checked as the operations are. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect, Schema } from "effect"
import { HttpClientResponse } from "effect/http"
import { Beatport, BeatportHttpClient, Track } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const Top = Schema.Struct({ results: Schema.Array(Track) })

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const client = yield* BeatportHttpClient
  const [hit] = yield* beatport.charts.top(1)
  if (hit === undefined) return
  const label = Track.label(hit)

  // #region endpoints
  const top = yield* client
    .get(`/catalog/labels/${label.id}/top/3/`)
    .pipe(Effect.flatMap(HttpClientResponse.schemaBodyJson(Top)))
  // #endregion

  yield* Console.log(`What sells best on ${label.name}:`)
  for (const track of top.results) yield* Console.log(`  ${Track.fullTitle(track)}`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
