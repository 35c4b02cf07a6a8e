/**
 * Checks the package as users get it: packs it, installs the tarball into an empty project, and uses every entry
 * point there, in JavaScript and in TypeScript. Prints a line per check and exits with 1 at the first failure.
 */
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core"
import { spawnSync } from "node:child_process"
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { homedir, tmpdir } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import manifest from "../package.json" with { type: "json" }
import { checkFirstPrograms } from "./firstPrograms.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

const entryPoints = Object.keys(manifest.exports)
  .filter((entry) => entry !== "./package.json")
  .map((entry) => manifest.name + entry.slice(1))

/** Entry points that load without Node: in a browser, in a worker. */
const portableEntryPoints = ["", "/api", "/matching", "/mcp", "/testing"].map(
  (entryPoint) => `${manifest.name}${entryPoint}`
)

const passed = (what: string): void => console.log(`  ok  ${what}`)

const insist = (holds: boolean, complaint: string): void => {
  if (!holds) throw new Error(complaint)
}

const run = (directory: string, command: string, ...args: ReadonlyArray<string>): string => {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    cwd: directory,
    encoding: "utf8",
    timeout: 300_000
  })
  if (error !== undefined) throw error
  insist(status === 0, `${command} ${args.join(" ")} exits with ${String(status)}\n${stdout}${stderr}`)
  return stdout
}

const filesBelow = async (directory: string): Promise<ReadonlyArray<string>> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Largest size of the installed package, in bytes, without its dependencies. */
const largestPackage = 3_500_000

/** Checks the files: no sources or tests, no source maps, no path of the build machine, and not too much of all. */
const checkFiles = async (directory: string): Promise<void> => {
  const files = await filesBelow(directory)
  const names = files.map((file) => relative(directory, file))

  for (const expected of ["package.json", "README.md", "CHANGELOG.md", "LICENSE"]) {
    insist(names.includes(expected), `${expected} is missing`)
  }
  const unwanted = names.filter(
    (name) =>
      !/^dist\/|^docs\/[\w-]+\.md$|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/.test(name) ||
      /\.test\.|\.map$|tsbuildinfo/.test(name)
  )
  insist(unwanted.length === 0, `the package must not contain: ${unwanted.join(", ")}`)

  const machine = [root, homedir()].map((path) => `${path.replace(/\/$/, "")}/`)
  let size = 0
  for (const file of files) {
    const name = relative(directory, file)
    const text = await readFile(file, "utf8")
    size += Buffer.byteLength(text)
    for (const path of machine) insist(!text.includes(path), `${name} contains the path ${path}`)
    insist(!/^\/\/# sourceMappingURL=/m.test(text), `${name} names a source map, and none is published`)
  }
  insist(size <= largestPackage, `the package has ${String(size)} bytes, more than ${String(largestPackage)}`)
  passed(`${String(files.length)} files, ${(size / 1_000_000).toFixed(2)} MB unpacked, without source maps`)
}

const checkManifest = async (directory: string): Promise<void> => {
  const { messages, pkg } = await publint({ pkgDir: directory, pack: false, strict: true })
  const complaints = messages.map((message) => formatMessage(message, pkg) ?? message.code)
  insist(complaints.length === 0, complaints.join("\n"))
  passed("publint reports nothing")
}

/**
 * Checks how each way of resolving modules finds the types. The package has ES modules only, which CommonJS loads by
 * `require` of Node 22.12 and later, so that the report of this is expected.
 */
const checkTypes = async (tarball: string): Promise<void> => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(tarball)))
  insist(result.types !== false, "the package has no types")
  const problems = "problems" in result ? result.problems : []
  const unexpected = problems.filter(({ kind }) => kind !== "CJSResolvesToESM")
  insist(unexpected.length === 0, unexpected.map((problem) => JSON.stringify(problem)).join("\n"))
  passed("attw finds the types of every entry point, with node10, node16 and bundlers")
}

/** Checks that CommonJS loads every entry point, by `require` and by `import`. */
const checkCommonJs = async (project: string): Promise<void> => {
  for (const load of ["require", "import"]) {
    const program = `${load}.cjs`
    const lines = entryPoints.map(
      (entryPoint) =>
        `  if (Object.keys(await ${load}("${entryPoint}")).length === 0) throw new Error("${entryPoint} exports nothing")\n`
    )
    await writeFile(join(project, program), `const main = async () => {\n${lines.join("")}}\nvoid main()\n`)
    run(project, process.execPath, program)
    passed(`CommonJS loads every entry point by ${load}()`)
  }
}

const checkJavaScript = async (project: string): Promise<void> => {
  const withoutBuiltins = ["--import", join(root, "scripts/withoutBuiltins.ts")]
  for (const [index, entryPoint] of entryPoints.entries()) {
    const program = `entryPoint${String(index)}.js`
    await writeFile(
      join(project, program),
      `import * as entryPoint from "${entryPoint}"\nif (Object.keys(entryPoint).length === 0) throw new Error("it exports nothing")\n`
    )
    const everywhere = portableEntryPoints.includes(entryPoint)
    run(project, process.execPath, ...(everywhere ? withoutBuiltins : []), program)
    passed(`${entryPoint} loads in JavaScript${everywhere ? ", without Node's modules" : ""}`)
  }
}

/** Largest size that the bundled command may add to the tarball, in bytes. */
const largestBundle = 2_000_000

/**
 * Checks that the installed command runs, also by the package's name, and that it names the licences of its packages.
 */
