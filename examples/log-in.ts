/** Log in before the first call. Otherwise the first call logs in. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, DateTime, Effect, Option } from "effect"
import { Auth, Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const auth = yield* Auth
  const beatport = yield* Beatport

  // #region login
  yield* auth.login() // with the configured account, or with { username, password }

  const { username } = yield* beatport.account.get()
  const { expires_at, renewable } = yield* auth.status
  // #endregion

  yield* Console.log(`Signed in as ${username}`)
  if (Option.isSome(expires_at)) {
    const end = DateTime.makeUnsafe(expires_at.value)
    yield* Console.log(`until ${DateTime.formatLocal(end, { dateStyle: "medium", timeStyle: "short" })}`)
    if (renewable) yield* Console.log("and refreshed before it expires")
  }
})

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
