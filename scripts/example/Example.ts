/**
 * The programs in examples/, and the environment in which a simulator is Beatport to them.
 */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Effect, FileSystem, Path } from "effect"
import { ChildProcess } from "effect/process"
import { Simulator } from "effect-beatport/simulator"
import * as Proxy from "./Proxy.ts"

export const root = fileURLToPath(new URL("../..", import.meta.url))

/** A program in examples/. */
export interface Example {
  /** The file's name without its ending: `search`. */
  readonly name: string
  /** From the root of the project: `examples/search.ts`. */
  readonly path: string
  /** The sentence at its top. */
  readonly about: string
}

/** What a file says, by its path from the root of the project. */
export const source = (path: string): string => readFileSync(`${root}/${path}`, "utf8")

/** The examples, in alphabetical order. The demo has a command of its own. */
export const all: ReadonlyArray<Example> = readdirSync(`${root}/examples`)
  .filter((file) => /\.[jt]s$/.test(file) && file !== "demo.ts")
  .toSorted()
  .map((file) => {
    const path = `examples/${file}`
    const [, about = ""] = /^\/\*\* (.+?\.)(?: |$)/.exec(source(path)) ?? []
    return { name: file.slice(0, file.indexOf(".")), path, about }
  })

/** The command that runs an example; one that is a test is run by vitest. Variables come on top of this process's. */
export const command = (
  { path }: Example,
  options: Pick<ChildProcess.CommandOptions, "env" | "stdin" | "stdout" | "stderr">
): ChildProcess.Command => {
  const program = path.endsWith(".test.ts") ? ["node_modules/vitest/vitest.mjs", "run", path] : [path]
  return ChildProcess.make(process.execPath, program, { ...options, cwd: root, extendEnv: true })
}

/** Variables of the caller that would lead an example elsewhere. */
const disturbing = /^(?:BEATPORT_.*|https?_proxy|no_proxy|all_proxy)$/i

/** What an example finds in its environment when a simulator is Beatport to it. */
export const simulated = Effect.gen(function* () {
  const { account, baseUrl, clientId, issueToken } = yield* Simulator
  const path = yield* Path.Path
  const directory = yield* (yield* FileSystem.FileSystem).makeTempDirectoryScoped()
  const proxy = yield* Proxy.make

  const env: Record<string, string | undefined> = {
    BEATPORT_BASE_URL: baseUrl,
    BEATPORT_USERNAME: account.username,
    BEATPORT_PASSWORD: account.password,
    BEATPORT_TOKEN_FILE: path.join(directory, "token.json"),
    // It would be found on the documentation page, by seven more requests.
    BEATPORT_CLIENT_ID: clientId,
    MY_PROXY: proxy.url,
    PASTED_TOKEN: JSON.stringify(yield* issueToken())
  }
  for (const name of Object.keys(process.env)) if (disturbing.test(name)) env[name] ??= undefined
  return { env, proxy }
})
