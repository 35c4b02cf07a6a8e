/**
 * Keeps a simulator of Beatport running, and says how to reach it: `npm run simulator -- --port 8080`.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Cause, Console, Effect, Exit, Option, Runtime } from "effect"
import { Command, Flag } from "effect/cli"
import manifest from "../package.json" with { type: "json" }
import { Simulator, namedFaults } from "../src/simulator/index.ts"

const port = Flag.Int("port").pipe(
  Flag.withDescription("The port on 127.0.0.1; without it the system chooses one"),
  Flag.withDefault(0)
)

const seed = Flag.String("seed").pipe(Flag.withDescription("Another seed makes other music"), Flag.optional)

const tracks = Flag.Int("tracks").pipe(
  Flag.withDescription("How many tracks the catalogue has"),
  Flag.withDefault(4000)
)

const introduce = Effect.gen(function* () {
  const { account, baseUrl, catalogue, clientId, issueToken } = yield* Simulator
  const { access_token: token } = yield* issueToken()
  yield* Console.log(`
Beatport, simulated: ${catalogue.tracks.length} tracks at ${baseUrl}

For this SDK:

  export BEATPORT_BASE_URL=${baseUrl}
  export BEATPORT_USERNAME=${account.username}
  export BEATPORT_PASSWORD=${account.password}

  Client id, for clients that do not find it by themselves: ${clientId}

For curl, with a token that is good for ten hours:

  curl -H 'Authorization: Bearer ${token}' '${baseUrl}/catalog/tracks/?genre_id=6&per_page=1'

A bad day, by name: add -H 'X-Simulator-Fault: rate-limited', or one of
${inLines(Object.keys(namedFaults))}

Ctrl-C stops it.`)
})

const inLines = (names: ReadonlyArray<string>): string =>
  names
    .reduce<ReadonlyArray<string>>((lines, name) => {
      const last = lines.at(-1) ?? " "
      return last.length + name.length > 76 || lines.length === 0
        ? [...lines, `  ${name}`]
        : [...lines.slice(0, -1), `${last} ${name}`]
    }, [])
    .join("\n")

const simulator = Command.make("simulator", { port, seed, tracks }, (options) =>
  Effect.andThen(introduce, Effect.never).pipe(
    Effect.provide(
      Simulator.layer({
        port: options.port,
        tracks: options.tracks,
        seed: Option.getOrUndefined(options.seed)
      })
    )
  )
).pipe(Command.withDescription("Serves a made-up Beatport on a loopback port until it is stopped."))

/** Being stopped is how this ends, not how it fails. */
const teardown: Runtime.Teardown = (exit, onExit) =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)
    ? onExit(0)
    : Runtime.defaultTeardown(exit, onExit)

simulator.pipe(
  Command.run({ version: manifest.version }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ teardown })
)
