/**
 * What importing an entry point of the built package loads: own folders and packages. A program does not pay at start-up for
 * what it does not use.
 */
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, it } from "@effect/vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** How long a process that loads an entry point may take on a busy machine, in milliseconds. */

const loadedBy = async (entryPoint: string) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["test/entryPoints/listLoaded.ts", `dist/${entryPoint}`],
    { cwd: root, maxBuffer: 10_000_000 }
  )
  const urls: unknown = JSON.parse(stdout)
  assert.isArray(urls)
  const names = (pattern: RegExp) =>
    [...new Set(Array.from(String(urls).matchAll(pattern), ([, name = ""]) => name))].toSorted()
  return {
    folders: names(/(?<!node_modules[^,]*)\/dist\/(\w+)\/(?=[^,]*\.js)/g),
    packages: names(/\/node_modules\/((?:@[\w-]+\/)?[\w-]+)\//g),
    effect: names(/\/node_modules\/effect\/\w+\/(http-api|cli|ai|rpc|sql|crypto|persistence\/\w+)\b/g)
  }
}

/** The modules of `effect` that sending requests needs. The others that are loaded come with `effect` and `effect/http`. */
const sending = [
  "http-api",
  "persistence/CircuitBreaker",
  "persistence/RateLimiter",
  "persistence/UserDirectories"
]

describe("importing an entry point loads no more than it needs", () => {
  it("effect-beatport: neither the declaration of the API, nor what sends requests, nor Node's layers", async () => {
    const { effect, folders, packages } = await loadedBy("index.js")
    assert.deepStrictEqual(folders, ["errors", "schemas", "services"])
    assert.deepStrictEqual(packages, ["effect", "fastest-levenshtein"])
    assert.isEmpty(effect.filter((name) => sending.includes(name)))
  })

  it("effect-beatport/promise: neither the declaration of the API nor Node's layers", async () => {
    const { effect, folders, packages } = await loadedBy("promise/index.js")
    assert.deepStrictEqual(folders, ["errors", "promise", "schemas", "services"])
    assert.deepStrictEqual(packages, ["effect", "fastest-levenshtein"])
    assert.notInclude(effect, "http-api")
  })

  it("effect-beatport/api: the declaration alone", async () => {
    const { effect, folders, packages } = await loadedBy("api/index.js")
    assert.deepStrictEqual(folders, ["api", "schemas"])
    assert.deepStrictEqual(packages, ["effect", "fastest-levenshtein"])
    assert.include(effect, "http-api")
  })

  it("effect-beatport/matching: no client and no transliteration table", async () => {
    const { folders, packages } = await loadedBy("matching/index.js")
    // The build joins the schemas that it needs into its files.
    assert.deepStrictEqual(folders, ["matching"])
    assert.deepStrictEqual(packages, ["effect", "fastest-levenshtein"])
  })

  it("effect-beatport/testing: no declaration of the API", async () => {
    const { effect, folders, packages } = await loadedBy("testing/index.js")
    assert.deepStrictEqual(folders, ["errors", "schemas", "services", "testing"])
    assert.deepStrictEqual(packages, ["effect", "fastest-levenshtein"])
    assert.notInclude(effect, "http-api")
  })

  it("effect-beatport/node: undici, and neither Redis nor cheerio", async () => {
    const { folders, packages } = await loadedBy("node/index.js")
    assert.deepStrictEqual(folders, ["errors", "node", "runtime", "schemas", "services"])
    assert.includeMembers(packages, ["@effect/platform-node", "effect", "undici"])
    assert.isEmpty(packages.filter((name) => ["redis", "cheerio", "any-ascii", "taglib-wasm"].includes(name)))
  })
})
