/**
 * Bundles the `beatport` command into `dist/cli`, with everything it needs inside, and writes the licences of what it contains.
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Schema } from "effect"
import { type Plugin, rolldown } from "rolldown"

const root = fileURLToPath(new URL("..", import.meta.url))
const directory = join(root, "dist/cli")

/**
 * Replaces undici's main module by the parts that `src/node` uses, because that module also loads undici's own `fetch`,
 * WebSocket, caches and mocks: more than half of its size. A part that is missing here fails the bundle.
 */
const usedOfUndici: Plugin = {
  name: "used-of-undici",
  resolveId: (id) => (id === "undici" ? "\0undici" : undefined),
  load: (id) =>
    id === "\0undici"
      ? [
          "dispatcher/agent:Agent",
          "dispatcher/env-http-proxy-agent:EnvHttpProxyAgent",
          "dispatcher/pool:Pool",
          "dispatcher/proxy-agent:ProxyAgent",
          "handler/decorator-handler:DecoratorHandler",
          "core/errors:errors"
        ]
          .map((part) => part.split(":"))
          .map(([file = "", name = ""]) => `export { default as ${name} } from "${undici}/${file}.js"`)
          .concat(
            // Undici's main module adds this method. A proxy's tunnel is opened with it.
            `import connect from "${undici}/api/api-connect.js"`,
            `import Dispatcher from "${undici}/dispatcher/dispatcher.js"`,
            "Dispatcher.prototype.connect = connect",
            "export default {}"
          )
          .join("\n")
      : undefined
}

/**
 * Makes the segmenter of effect's CliOutput when text is measured, instead of at import, where it costs every start of the command
 * 20 ms. If effect changes that line, the bundle fails.
 */
const segmenterWhenUsed: Plugin = {
  name: "segmenter-when-used",
  transform(code, id) {
    if (!id.endsWith("effect/dist/cli/CliOutput.js")) return
    const made = /const graphemeSegmenter = \/\*#__PURE__\*\/(new Intl\.Segmenter\([^)]*\));/
    if (!made.test(code)) throw new Error("effect's CliOutput no longer makes the segmenter as expected")
    const lazy =
      "let segmenter; const graphemeSegmenter = { segment: (text) => (segmenter ??= $1).segment(text) };"
    return code.replace(made, lazy)
  }
}

/**
 * Modules of Node that effect's layers import for something that few commands do. They are loaded when it is done, because
 * together they cost as much as a third of an empty Node process. If effect no longer imports one there, the bundle fails.
 */
const seldomUsed = new Map([
  ["NodeFileSystem.js", "crypto"],
  ["NodeChildProcessSpawner.js", "child_process"],
  ["NodeTerminal.js", "readline"]
])

