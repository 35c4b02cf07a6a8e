/**
 * Runs a simulator of Beatport, and prints how to reach it: `npm run simulator -- --port 8080`.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Cause, Console, Effect, Exit, FileSystem, Option, Runtime } from "effect"
import { Command, Flag } from "effect/cli"
import manifest from "../package.json" with { type: "json" }
import { Simulator, namedFaults, parseCatalogue } from "effect-beatport/simulator"

const port = Flag.Int("port").pipe(
  Flag.withDescription("Port on 127.0.0.1. Default: the system chooses a free one"),
  Flag.withDefault(0)
)

const seed = Flag.String("seed").pipe(Flag.withDescription("Seed of the generated catalogue"), Flag.optional)

const tracks = Flag.Int("tracks").pipe(
  Flag.withDescription("Number of tracks of the catalogue"),
  Flag.withDefault(4000)
)

const catalogueFile = Flag.File("catalogue", { mustExist: true }).pipe(
  Flag.withDescription(
    "NDJSON of tracks to serve instead of generated ones: objects of API v4, or a reduced form"
  ),
  Flag.optional
)

const search = Flag.Literals("search", ["anyWord", "everyWord", "everyWordAccented"]).pipe(
  Flag.withDescription("How a search matches"),
  Flag.withDefault("anyWord")
)

const clientIds = Flag.String("client-id").pipe(
  Flag.withDescription("A further client id that can sign in; can be repeated"),
  Flag.atLeast(0)
)

/** Reads the tracks of an NDJSON file. */
const readCatalogue = Effect.fnUntraced(function* (path: string) {
  const fileSystem = yield* FileSystem.FileSystem
  return yield* parseCatalogue(yield* fileSystem.readFileString(path))
})

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

Faults, by name: add -H 'X-Simulator-Fault: rate-limited', or one of
${inLines([...namedFaults.keys()])}

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

const simulator = Command.make(
  "simulator",
  { port, seed, tracks, catalogueFile, search, clientIds },
  (options) =>
    Effect.gen(function* () {
      const loaded = Option.isSome(options.catalogueFile)
        ? yield* readCatalogue(options.catalogueFile.value)
        : undefined
      yield* Effect.andThen(introduce, Effect.never).pipe(
        Effect.provide(
          Simulator.layer({
            port: options.port,
            tracks: options.tracks,
            seed: Option.getOrUndefined(options.seed),
            catalogue: loaded,
            clientIds: options.clientIds,
            behaviour: { search: options.search }
          })
        )
      )
    })
).pipe(Command.withDescription("Serves a simulated Beatport on a loopback port until it is interrupted."))

/** An interruption is the normal end, so it exits with 0. */
const teardown: Runtime.Teardown = (exit, onExit) =>
  Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)
    ? onExit(0)
    : Runtime.defaultTeardown(exit, onExit)

simulator.pipe(
  Command.run({ version: manifest.version }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain({ teardown })
)
