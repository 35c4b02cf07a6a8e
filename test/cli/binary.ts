/**
 * Runs the built command: in pipes, and in a pseudo-terminal.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Pty from "@lydell/node-pty"
import { Effect } from "effect"
import type { SimulatorService } from "effect-beatport/simulator"

/** The script that the package's `bin` is. */
export const binary = fileURLToPath(new URL("../../dist/cli/beatport.js", import.meta.url))

/** What a run of the command left behind. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** A home directory of its own, so that no token of one run is found by another. */
export const emptyHome = (): string => mkdtempSync(join(tmpdir(), "beatport-cli-"))

/** The environment in which the command reaches a simulator, already signed in. */
export const signedIn = ({ baseUrl, issueToken }: SimulatorService): Effect.Effect<Environment> =>
  Effect.map(issueToken(), ({ access_token }) => ({
    BEATPORT_BASE_URL: baseUrl,
    BEATPORT_ACCESS_TOKEN: access_token
  }))

const clean = (environment: Environment): Record<string, string> => {
  const own = { PATH: process.env["PATH"], HOME: emptyHome(), TERM: "xterm-256color", ...environment }
  return Object.fromEntries(
    Object.entries(own).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}

/** Runs the command in pipes, with a text on stdin. */
export const run = (
  args: ReadonlyArray<string>,
  environment: Environment = {},
  stdin = ""
): Effect.Effect<Run> =>
  Effect.callback((resume) => {
    const child = spawn(process.execPath, [binary, ...args], { env: clean(environment) })
    collect(child, resume)
    child.stdin.on("error", () => {})
    child.stdin.end(stdin)
    return Effect.sync(() => child.kill("SIGKILL"))
  })

/** Runs a line of shell in which `beatport` is the command. */
export const shell = (line: string, environment: Environment = {}): Effect.Effect<Run> =>
  Effect.callback((resume) => {
    const script = `beatport() { "${process.execPath}" "${binary}" "$@"; }; ${line}`
    const child = spawn("bash", ["-c", script], {
      env: clean(environment),
      stdio: ["ignore", "pipe", "pipe"]
    })
    collect(child, resume)
    return Effect.sync(() => child.kill("SIGKILL"))
  })

const collect = (child: ChildProcess, resume: (run: Effect.Effect<Run>) => void): void => {
  const [out, err]: [Array<Buffer>, Array<Buffer>] = [[], []]
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk))
  child.stderr?.on("data", (chunk: Buffer) => err.push(chunk))
  child.on("close", (code, signal) => {
    const text = (chunks: ReadonlyArray<Buffer>) => Buffer.concat(chunks).toString("utf8")
    resume(
      Effect.succeed({
        code: code ?? (signal === "SIGKILL" ? 137 : 1),
        out: text(out),
        err: text(err)
      })
    )
  })
}

/** What a terminal is like. */
interface TerminalOptions {
  readonly columns?: number
  readonly environment?: Environment
  /** Is called with all output so far; types into the terminal, or sends a signal. */
  readonly onOutput?: (all: string, terminal: Pty.IPty) => void
}

/** Closes a terminal while its program runs. The types of the package lack the method. */
export const closeTerminal = (terminal: Pty.IPty): void => {
  const destroy: unknown = Reflect.get(terminal, "destroy")
  if (typeof destroy !== "function") throw new TypeError("This terminal cannot be closed")
  Reflect.apply(destroy, terminal, [])
}

/** Runs the command in a pseudo-terminal, where stdout and stderr are one. */
export const runInTerminal = (
  args: ReadonlyArray<string>,
  { columns = 80, environment = {}, onOutput }: TerminalOptions = {}
): Effect.Effect<Pick<Run, "code" | "out">> =>
  Effect.callback((resume) => {
    const terminal = Pty.spawn(process.execPath, [binary, ...args], {
      cols: columns,
      rows: 40,
      env: clean(environment)
    })
    let out = ""
    terminal.onData((data) => {
      out += data
      onOutput?.(out, terminal)
    })
    terminal.onExit(({ exitCode, signal }) => {
      resume(Effect.succeed({ code: signal === undefined || signal === 0 ? exitCode : 128 + signal, out }))
    })
    return Effect.sync(() => {
      terminal.kill("SIGKILL")
    })
  })
