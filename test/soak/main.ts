/**
 * Soaks the client: thousands of concurrent calls against a simulator with a fault in every fifth response, each checked against the
 * tables of docs/faults.md: `npm run soak -- --minutes 60`. It ends with 1 where anything is wrong.
 */
import { randomInt } from "node:crypto"
import { NodeServices } from "@effect/platform-node"
import { Cause, Console, Effect, Exit, Option } from "effect"
import { CliError, Command, Flag } from "effect/cli"
import manifest from "../../package.json" with { type: "json" }
import { Backstage } from "./Backstage.ts"
import { defects } from "./Defects.ts"
import { progressLine, report } from "./Report.ts"
import { soak, type Progress } from "./Soak.ts"

const aboveZero = Flag.filter(
  (count: number) => count > 0,
  () => "Expected a whole number above 0."
)

const calls = Flag.Int("calls").pipe(
  Flag.withDescription("How many calls; 10000 unless it is told how many minutes"),
  aboveZero,
  Flag.optional
)

const fibers = Flag.Int("fibers").pipe(
  Flag.withDescription("How many of them at once"),
  aboveZero,
  Flag.withDefault(50)
)

const faults = Flag.Finite("faults").pipe(
  Flag.withDescription("The fraction of the responses that are faulty"),
  Flag.filter(
    (part) => part >= 0 && part <= 1,
    () => "Expected a number from 0 to 1."
  ),
  Flag.withDefault(0.2)
)

const seed = Flag.Int("seed").pipe(
  Flag.withDescription("Decides the calls and what each meets; the report has it"),
  Flag.optional
)

const minutes = Flag.Finite("minutes").pipe(
  Flag.withDescription("The longest duration; without --calls, exactly that"),
  Flag.filter(
    (time) => time > 0,
    () => "Expected a number above 0."
  ),
  Flag.optional
)

const call = Flag.Int("call").pipe(
  Flag.withDescription("Makes this one call of the seed's, alone"),
  Flag.filter(
    (index) => index >= 0,
    () => "Expected a whole number, 0 or more."
  ),
  Flag.optional
)

const defaults = Flag.Boolean("defaults").pipe(
  Flag.withDescription(
    "With the client's own retry budget and circuit, and faulty sign-ins: calls share their fate"
  ),
  Flag.withDefault(false)
)

const json = Flag.Boolean("json").pipe(
  Flag.withDescription("Reports as JSON, for programs"),
  Flag.withDefault(false)
)

const plant = Flag.Literals("plant", defects).pipe(
  Flag.withDescription("Breaks something on purpose, to see that it is found; may be given several times"),
  Flag.atLeast(0)
)

// Findings go to standard output, progress does not.
const shows = (): ((progress: Progress) => void) => {
  const { stderr } = process
  if (stderr.isTTY) return (progress) => void stderr.write(`\r\u001B[2K${progressLine(progress)}`)
  let shownAt = 0
  return (progress) => {
    if (progress.seconds - shownAt < 10) return
    shownAt = progress.seconds
    stderr.write(`${progressLine(progress)}\n`)
  }
}

const command = Command.make(
  "soak",
  { call, calls, defaults, faults, fibers, json, minutes, plant, seed },
  Effect.fnUntraced(function* (given) {
    let isStopped = false
    // The second Ctrl-C is Node's own.
    process.once("SIGINT", () => {
      isStopped = true
    })
    const isAlone = Option.isSome(given.call)
    const unlimited = Option.isSome(given.minutes) ? Infinity : 10_000
    const result = yield* soak(
      {
        calls: isAlone ? 1 : Option.getOrElse(given.calls, () => unlimited),
        first: Option.getOrElse(given.call, () => 0),
        fibers: isAlone ? 1 : given.fibers,
        faults: given.faults,
        seed: Option.getOrElse(given.seed, () => randomInt(2 ** 31)),
        minutes: Option.getOrElse(given.minutes, () => Infinity),
        isThrifty: given.defaults,
        defects: new Set(given.plant)
      },
      { sees: shows(), wantsToStop: () => isStopped }
    ).pipe(Effect.scoped, Effect.provide(Backstage.layer))
    if (process.stderr.isTTY) process.stderr.write("\r\u001B[2K")
    yield* Console.log(given.json ? JSON.stringify(result, null, 2) : report(result))
    if (result.complaints.length > 0) process.exitCode = 1
  })
).pipe(
  Command.withDescription(
    "Soaks the client: many calls at once against a simulator, with faults, each held to docs/faults.md. Ctrl-C ends it with the report so far."
  )
)

const exit = await command.pipe(
  Command.run({ version: manifest.version }),
  Effect.provide(NodeServices.layer),
  Effect.runPromiseExit
)
if (Exit.isFailure(exit)) {
  // The command has said itself what is wrong with an option.
  if (!Option.exists(Cause.findErrorOption(exit.cause), CliError.isCliError))
    console.error(Cause.pretty(exit.cause))
  process.exitCode = 2
}
// Handles that were left open are in the report and do not delay the exit.
process.exit()
