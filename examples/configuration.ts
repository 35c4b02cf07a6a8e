/** Configure in code. `layerConfig` takes omitted options from the environment; `layer` takes nothing from it. */
import { NodeRuntime } from "@effect/platform-node"
import { Config, Console, Duration, Effect } from "effect"
import { BeatportConfig } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

// #region configuration
const beatport = NodeBeatport.layerConfig({
  pace: "1 second", // between the starts of two requests
  retry: { times: 2, maxRetryAfter: "10 seconds" },
  timeout: { response: "15 seconds", total: "1 minute" },
  userAgent: Config.String("APP_USER_AGENT").pipe(Config.withDefault("my-app/1.0 (+https://example.com)"))
})
// #endregion

const program = Effect.gen(function* () {
  const { pace, retry, timeout, userAgent } = yield* BeatportConfig
  yield* Console.log(`${userAgent} asks every ${Duration.format(pace)}, and again ${retry.times} times`)
  yield* Console.log(`for at most ${Duration.format(timeout.total)}`)
})

program.pipe(Effect.provide(beatport), NodeRuntime.runMain)
