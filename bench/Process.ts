/**
 * Processes of Node that exchange messages with the benchmark.
 */
import { fork } from "node:child_process"
import { Effect, type Scope } from "effect"

/** A running process. */
export interface Process {
  readonly send: (message: object) => Effect.Effect<void>
  /** Waits for the next message. A process that ends is a defect. */
  readonly receive: Effect.Effect<unknown>
}

/** Starts a program in a process of its own, which is killed when the scope closes. */
export const startProcess = (
  program: string,
  options: { readonly args?: ReadonlyArray<string>; readonly execArgv?: ReadonlyArray<string> } = {}
): Effect.Effect<Process, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const { args = [], execArgv = [] } = options
      const child = fork(program, args, { execArgv: [...execArgv], stdio: ["ignore", 2, 2, "ipc"] })
      const messages: Array<unknown> = []
      const waiting: Array<(effect: Effect.Effect<unknown>) => void> = []
      child.on("message", (message: unknown) => {
        const next = waiting.shift()
        if (next === undefined) messages.push(message)
        else next(Effect.succeed(message))
      })
      child.once("exit", (code, signal) => {
        for (const resume of waiting) resume(Effect.die(new Error(`${program} ended: ${code ?? signal}`)))
      })
      return { child, messages, waiting }
    }),
    ({ child }) => Effect.sync(() => child.kill())
  ).pipe(
    Effect.map(({ child, messages, waiting }) => ({
      send: (message) => Effect.sync(() => child.send(message)),
      receive: Effect.callback<unknown>((resume) => {
        if (messages.length > 0) resume(Effect.succeed(messages.shift()))
        else waiting.push(resume)
      })
    }))
  )
