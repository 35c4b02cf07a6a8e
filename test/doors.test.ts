/**
 * The doors that run everywhere are loaded as Node loads them, with Node's own modules made unavailable.
 */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import manifest from "../package.json" with { type: "json" }

const root = fileURLToPath(new URL("..", import.meta.url))

const load = (specifier: string) => {
  const program = `const door = await import(${JSON.stringify(specifier)}); console.log(Object.keys(door).length > 0)`
  const withoutBuiltins = ["--import", "./scripts/withoutBuiltins.ts"]
  const run = spawnSync(process.execPath, [...withoutBuiltins, "--input-type=module", "--eval", program], {
    cwd: root,
    encoding: "utf8"
  })
  return { said: run.stdout.trim(), complained: run.stderr }
}

/** The source behind an entry of the package's `exports`. */
const source = (door: keyof typeof manifest.exports) => {
  const entry = manifest.exports[door]
  const built = typeof entry === "string" ? entry : entry.default
  return built.replace("./dist/", "./src/").replace(/\.js$/, ".ts")
}

describe("the doors", () => {
  it.each([".", "./api"] as const)("open without Node's modules: %s", (door) => {
    expect(load(source(door))).toEqual({ said: "true", complained: "" })
  })

  it("are watched for Node's modules: the door for Node does not open", () => {
    expect(load(source("./node")).complained).toMatch(/imports node:\S+, which exists on Node only/)
  })

  it("each have a source", () => {
    const sources = ([".", "./api", "./node", "./promise", "./testing"] as const).map(source)
    expect(sources.filter((path) => existsSync(new URL(`../${path}`, import.meta.url)))).toEqual(sources)
  })
})
