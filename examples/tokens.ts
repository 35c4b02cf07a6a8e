/** Tokens: bring one along, look at it, renew it, be done with it. */
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
  yield* Console.log(`imported: ${state}, ${renewable ? "renewable" : "until it ends"}`)
  yield* Console.log(`it allows ${Option.getOrElse(scope, () => "what it allows")}`)
  yield* Console.log(`it belongs to ${(yield* beatport.account.get()).username}`)

  if (renewable) {
    yield* auth.refresh // calls do this by themselves, in time
    yield* Console.log(`renewed: ${(yield* auth.status).state}`)
  }

  yield* auth.logout // revoked at Beatport, and forgotten here
  yield* Console.log(`after: ${(yield* auth.status).state}`)
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
