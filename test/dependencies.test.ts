/**
 * Dependencies run one way. `.oxlintrc.json` holds what each folder may import. Here the linter checks a file full of imports
 * for every folder, and its findings are compared with the table below.
 */
import { spawnSync } from "node:child_process"
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("..", import.meta.url))

/** How long the linter may take for the whole project on a busy machine, in milliseconds. */
const lintTimeout = 240_000

/** The imports that are allowed in each folder of `src/`; the main entry point is `index.ts`. */
const allowedImports: Readonly<Record<string, ReadonlyArray<string>>> = {
  schemas: ["effect", "fastest-levenshtein", "schemas"],
  errors: ["effect", "schemas", "errors"],
  api: ["effect", "schemas", "api"],
  services: ["effect", "schemas", "errors", "api", "services"],
  runtime: ["node:*", "runtime"],
  node: [
    "effect",
    "node:*",
    "@effect/platform-node",
    "schemas",
    "errors",
    "api",
    "services",
    "runtime",
    "node"
  ],
  promise: ["effect", "schemas", "errors", "api", "services", "runtime", "node", "promise"],
  collection: ["effect", "saxes", "schemas", "errors", "api", "services", "matching", "collection"],
  matching: ["effect", "fastest-levenshtein", "schemas", "errors", "api", "services", "matching"],
  mcp: ["effect", "fastest-levenshtein", "schemas", "errors", "api", "services", "matching", "mcp"],
  testing: ["effect", "schemas", "errors", "api", "services", "testing"],
  simulator: ["effect", "node:*", "@effect/platform-node", "schemas", "api", "runtime", "simulator"],
  cli: [
    "effect",
    "fastest-levenshtein",
    "node:*",
    "@effect/platform-node",
    "schemas",
    "errors",
    "api",
    "services",
    "runtime",
    "node",
    "matching",
    "collection",
    "mcp",
    "testing",
    "simulator",
    "cli"
  ],
  "index.ts": ["schemas", "errors", "api", "services"]
}

/** How what lies outside `src/` is named in an import. */
const outside: Readonly<Record<string, ReadonlyArray<string>>> = {
  effect: ["effect", "effect/http", "effect/schema/SchemaJITCompiler/enable"],
  "node:*": ["node:fs", "node:fs/promises"],
  "@effect/platform-node": ["@effect/platform-node", "@effect/platform-node/NodeHttpClient"],
  "@effect/vitest": ["@effect/vitest"],
  cheerio: ["cheerio", "cheerio/slim"],
  "effect-beatport": ["effect-beatport", "effect-beatport/node"],
  "fastest-levenshtein": ["fastest-levenshtein"],
  "node builtins without node:": ["fs", "fs/promises"],
  saxes: ["saxes"],
  "taglib-wasm": ["taglib-wasm"],
  undici: ["undici"]
}

const folders = Object.keys(allowedImports).filter((name) => name !== "index.ts")
const destinations = [...Object.keys(outside), ...folders]

/** How `destination` is named in an import of `file`. */
const specifiers = (file: string, destination: string): ReadonlyArray<string> => {
  const path = relative(dirname(file), `src/${destination}/Neighbour.ts`)
  return outside[destination] ?? [path.startsWith(".") ? path : `./${path}`]
}

const Report = Schema.fromJsonString(
  Schema.Struct({
    diagnostics: Schema.Array(
      Schema.Struct({
        code: Schema.optionalKey(Schema.String),
        filename: Schema.String,
        labels: Schema.Array(Schema.Struct({ span: Schema.Struct({ line: Schema.Int }) }))
      })
    )
  })
)

/** Lists the findings of the linter, as this project configures it, below `directory`, as `file:line`. */
const findings = (directory: string, rules: ReadonlyArray<string>, folder = "src"): ReadonlySet<string> => {
  const linter = join(root, "node_modules/oxlint/bin/oxlint")
  const { stdout } = spawnSync(process.execPath, [linter, "--format=json", folder], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024
  })
  return new Set(
    Schema.decodeSync(Report)(stdout)
      .diagnostics.filter(({ code }) => code !== undefined && rules.includes(code))
      .flatMap(({ filename, labels }) => labels.map(({ span }) => `${filename}:${String(span.line)}`))
  )
}

