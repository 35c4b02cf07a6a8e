/** Tokens: import one, show its state, refresh it, revoke it. */
import { NodeRuntime } from "@effect/platform-node"
import { Config, Console, Effect, Option } from "effect"
import { Auth, Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const auth = yield* Auth
  const beatport = yield* Beatport
  yield* Console.log(`before: ${(yield* auth.status).state}`)

  // #region tokens
  // A bare access token, the token endpoint's JSON, or another program's token file.
  const pasted = yield* Config.Redacted("PASTED_TOKEN")
  yield* auth.importToken(pasted)

  const { renewable, scope, state } = yield* auth.status
  // #endregion
  yield* Console.log(`imported: ${state}, ${renewable ? "can be refreshed" : "until it expires"}`)
  yield* Console.log(`its scope is ${Option.getOrElse(scope, () => "unknown")}`)
  yield* Console.log(`it belongs to ${(yield* beatport.account.get()).username}`)

  if (renewable) {
    yield* auth.refresh // calls do this before the token expires
    yield* Console.log(`refreshed: ${(yield* auth.status).state}`)
  }

  yield* auth.logout // revokes the token and removes it from the store
  yield* Console.log(`after: ${(yield* auth.status).state}`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
