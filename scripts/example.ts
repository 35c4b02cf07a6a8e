/**
 * Runs an example against a simulator: `npm run example -- search`; against Beatport, with the current environment:
 * `npm run example -- search --live`. Without a name, it lists the examples.
 */
import { NodeRuntime, NodeServices } from "@effect/platform-node"
import { Console, Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { ChildProcessSpawner } from "effect/process"
import manifest from "../package.json" with { type: "json" }
import { Simulator } from "effect-beatport/simulator"
import * as Example from "./example/Example.ts"

const name = Argument.Literals(
  "name",
  Example.all.map((example) => example.name)
).pipe(Argument.withDescription("Which example"), Argument.optional)

const live = Flag.Boolean("live").pipe(
  Flag.withDescription("Run against Beatport, with the current environment"),
  Flag.withDefault(false)
)

const list = Effect.gen(function* () {
  const longest = Math.max(...Example.all.map((example) => example.name.length))
  for (const example of Example.all) {
    yield* Console.log(`  ${example.name.padEnd(longest)}  ${example.about}`)
  }
})

const run = Effect.fnUntraced(function* (example: Example.Example, env: Record<string, string | undefined>) {
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner
  const code = yield* spawner.exitCode(
    Example.command(example, { env, stdin: "inherit", stdout: "inherit", stderr: "inherit" })
  )
  process.exitCode = code
})

const onSimulator = (example: Example.Example) =>
  Effect.flatMap(Example.simulated, ({ env }) => run(example, env)).pipe(
    Effect.scoped,
    Effect.provide(Simulator.layer())
  )

const command = Command.make("example", { name, live }, ({ live: isLive, name: wanted }) => {
  const example = Example.all.find((one) => one.name === Option.getOrNull(wanted))
  if (example === undefined) return list
  return isLive ? run(example, {}) : onSimulator(example)
}).pipe(Command.withDescription("Runs a program of examples/."))

command.pipe(
  Command.run({ version: manifest.version }),
  Effect.provide(NodeServices.layer),
  NodeRuntime.runMain
)
