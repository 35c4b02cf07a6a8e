/**
 * Says what Beatport changed for this SDK: `npm run drift -- FILE`, where the file is a newer OpenAPI document of Beatport's
 * (`GET /v4/swagger-ui/json/`) or a recorded response. It ends with 1 if something changed.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, FileSystem, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import manifest from "../../package.json" with { type: "json" }
import { forPeople, report } from "./drift/Report.ts"

const file = Argument.File("file", { mustExist: true }).pipe(
  Argument.withDescription("A newer OpenAPI document of Beatport's, or a recorded response, as JSON")
)

const as = Flag.String("as").pipe(
  Flag.withDescription(
    "Which operation the recorded response is of, say tracks.get; without it, that is guessed by its fields"
  ),
  Flag.optional
)

const json = Flag.Boolean("json").pipe(Flag.withDescription("As JSON, for programs"), Flag.withDefault(false))

const meant = Flag.Boolean("known").pipe(
  Flag.withDescription("Show the differences that are meant, too, each with its reason"),
  Flag.withDefault(false)
)

const command = Command.make("drift", { file, as, json, meant }, (options) =>
  Effect.gen(function* () {
    const text = yield* (yield* FileSystem.FileSystem).readFileString(options.file)
    const found = yield* report(text, Option.getOrUndefined(options.as))
    yield* Console.log(
      options.json ? JSON.stringify(found, null, 2) : forPeople(found, { withKnown: options.meant })
    )
    if (found.changes.length > 0) process.exitCode = 1
  }).pipe(
    Effect.catch((problem) =>
      Effect.andThen(
        Console.error(problem.message),
        Effect.sync(() => {
          process.exitCode = 2
        })
      )
    )
  )
).pipe(Command.withDescription("Says what Beatport changed for this SDK."))

command.pipe(
  Command.run({ version: manifest.version }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
