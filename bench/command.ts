/**
 * How fast the command starts, beside Node itself and beside the import of `effect`.
 */
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Served } from "./Served.ts"
import { ratios, type Spread, spread } from "./Spread.ts"

/** How long one way to start took, and how often as long as what it is compared with. */
export interface StartCost {
  readonly name: string
  readonly millis: Spread
  /** The name of what it is compared with, and the most that it may take; undefined for those themselves. */
  readonly to:
    { readonly name: string; readonly ratio: Spread; readonly best: number; readonly bar: number } | undefined
}

const binary = fileURLToPath(new URL("../dist/cli/beatport.js", import.meta.url))

const root = fileURLToPath(new URL("..", import.meta.url))

interface Start {
  readonly name: string
  readonly args: ReadonlyArray<string>
  readonly to?: { readonly name: string; readonly bar: number }
}

const node: Start = { name: "node -e 0", args: ["-e", "0"] }
const effect: Start = { name: 'import "effect"', args: ["--input-type=module", "-e", 'import "effect"'] }

/** What every user of the entry points imports already. */
const base: Start = {
  name: 'import "effect" and "effect/http"',
  args: ["--input-type=module", "-e", 'import "effect"; import "effect/http"']
}

/** Starts each program in every round, so that a busy moment of the machine meets all of them. */
export const measureStarts = async (
  { baseUrl, trackId }: Served,
  rounds: number,
  progress: (line: string) => void
): Promise<ReadonlyArray<StartCost>> => {
  const starts: ReadonlyArray<Start> = [
    node,
    { name: "beatport --version", args: [binary, "--version"], to: { name: node.name, bar: 1.3 } },
    { name: "beatport --help", args: [binary, "--help"], to: { name: node.name, bar: 3.5 } },
    effect,
    base,
    ...["effect-beatport", "effect-beatport/promise"].map((name, index) => ({
      name: `import "${name}"`,
      args: ["--input-type=module", "-e", `import "${name}"`],
      to: { name: base.name, bar: index === 0 ? 1.2 : 1.3 }
    })),
    { name: "beatport track ID", args: [binary, "track", String(trackId)], to: { name: effect.name, bar: 1 } }
  ]
  const home = await mkdtemp(join(tmpdir(), "beatport-bench-"))
  const environment = {
    PATH: process.env["PATH"],
    HOME: home,
    BEATPORT_BASE_URL: baseUrl,
    BEATPORT_ACCESS_TOKEN: "a-token-that-the-server-does-not-look-at"
  }
  const times = new Map<string, Array<number>>(starts.map(({ name }) => [name, []]))
  try {
    // The first round fills the compile cache, as the first use of a command does.
    for (let round = -1; round < rounds; round++) {
      progress(`starts, round ${round + 1} of ${rounds}`)
      for (const { args, name } of starts) {
        const millis = await timeOf(args, environment)
        if (round >= 0) times.get(name)?.push(millis)
      }
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
  return starts.map(({ name, to }) => {
    const own = times.get(name) ?? []
    const others = to === undefined ? [] : (times.get(to.name) ?? [])
    return {
      name,
      millis: spread(own),
      to:
        to === undefined
          ? undefined
          : { ...to, ratio: ratios(own, others), best: Math.min(...own) / Math.min(...others) }
    }
  })
}

const timeOf = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const begin = performance.now()
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" })
    child.on("error", reject)
    child.on("exit", (code) => {
      if (code === 0) resolve(performance.now() - begin)
      else reject(new Error(`${args.join(" ")} ended with ${String(code)}`))
    })
  })