const builtinWhenUsed: Plugin = {
  name: "builtin-when-used",
  transform(code, id) {
    const builtin = seldomUsed.get(id.replace(/^.*\/platform-node-shared\/dist\//, ""))
    if (builtin === undefined) return
    const statement = new RegExp(`import \\* as (\\w+) from "node:${builtin}";`)
    const name = statement.exec(code)?.[1]
    if (name === undefined) throw new Error(`${id} no longer imports node:${builtin} as expected`)
    return code
      .replace(statement, "")
      .replaceAll(new RegExp(`\\b${name}\\.`, "g"), `process.getBuiltinModule("node:${builtin}").`)
  }
}

/** Imports the descriptions of arguments from the package, which has them for `effect-beatport/mcp` too: 25 kB. */
const sharedDescriptions: Plugin = {
  name: "shared-descriptions",
  resolveId: (id) =>
    id.endsWith("/api/descriptions.ts") ? { id: "../api/descriptions.js", external: true } : undefined
}

/**
 * Leaves out undici's parser with SIMD instructions, 72 kB. Undici falls back to the other one, as where a processor has none; the
 * headers of one command take no measurable time in either.
 */
const oneParser: Plugin = {
  name: "one-parser",
  resolveId: (id) => (id.endsWith("/llhttp_simd-wasm.js") ? "\0no-simd" : undefined),
  load: (id) => (id === "\0no-simd" ? 'throw new Error("This bundle has no SIMD parser")' : undefined)
}

const undici = join(root, "node_modules/undici/lib")

const bundle = await rolldown({
  input: { beatport: join(root, "src/cli/bin.ts") },
  platform: "node",
  preserveEntrySignatures: false,
  // Loaded on first use, because most commands do not need them. They are installed with the package.
  external: [/^node:/, "redis", "taglib-wasm", "any-ascii", "cheerio/slim", "saxes"],
  plugins: [usedOfUndici, segmenterWhenUsed, builtinWhenUsed, oneParser, sharedDescriptions],
  // Some modules are loaded when they are used, and bundled with what every request needs.
  checks: { ineffectiveDynamicImport: false },
  // Leaves out undici's experimental HTTP parser, as Node's own build of undici does.
  transform: { define: { esbuildDetection: "true" } }
})

// Without groups, a chunk holds modules that are always loaded together.
const { output: parts } = await bundle.generate({ format: "esm" })
const chunks = new Map(
  parts.flatMap((part) => (part.type === "chunk" ? [[part.fileName, part] as const] : []))
)

/** Collects the modules that are loaded with modules of `src/`. */
const collectLoaded = (...modules: ReadonlyArray<string>): ReadonlySet<string> => {
  const loaded = new Set(
    modules.map((module) => {
      const file = join(root, "src", module)
      const chunk = [...chunks.values()].find(({ moduleIds }) => moduleIds.includes(file))
      if (chunk === undefined) throw new Error(`No part of the bundle contains src/${module}`)
      return chunk
    })
  )
  for (const { imports } of loaded) {
    for (const name of imports) {
      const chunk = chunks.get(name)
      if (chunk !== undefined) loaded.add(chunk)
    }
  }
  return new Set([...loaded].flatMap(({ moduleIds }) => moduleIds))
}

// What the script itself needs stays with it: it is loaded before the compile cache is on.
const script = collectLoaded("cli/bin.ts")
const isLoadedWith = (...modules: ReadonlyArray<string>) => {
  const loaded = collectLoaded(...modules)
  return (id: string): boolean => loaded.has(id) && !script.has(id)
}

/**
 * Two chunks are put together: what every command loads, and what every request needs besides. To load a file takes as long as to
 * run some thousand lines, and otherwise a request would load a hundred.
 */
const groups = [
  { name: "start", test: isLoadedWith("cli/main.ts") },
  {
    name: "request",
    test: isLoadedWith(
      "cli/commands/resources.ts",
      "cli/output/showList.ts",
      "cli/withBeatport.ts",
      "node/NodeBeatport.ts",
      "services/Auth/makeAuth.ts",
      "services/TokenStore/file.ts",
      "services/calls/makeBeatport.ts",
      "services/http/makeHttpClient.ts"
    )
  }
]

await rm(directory, { recursive: true, force: true })
const { output } = await bundle.write({
  dir: directory,
  format: "esm",
  minify: true,
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
  codeSplitting: { groups, includeDependenciesRecursively: false }
})

const Manifest = Schema.fromJsonString(
  Schema.Struct({ name: Schema.String, version: Schema.String, license: Schema.optionalKey(Schema.String) })
)

/** Returns the directory of the package that contains a bundled file; undefined for the project's own files. */
const packageOf = (file: string): string | undefined => {
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replace("\u0000", ""))
  return match?.[1]
}

const packages = new Set(
  output
    .flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []))
    .flatMap((file) => packageOf(file) ?? [])
)

const licenceOf = async (folder: string): Promise<string> => {
  const {
    license = "unknown",
    name,
    version
  } = Schema.decodeSync(Manifest)(await readFile(join(folder, "package.json"), "utf8"))
  const files = await readdir(folder)
  const file = files.find((candidate) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(candidate))
  const text =
    file === undefined ? `Licence: ${license}` : (await readFile(join(folder, file), "utf8")).trim()
  return `${name} ${version} (${license})\n\n${text}`
}

const licences = await Promise.all([...packages].toSorted().map(licenceOf))
await writeFile(
  join(directory, "LICENCES.txt"),
  `The files of this directory contain the following packages.\n\n${licences.join(`\n\n${"-".repeat(72)}\n\n`)}\n`
)
await bundle.close()
console.log(
  `dist/cli: ${String(output.length)} files, ${String(packages.size)} packages in ${dirname(directory).slice(root.length)}`
)
