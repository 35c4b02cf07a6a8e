/**
 * Writes data to stdout and everything else to stderr.
 *
 * Each write waits until the operating system has taken it, so a slow reader slows the command, a full disk is an error,
 * and a closed pipe ends the command silently. Node's `console` reports none of these.
 */
import process from "node:process"
import { Context, Effect, Layer, Stream } from "effect"
import { readCode, OutputError } from "./CliFailure.ts"

/** Writes to the two output streams of the process. */
export interface OutputService {
  /** Writes lines of data to stdout. */
  readonly lines: (lines: ReadonlyArray<string>) => Effect.Effect<void, OutputError>
  /** Writes a stream of lines to stdout as they come. */
  readonly stream: <E, R>(lines: Stream.Stream<string, E, R>) => Effect.Effect<void, E | OutputError, R>
  /** Writes a line to stderr. If stderr is closed, nothing happens. */
  readonly note: (line: string) => Effect.Effect<void>
  /** Replaces the last line of stderr with a text, if stderr is a terminal. */
  readonly progress: (line: string) => Effect.Effect<void>
  /** The number of columns of the terminal that stdout is, or undefined if it is none. */
  readonly width: number | undefined
  /** The number of columns that help is wrapped to. */
  readonly helpWidth: number
  /** Whether stdin and stdout are terminals, so that the command can ask. */
  readonly canAsk: boolean
  /** Whether stdout is a terminal. */
  readonly isTerminal: boolean
}

/** Writes to the two output streams of the process. */
export class Output extends Context.Service<Output, OutputService>()("effect-beatport/cli/Output") {
  static readonly layer: Layer.Layer<Output> = Layer.sync(Output, () => {
    const out = writer(process.stdout, "stdout")
    const err = writer(process.stderr, "stderr")
    const columns = process.stdout.isTTY ? process.stdout.columns || undefined : undefined
    const lines = (all: ReadonlyArray<string>) =>
      all.length === 0 ? Effect.void : out(`${all.join("\n")}\n`)
    return Output.of({
      lines,
      stream: (stream) => Stream.runForEachArray(stream, lines),
      note: (line) => Effect.ignore(err(`${line}\n`)),
      progress: (line) => (process.stderr.isTTY ? Effect.ignore(err(`\r\u001b[2K${line}`)) : Effect.void),
      width: columns,
      helpWidth: Math.min(columns ?? 80, 100),
      canAsk: process.stdin.isTTY && process.stdout.isTTY,
      isTerminal: process.stdout.isTTY
    })
  })
}

const writer = (stream: NodeJS.WriteStream, target: string) => {
  // The callback of a write reports its error; without a listener Node would end the process besides.
  stream.on("error", () => {})
  return (text: string): Effect.Effect<void, OutputError> =>
    Effect.callback((resume) => {
      stream.write(text, (error) => {
        resume(
          error === undefined || error === null
            ? Effect.void
            : Effect.fail(new OutputError({ target, code: readCode(error) }))
        )
      })
    })
}
