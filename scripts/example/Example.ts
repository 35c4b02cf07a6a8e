/**
 * The programs in examples/, and the environment in which they use a simulator.
 */
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Effect, FileSystem, Path } from "effect"
import { ChildProcess } from "effect/process"
import { Simulator } from "effect-beatport/simulator"
import * as Proxy from "./Proxy.ts"

export const root = fileURLToPath(new URL("../..", import.meta.url))

/** Describes a program in examples/. */
export interface Example {
  /** Name of the file without its extension: `search`. */
  readonly name: string
  /** Path from the root of the project: `examples/search.ts`. */
  readonly path: string
  /** Sentence at the top of the file. */
  readonly about: string
}

/** Returns the text of a file, by its path from the root of the project. */
export const source = (path: string): string => readFileSync(`${root}/${path}`, "utf8")

/** Lists the examples, in alphabetical order. The demo has its own command. */
export const all: ReadonlyArray<Example> = readdirSync(`${root}/examples`)
  .filter((file) => /\.[jt]s$/.test(file) && file !== "demo.ts")
  .toSorted()
  .map((file) => {
    const path = `examples/${file}`
    const [, about = ""] = /^\/\*\* (.+?\.)(?: |$)/.exec(source(path)) ?? []
    return { name: file.slice(0, file.indexOf(".")), path, about }
  })

/**
 * Returns the command that runs an example; vitest runs those that are tests. The variables are added to the
 * environment of this process.
 */
export const command = (
  { path }: Example,
  options: Pick<ChildProcess.CommandOptions, "env" | "stdin" | "stdout" | "stderr">
): ChildProcess.Command => {
  const program = path.endsWith(".test.ts") ? ["node_modules/vitest/vitest.mjs", "run", path] : [path]
  return ChildProcess.make(process.execPath, program, { ...options, cwd: root, extendEnv: true })
}

/** Variables of the caller that would change the server or the account of an example. */
const disturbing = /^(?:BEATPORT_.*|https?_proxy|no_proxy|all_proxy)$/i

/** Makes the environment in which an example uses a simulator. */
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
    // Set because reading it from the documentation page takes seven more requests.
    BEATPORT_CLIENT_ID: clientId,
    MY_PROXY: proxy.url,
    PASTED_TOKEN: JSON.stringify(yield* issueToken())
  }
  for (const name of Object.keys(process.env)) if (disturbing.test(name)) env[name] ??= undefined
  return { env, proxy }
})