const checkCommand = async (project: string, installed: string): Promise<void> => {
  run(project, "npx", "--no-install", manifest.name, "--version")
  run(project, "npx", "--no-install", "beatport", "--help")
  run(project, "npx", "--no-install", "beatport", "simulator", "--", "beatport", "top", "3", "--json")
  passed("the command runs, as beatport and by the package's name")

  await writeFile(join(project, "track.mp3"), "no audio")
  const tagging = spawnSync("npx", ["--no-install", "beatport", "tag", "track.mp3"], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, BEATPORT_ACCESS_TOKEN: "unused-access-token-abcdef" }
  })
  insist(
    tagging.status === 10 && tagging.stderr.includes("npm install taglib-wasm"),
    `without taglib-wasm, tag exits with ${String(tagging.status)}: ${tagging.stderr}`
  )
  passed("without optional packages, only tag needs one, and names it")

  const bundled = join(installed, "dist/cli")
  const licences = await readFile(join(bundled, "LICENCES.txt"), "utf8")
  for (const name of ["effect", "undici", "@effect/platform-node"]) {
    insist(licences.includes(`\n${name} `), `LICENCES.txt does not name ${name}`)
  }
  const files = await filesBelow(bundled)
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(file)).length))
  const size = sizes.reduce((sum, one) => sum + one, 0)
  insist(size <= largestBundle, `the command adds ${String(size)} bytes to the tarball`)
  passed(`the command adds ${String(Math.round(size / 1000))} kB to the tarball, with its licences`)
}

/** Oldest supported version of the TypeScript compiler. */
const oldestCompiler = "~5.9.0"

const user = { file: "packageUser.ts", types: ["node"], skipLibCheck: false }
const commonJs = { file: "commonJs.cts", types: ["node"], skipLibCheck: true }
const nodeless = { file: "nodeless.ts", types: [], skipLibCheck: false }
const nodenext = { module: "nodenext" }
const bundler = { module: "preserve", moduleResolution: "bundler" }

const compilations = [
  { what: "a user's program compiles for Node", program: user, as: nodenext },
  { what: "a user's program compiles for a bundler", program: user, as: bundler },
  { what: "the portable entry points compile without Node's types", program: nodeless, as: bundler },
  {
    what: `a user's program compiles with TypeScript ${oldestCompiler}`,
    program: { ...user, skipLibCheck: true },
    as: nodenext,
    oldest: true
  },
  {
    what: "a program of CommonJS finds the types with moduleResolution node10",
    program: commonJs,
    as: { module: "commonjs", moduleResolution: "node10" },
    oldest: true
  },
  { what: "a program of CommonJS finds the types with nodenext", program: commonJs, as: nodenext }
]

/** A program that has an error if an entry point, or a type that it exports, is `any`. */
const commonJsProgram = `${entryPoints
  .map((entryPoint, index) => `import entryPoint${String(index)} = require("${entryPoint}")\n`)
  .join("")}
type IsAny<A> = 0 extends 1 & A ? true : false
${entryPoints.map((_, index) => `export const isAny${String(index)}: IsAny<typeof entryPoint${String(index)}> = false\n`).join("")}`

const checkTypeScript = async (project: string): Promise<void> => {
  await copyFile(join(root, "scripts", user.file), join(project, user.file))
  const opened = portableEntryPoints.map(
    (entryPoint, index) => `export * as entryPoint${String(index)} from "${entryPoint}"\n`
  )
  await writeFile(join(project, nodeless.file), opened.join(""))
  await writeFile(join(project, commonJs.file), commonJsProgram)

  for (const { as, oldest = false, program, what } of compilations) {
    const compilerOptions = {
      ...as,
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: program.skipLibCheck,
      types: program.types,
      target: "es2023",
      lib: ["es2023", "esnext.disposable", "dom", "dom.iterable"]
    }
    const config = JSON.stringify({ compilerOptions, files: [program.file] })
    await writeFile(join(project, "tsconfig.json"), config)
    run(project, process.execPath, join(oldest ? project : root, "node_modules/typescript/bin/tsc"))
    passed(what)
  }

  run(project, process.execPath, user.file)
  passed("a user's program runs")
}

const workplace = await mkdtemp(join(tmpdir(), "check-package-"))
try {
  console.log(`${manifest.name} ${manifest.version}`)
  run(root, "npm", "pack", "--silent", "--pack-destination", workplace)
  const [tarball] = (await readdir(workplace)).filter((name) => name.endsWith(".tgz"))
  insist(tarball !== undefined, "npm pack made no tarball")
  passed(`packed as ${String(tarball)}`)

  const project = join(workplace, "project")
  await mkdir(project)
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }))
  const together = [
    `effect@${manifest.peerDependencies.effect}`,
    `@types/node@${manifest.devDependencies["@types/node"]}`,
    `typescript@${oldestCompiler}`
  ]
  run(
    project,
    "npm",
    "install",
    "--silent",
    "--omit=optional",
    "--no-audit",
    "--no-fund",
    `../${String(tarball)}`,
    ...together
  )
  passed(`installed into an empty project with ${together.join(", ")}, without optional packages`)

  const installed = join(project, "node_modules", manifest.name)
  await checkFiles(installed)
  await checkManifest(installed)
  await checkTypes(join(workplace, String(tarball)))
  await checkJavaScript(project)
  await checkCommonJs(project)
  await checkCommand(project, installed)
  await checkTypeScript(project)
  await checkFirstPrograms({ root, workplace, tarball: String(tarball), run, passed })
} catch (error) {
  console.error(`  !!  ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  await rm(workplace, { recursive: true, force: true })
}
