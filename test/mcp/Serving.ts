/**
 * The server as a process of its own, over a simulated Beatport in this one.
 */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect, Layer } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { binary } from "../cli/binary.ts"

type Environment = Record<string, string>

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

/** A program and its arguments, as a client starts it. */
export interface ServerCommand {
  readonly command: string
  readonly args: Array<string>
}

/** `beatport mcp`, as it is built. */
export const beatportMcp = (...args: ReadonlyArray<string>): ServerCommand => ({
  command: process.execPath,
  args: [binary, "mcp", ...args]
})

/** A server that does not pause between requests. */
export const program = (...args: ReadonlyArray<string>): ServerCommand => ({
  command: process.execPath,
  args: [fileURLToPath(new URL("program.ts", import.meta.url)), ...args]
})

/** Starts a server, which ends at the end of the scope at the latest. */
export const start = ({ args, command }: ServerCommand, env: Environment) =>
  Effect.acquireRelease(
    Effect.sync(() => spawn(command, args, { env, stdio: "pipe" })),
    (running) =>
      Effect.promise(async () => {
        running.kill("SIGKILL")
        await exitCodeOf(running)
      })
  )

/** Resolves with what a stream has brought when `done` accepts it, or when it ends. */
export const collect = (
  stream: NodeJS.ReadableStream,
  done: (text: string) => boolean = () => false
): Promise<string> =>
  new Promise((resolve) => {
    const decoder = new TextDecoder()
    let text = ""
    stream.on("data", (chunk: Buffer) => {
      text += decoder.decode(chunk, { stream: true })
      if (done(text)) resolve(text)
    })
    stream.on("end", () => resolve(text))
  })

/** Resolves with the exit code of a process; null if a signal ended it. */
export const exitCodeOf = async (server: ChildProcessWithoutNullStreams): Promise<number | null> => {
  if (server.exitCode === null && server.signalCode === null) await once(server, "exit")
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
export const servedOverHttp = (command: ServerCommand, more: Environment = {}) =>
  Effect.gen(function* () {
    const server = yield* start(command, { ...(yield* environmentFor), ...more })
    const said = yield* Effect.promise(() => collect(server.stderr, (text) => address.test(text)))
    return { server, url: address.exec(said)?.[0] ?? `no address: ${said}` }
  })

const address = /http:\/\/\S+\/mcp/

/** A simulated Beatport of a moderate size. */
export const layerSimulator = Layer.fresh(Simulator.layer({ tracks: 1500 }))