const importRules = ["eslint(no-restricted-imports)", "import(no-nodejs-modules)"]

/** What is taken from the surroundings instead of from a service. */
const ambientRules = [
  "eslint(no-restricted-globals)",
  "eslint(no-restricted-properties)",
  "eslint(no-console)",
  "node(no-process-env)"
]
const ambient = {
  time: ["Date.now()", "new Date()", "performance.now()"],
  timers: ["setTimeout(() => {}, 1)", "setInterval(() => {}, 1)", "setImmediate(() => {})"],
  randomness: ["Math.random()"],
  environment: ["process.env.HOME"],
  network: ['fetch("https://api.beatport.com")'],
  console: ['console.log("")']
}

describe("dependencies", () => {
  const directory = mkdtempSync(join(tmpdir(), "dependencies-"))
  const offences: Array<{ readonly place: string; readonly what: string; readonly line: string }> = []
  let rejected: ReadonlySet<string> = new Set()

  const write = (file: string, lines: ReadonlyArray<{ readonly what: string; readonly code: string }>) => {
    mkdirSync(join(directory, dirname(file)), { recursive: true })
    writeFileSync(join(directory, file), lines.map(({ code }) => `${code}\n`).join(""))
    lines.forEach(({ what }, index) => {
      const place = file.split("/")[1] ?? file
      offences.push({ place, what, line: `${file}:${String(index + 1)}` })
    })
  }

  /** Of what was written for `place`, all that passed. */
  const passing = (place: string, candidates: ReadonlyArray<string>) =>
    candidates.filter((candidate) => {
      const lines = offences.filter((offence) => offence.place === place && offence.what === candidate)
      const verdicts = new Set(lines.map(({ line }) => rejected.has(line)))
      // Both forms, at both depths, have the same verdict.
      expect(verdicts.size, `${place} importing ${candidate}`).toBe(1)
      return verdicts.has(false)
    })

  beforeAll(() => {
    copyFileSync(join(root, ".oxlintrc.json"), join(directory, ".oxlintrc.json"))
    for (const place of Object.keys(allowedImports)) {
      const files =
        place === "index.ts" ? ["src/index.ts"] : [`src/${place}/Entry.ts`, `src/${place}/parts/Part.ts`]
      for (const file of files) {
        const imports = destinations.flatMap((what) =>
          specifiers(file, what).flatMap((specifier) => [
            { what, code: `import {} from "${specifier}"` },
            { what, code: `export * from "${specifier}"` }
          ])
        )
        const uses = Object.entries(ambient).flatMap(([what, codes]) => codes.map((code) => ({ what, code })))
        write(file, [...imports, ...uses])
      }
    }
    write("src/elsewhere/Entry.ts", [{ what: "effect", code: 'import { Effect } from "effect"' }])
    rejected = findings(directory, [...importRules, ...ambientRules])
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it.each(Object.entries(allowedImports))("allow src/%s to import %j and nothing else", (place, allowed) => {
    expect(passing(place, destinations).toSorted()).toEqual([...allowed].toSorted())
  })

  it.each([
    "schemas",
    "errors",
    "api",
    "services",
    "promise",
    "runtime",
    "node",
    "matching",
    "collection",
    "mcp",
    "testing"
  ])("keep time, randomness, the environment and the network out of src/%s", (place) => {
    expect(passing(place, Object.keys(ambient))).toEqual([])
  })

  it("allow nothing in a folder that is not listed", () => {
    expect(passing("elsewhere", ["effect"])).toEqual([])
  })

  it("allow the pure part of matching to import schemas and nothing above", () => {
    const copy = mkdtempSync(join(tmpdir(), "dependencies-pure-"))
    copyFileSync(join(root, ".oxlintrc.json"), join(copy, ".oxlintrc.json"))
    mkdirSync(join(copy, "src/matching/pure"), { recursive: true })
    const candidates = ["effect", "fastest-levenshtein", "./Neighbour.ts", "../../schemas/Neighbour.ts"]
    const others = folders.filter((name) => name !== "schemas").map((name) => `../../${name}/Neighbour.ts`)
    const above = ["../Neighbour.ts", "../service/Neighbour.ts", "any-ascii", "node:fs", ...others]
    const all = [...candidates, ...above]
    writeFileSync(
      join(copy, "src/matching/pure/Part.ts"),
      all.map((name) => `import {} from "${name}"\n`).join("")
    )
    const found = findings(copy, importRules)
    rmSync(copy, { recursive: true, force: true })
    const passed = all.filter((_, index) => !found.has(`src/matching/pure/Part.ts:${String(index + 1)}`))
    expect(passed).toEqual(candidates)
  })

  it("are listed for every folder of src", () => {
    const present = readdirSync(join(root, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(folders).toEqual(expect.arrayContaining(present))
  })

  it.each([
    ["bench/calls.ts", '"../src/index.ts"', false],
    ["bench/calls.ts", '"../test/services/Client.ts"', false],
    ["bench/calls.ts", '"effect-beatport"', true],
    ["scripts/example/Example.ts", '"../../src/simulator/index.ts"', false],
    ["scripts/simulator.ts", '"../test/soak/Soak.ts"', false],
    ["scripts/simulator.ts", '"effect-beatport/simulator"', true],
    ["examples/search.ts", '"../src/index.ts"', false],
    ["test/soak/Soak.ts", '"../../bench/calls.ts"', false],
    ["test/soak/Soak.ts", '"../../src/index.ts"', true]
  ] as const)("let %s import %s: %s", (file, specifier, allowed) => {
    const copy = mkdtempSync(join(tmpdir(), "dependencies-beside-"))
    copyFileSync(join(root, ".oxlintrc.json"), join(copy, ".oxlintrc.json"))
    mkdirSync(join(copy, dirname(file)), { recursive: true })
    writeFileSync(join(copy, file), `import {} from ${specifier}\n`)
    const isRejected = findings(copy, importRules, ".").has(`${file}:1`)
    rmSync(copy, { recursive: true, force: true })
    expect(isRejected).toBe(!allowed)
  })

  it(
    "hold in src, scripts, benchmarks, examples and tests",
    () => {
      expect([...findings(root, importRules, ".")]).toEqual([])
    },
    lintTimeout
  )

  it(
    "hold for what src imports at run time",
    () => {
      const copy = mkdtempSync(join(tmpdir(), "dependencies-dynamic-"))
      copyFileSync(join(root, ".oxlintrc.json"), join(copy, ".oxlintrc.json"))
      for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
        if (!file.endsWith(".ts")) continue
        const source = readFileSync(join(root, "src", file), "utf8")
        const names = [...source.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]/g)].map(([, name = ""]) => name)
        mkdirSync(join(copy, "src", dirname(file)), { recursive: true })
        writeFileSync(
          join(copy, "src", file),
          names.map((name) => `import {} from "${name}" // ${name}\n`).join("")
        )
      }
      const leaving = [...findings(copy, importRules)].map((place) => {
        const [file = "", line = "1"] = place.split(":")
        const name = readFileSync(join(copy, file), "utf8").split("\n")[Number(line) - 1]?.split(" // ")[1]
        return `${file} imports ${String(name)}`
      })
      rmSync(copy, { recursive: true, force: true })
      // Reading the documentation page takes an HTML parser, and loading one takes longer than most calls. Audio tags take
      // a package that is optional, and transliterating takes a table of half a megabyte.
      const onDemand = [
        /^src\/services\/.* imports cheerio(\/|$)/,
        /^src\/collection\/.* imports taglib-wasm$/,
        /^src\/matching\/service\/.* imports any-ascii$/
      ]
      expect(leaving).toEqual(leaving.filter((journey) => onDemand.some((known) => known.test(journey))))
    },
    lintTimeout
  )
})
