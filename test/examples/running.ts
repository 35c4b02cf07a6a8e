/**
 * Programs run to their end, as their reader would run them.
 */
import { Effect, Stream } from "effect"
import { ChildProcess } from "effect/process"
import * as Example from "../../scripts/example/Example.ts"

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number
  readonly lines: ReadonlyArray<string>
  readonly complaints: string
}

const text = (bytes: Stream.Stream<Uint8Array, unknown>) => Stream.mkString(Stream.decodeText(bytes))

/** Runs a program to its end. */
const ended = Effect.fnUntraced(function* (command: ChildProcess.Command) {
  const child = yield* command
  const [output, complaints, code] = yield* Effect.all(
    [text(child.stdout), text(child.stderr), child.exitCode],
    { concurrency: "unbounded" }
  )
  const result: Ended = { code, lines: output.trimEnd().split("\n"), complaints }
  return result
}, Effect.scoped)

/** Compiled code is kept, because every program here loads the same modules. */
const NODE_COMPILE_CACHE = `${Example.root}/node_modules/.cache/compiled`

/** Runs Node to its end. */
export const runNode = (args: ReadonlyArray<string>, env: Record<string, string | undefined> = {}) =>
  ended(
    ChildProcess.make(process.execPath, args, {
      cwd: Example.root,
      env: { ...env, NODE_COMPILE_CACHE },
      extendEnv: true
    })
  )

/** Runs an example to its end. */
export const runExample = (example: Example.Example, env: Record<string, string | undefined>) =>
  ended(Example.command(example, { env: { ...env, NODE_COMPILE_CACHE } }))
