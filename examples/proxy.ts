/** Use a proxy. Without this option, HTTPS_PROXY, HTTP_PROXY and NO_PROXY apply, as for other programs. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, Effect } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const beatport = yield* Beatport
  const genres = yield* beatport.genres.list()
  yield* Console.log(`${genres.count} genres, by way of ${process.env["MY_PROXY"]}`)
})

// #region proxy
const beatport = NodeBeatport.layerConfig({
  proxy: process.env["MY_PROXY"], // http://user:password@proxy.example:8080
  timeout: { connect: "5 seconds", response: "20 seconds", total: "1 minute" }
})
// #endregion

program.pipe(Effect.provide(beatport), NodeRuntime.runMain)
