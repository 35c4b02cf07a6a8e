/**
 * `beatport mcp` as a process of its own, over a simulated Beatport in this one.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Layer } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { binary } from "../cli/binary.ts"

type Environment = Readonly<Record<string, string>>

/** The environment in which the server signs in to a simulator by itself. */
export const environmentFor: Effect.Effect<Environment, never, Simulator> = Effect.map(
  Simulator,
  ({ account: { password, username }, baseUrl }) => ({
    PATH: process.env["PATH"] ?? "",
    HOME: mkdtempSync(join(tmpdir(), "beatport-mcp-")),
    BEATPORT_BASE_URL: baseUrl,
    BEATPORT_USERNAME: username,
    BEATPORT_PASSWORD: password
  })
)

/** The command that a client starts. */
export const commandOf = (args: ReadonlyArray<string> = []) => ({
  command: process.execPath,
  args: [binary, "mcp", ...args]
})

/** Starts the server. */
export const serve = (
  args: ReadonlyArray<string>,
  environment: Environment
): ChildProcessWithoutNullStreams => {
  const { args: all, command } = commandOf(args)
  return spawn(command, all, { env: environment, stdio: "pipe" })
}

/** Resolves with what a stream has brought when `done` accepts it, or when it ends. */
export const collect = (
  stream: NodeJS.ReadableStream,
  done: (text: string) => boolean = () => false
): Promise<string> =>
  new Promise((resolve) => {
    let text = ""
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8")
      if (done(text)) resolve(text)
    })
    stream.on("end", () => resolve(text))
  })

/** Resolves with the exit code of a process. */
export const exitCodeOf = async (server: ChildProcessWithoutNullStreams): Promise<number | null> => {
  if (server.exitCode === null) await once(server, "exit")
  return server.exitCode
}

/** Writes a message of JSON-RPC as a line. */
export const line = (message: object): string => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`

/** The first two lines of a client of revision 2025-11-25. */
export const hello =
  line({
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } }
  }) + line({ method: "notifications/initialized" })

/** A line that calls a tool. */
export const toolCall = (id: number, name: string, args: object = {}): string =>
  line({ id, method: "tools/call", params: { name: `beatport_${name}`, arguments: args } })

/** The server over HTTP on a port that the system chose, as long as the scope is open. */
export const servedOverHttp = (args: ReadonlyArray<string> = [], more: Environment = {}) =>
  Effect.gen(function* () {
    const environment = yield* environmentFor
    const server = yield* Effect.acquireRelease(
      Effect.sync(() => serve(["--http", "0", ...args], { ...environment, ...more })),
      (running) =>
        Effect.promise(async () => {
          running.kill("SIGKILL")
          await exitCodeOf(running)
        })
    )
    const said = yield* Effect.promise(() => collect(server.stderr, (text) => /http:\/\/\S+\/mcp/.test(text)))
    const url = /http:\/\/\S+\/mcp/.exec(said)?.[0] ?? `no address: ${said}`
    return { server, url }
  })

/** A simulated Beatport of a moderate size. */
export const layerSimulator = Layer.fresh(Simulator.layer({ tracks: 1500 }))
