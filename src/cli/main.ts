/**
 * Runs the command that the arguments name, and ends the process with its exit code.
 */
import process from "node:process"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Cause, Effect, Exit, Layer, Logger, Predicate, type Runtime } from "effect"
import { CliConfig, CliError, CliOutput, Command, GlobalFlag, TerminalCapabilities } from "effect/cli"
import { version } from "../services/BeatportConfig/version.ts"
import { program } from "./commands.ts"
import { type Explanation, writeFailureJson, writeFailureLines } from "./Explanation.ts"
import { formatHelp } from "./help.ts"
import { invalidInvocation } from "./invalidInvocation.ts"
import { Output } from "./Output.ts"
import { cleanText } from "./output/cleanText.ts"

const args = process.argv.slice(2)

/** Whether a global flag is set, known even if the arguments are invalid. */
const isSet = (...names: ReadonlyArray<string>): boolean => {
  const end = args.indexOf("--")
  return (end === -1 ? args : args.slice(0, end)).some((arg) => names.includes(arg))
}

/** Help that was asked for is data on stdout. Help because of a mistake would be noise: two lines on stderr instead. */
const presenter = Layer.unwrap(
  Effect.gen(function* () {
    const output = yield* Output
    const { canColor } = yield* TerminalCapabilities.TerminalCapabilities
    const bold = (text: string) => (canColor ? `\u001b[1m${text}\u001b[22m` : text)
    return CliOutput.layerPresenter({
      present: (event) => {
        switch (event._tag) {
          case "Help":
            return Effect.orDie(output.lines([formatHelp(event.helpDoc, output.helpWidth, bold)]))
          case "InvalidInvocation":
            return Effect.provideService(write(invalidInvocation(event)), Output, output)
          case "Version":
            return Effect.orDie(output.lines([event.version]))
        }
      }
    })
  })
)

/** Exit code of a command that the closing of its terminal ended. */
const hungUp = 129

const isInputOutputError = (error: unknown): boolean =>
  Predicate.hasProperty(error, "code") && error.code === "EIO"

/** Tells whether a prompt ended because its terminal was closed. Errors of the file system are failures and no defects. */
const isTerminalClosed = (cause: Cause.Cause<unknown>): boolean =>
  cause.reasons
    .filter(Cause.isDieReason)
    .some(
      ({ defect }) =>
        isInputOutputError(defect) ||
        (Predicate.hasProperty(defect, "cause") && isInputOutputError(defect.cause))
    )

/** Writes the failure to stderr and returns its exit code. What explains failures is loaded only now. */
const report = (cause: Cause.Cause<unknown>) =>
  Effect.gen(function* () {
    if (isTerminalClosed(cause)) return hungUp
    const error = Cause.squash(cause)
    if (isShowHelp(error)) return error.errors.length === 0 ? 0 : 2
    const { explain } = yield* Effect.promise(() => import("./explain.ts"))
    const explanation = explain(cause)
    if (explanation.exitCode !== 0 && explanation.tag !== "ChildExit") yield* write(explanation)
    return explanation.exitCode
  })

/** Writes a failure to stderr. */
const write = (explanation: Explanation) =>
  Effect.gen(function* () {
    const output = yield* Output
    const lines = isSet("--json")
      ? [writeFailureJson(explanation)]
      : writeFailureLines(explanation, isSet("--verbose"))
    for (const line of lines) yield* output.note(cleanText(line))
  })

const isShowHelp = (error: unknown): error is CliError.ShowHelp =>
  CliError.isCliError(error) && error._tag === "ShowHelp"

const layer = presenter.pipe(
  Layer.provideMerge([Output.layer, TerminalCapabilities.layer]),
  Layer.provideMerge(NodeServices.layer),
  Layer.provideMerge(CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version] })),
  // Logs are no data.
  Layer.provideMerge(Layer.succeed(Logger.LogToStderr, true))
)

/** What the completion scripts call. */
const complete = Effect.gen(function* () {
  const { findCandidates: candidatesFor } = yield* Effect.promise(() => import("./complete.ts"))
  const output = yield* Output
  yield* output.lines(yield* candidatesFor(args.slice(2)))
})

/** Runs the command and ends the process with its exit code. */
export const main = (): void => {
  let signalled = 130
  process.once("SIGTERM", () => {
    signalled = 143
  })
  process.once("SIGHUP", () => {
    signalled = hungUp
    // Effect's runtime interrupts on SIGINT, so that finalizers run on a hang-up too.
    process.kill(process.pid, "SIGINT")
  })
  let exitCode = 0
  const teardown: Runtime.Teardown = (exit, onExit) => {
    if (Exit.isSuccess(exit)) onExit(exitCode)
    else if (isTerminalClosed(exit.cause)) onExit(hungUp)
    else onExit(Cause.hasInterruptsOnly(exit.cause) ? signalled : 1)
  }
  const run =
    args[0] === "__complete"
      ? complete
      : Effect.flatMap(program(args), (command) => Command.runWith(command, { version })(args))
  run.pipe(
    Effect.catchCauseIf(
      (cause) => !Cause.hasInterruptsOnly(cause),
      (cause) =>
        Effect.map(report(cause), (code) => {
          exitCode = code
        })
    ),
    Effect.provide(layer),
    NodeRuntime.runMain({ teardown, disableErrorReporting: true })
  )
}
