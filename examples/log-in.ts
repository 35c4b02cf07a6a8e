/** Log in beforehand. Every call does it by itself when it has to. */
import { NodeRuntime } from "@effect/platform-node"
import { Console, DateTime, Effect, Option } from "effect"
import { Auth, Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

const program = Effect.gen(function* () {
  const auth = yield* Auth
  const beatport = yield* Beatport

  // BEATPORT_USERNAME and BEATPORT_PASSWORD; or pass { username, password }.
  yield* auth.login()

  const { username } = yield* beatport.account.get()
  const { expires_at, renewable } = yield* auth.status
  yield* Console.log(`Signed in as ${username}`)
  if (Option.isSome(expires_at)) {
    const end = DateTime.makeUnsafe(expires_at.value)
    yield* Console.log(
      `until ${DateTime.formatLocal(end, { dateStyle: "medium", timeStyle: "short" })}${renewable ? ", renewed in time" : ""}`
    )
  }
}).pipe(
  Effect.catchTag("AuthenticationError", (error) =>
    // InvalidCredentials, ClientIdNotFound, NotConfigured …
    Effect.andThen(Console.error(error.message), Effect.fail(error))
  )
)

program.pipe(Effect.provide(NodeBeatport.layerConfig()), NodeRuntime.runMain)
