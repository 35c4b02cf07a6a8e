/**
 * `beatport simulator`: a simulated Beatport, for tests and for trying things out.
 */
import process from "node:process"
import { Effect, FileSystem, Option } from "effect"
import { Argument, Flag } from "effect/cli"
import { ChildProcess } from "effect/process"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { ChildExit, SetupError, UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { readGivenFile } from "../readGivenFile.ts"

/** `beatport simulator` */
export const simulator: CliCommand = makeCommand(
  "simulator",
  "Keeps a simulated Beatport running until Ctrl-C. With a command after --, runs it with the environment of a fresh simulator, and exits with its exit code.",
  {
    port: Flag.Int("port").pipe(
      Flag.withDescription("The port on 127.0.0.1; the system chooses one by default"),
      Flag.filter(
        (port) => port >= 0 && port <= 65_535,
        () => "a number from 0 to 65535"
      ),
      Flag.withDefault(0)
    ),
    seed: Flag.String("seed").pipe(Flag.withDescription("Another seed makes other music"), Flag.optional),
    tracks: Flag.Int("tracks").pipe(
      Flag.withDescription("How many tracks the catalogue has"),
      Flag.filter(
        (count) => count > 0 && count <= 1_000_000,
        () => "a number from 1 to 1000000"
      ),
      Flag.withDefault(4000)
    ),
    catalogue: Flag.String("catalogue").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription(
        "NDJSON of tracks to serve instead of invented ones: objects of API v4, or a reduced form"
      ),
      Flag.optional
    ),
    search: Flag.Literals("search", ["anyWord", "everyWord", "everyWordAccented"]).pipe(
      Flag.withDescription("How a search matches"),
      Flag.withDefault("anyWord")
    ),
    clientIds: Flag.String("client-id").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("A further client id that can sign in; can be repeated"),
      Flag.atLeast(0)
    ),
    command: Argument.String("COMMAND").pipe(
      Argument.withDescription("After --: a command with its arguments"),
      Argument.variadic()
    )
  },
  ({ catalogue, clientIds, command, port, search, seed, tracks }) =>
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem
      const directory = yield* files.makeTempDirectoryScoped({ prefix: "beatport-simulator-" })
      const { Simulator, parseCatalogue } = yield* Effect.promise(() => import("../../simulator/index.ts"))
      const loaded = Option.isNone(catalogue)
        ? undefined
        : yield* readGivenFile(catalogue.value).pipe(
            Effect.catchTag("PlatformError", () =>
              Effect.fail(makeUnusableError(catalogue.value, "it cannot be read"))
            ),
            Effect.flatMap((text) =>
              Effect.mapError(parseCatalogue(text), ({ message }) =>
                makeUnusableError(catalogue.value, message)
              )
            )
          )
      const run = Effect.gen(function* () {
        const { account, baseUrl } = yield* Simulator
        const environment = {
          BEATPORT_BASE_URL: baseUrl,
          BEATPORT_USERNAME: account.username,
          BEATPORT_PASSWORD: account.password,
          BEATPORT_TOKEN_FILE: `${directory}/token.json`
        }
        const [program, ...args] = command
        if (program === undefined) return yield* keepRunning(environment)
        yield* runCommand(program, args, environment)
      })
      const options = {
        port,
        tracks,
        seed: Option.getOrUndefined(seed),
        catalogue: loaded,
        clientIds,
        behaviour: { search }
      }
      yield* Effect.provide(run, Simulator.layer(options)).pipe(
        Effect.catchTag("ServeError", () =>
          Effect.fail(new UsageError({ message: `--port: port ${port} is taken`, hint: "Choose another." }))
        )
      )
    }).pipe(Effect.scoped)
)

const makeUnusableError = (file: string, reason: string) =>
  new UsageError({ message: `--catalogue: ${file}: ${reason}`, hint: "Give a file with one track a line." })

type Environment = Readonly<Record<string, string>>

const keepRunning = (environment: Environment) =>
  Effect.gen(function* () {
    const output = yield* Output
    yield* output.lines(Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`))
    yield* output.note(
      "A simulated Beatport is running. Paste the lines above into another terminal; Ctrl-C ends it."
    )
    return yield* Effect.never
  })

/** `beatport` in the command is this program, also if no such program is installed. */
const runCommand = Effect.fnUntraced(function* (
  program: string,
  args: ReadonlyArray<string>,
  environment: Environment
) {
  const [, self = ""] = process.argv
  const [file, all] = program === "beatport" ? [process.execPath, [self, ...args]] : [program, args]
  const exitCode = yield* ChildProcess.make(file, all, {
    env: { ...environment, BEATPORT_ACCESS_TOKEN: undefined },
    // In the process group of the terminal, so that Ctrl-C reaches the command too.
    detached: false,
    extendEnv: true,
    stdin: "inherit",
    stdout: "inherit",
    stderr: "inherit"
  }).pipe(
    Effect.flatMap((child) => child.exitCode),
    Effect.scoped,
    Effect.mapError(
      () =>
        new SetupError({
          message: `${program} could not be run`,
          hint: `Is it installed and on the PATH? For a command of this program, write: beatport simulator -- beatport ${program}`
        })
    )
  )
  if (exitCode !== 0) return yield* new ChildExit({ exitCode })
})
