/**
 * Checks that the README's first programs run as they are pasted: in an empty folder, with the packed package, on each
 * supported line of Node, against a simulator.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** Versions of Node that the programs run on, as npm ranges. */
const nodeVersions = ["22", "24"]

/** What this check needs of the script that makes the package. */
export interface PackedPackage {
  /** Directory of the checkout. */
  readonly root: string
  /** Directory for temporary projects. It holds the tarball. */
  readonly workplace: string
  /** File name of the tarball. */
  readonly tarball: string
  /** Runs a command, and fails if it does. */
  readonly run: (directory: string, command: string, ...args: ReadonlyArray<string>) => string
  /** Prints that a check has passed. */
  readonly passed: (what: string) => void
}

/** Finds the programs of the section, with the file name that the README gives to each. */
const programsOf = (readme: string): ReadonlyArray<{ readonly file: string; readonly text: string }> => {
  const [, section = ""] = /^## The first program\n(.*?)^## /ms.exec(readme) ?? []
  const found = section.matchAll(/as `(first\.\w+)`.*?```\w+\n(.*?)```/gs)
  return Array.from(found, ([, file = "", text = ""]) => ({ file, text }))
}

/** Installs the package as the README says, then runs and compiles each program. */
export const checkFirstPrograms = async ({
  passed,
  root,
  run,
  tarball,
  workplace
}: PackedPackage): Promise<void> => {
  const programs = programsOf(await readFile(join(root, "README.md"), "utf8"))
  if (programs.length !== 2) throw new Error(`The README has ${programs.length} first programs, not 2`)
  const project = join(workplace, "first")
  await mkdir(project)
  run(project, "npm", "init", "-y")
  run(project, "npm", "install", "--silent", "--no-audit", "--no-fund", `../${tarball}`, "effect")
  for (const { file, text } of programs) await writeFile(join(project, file), text)

  for (const version of nodeVersions) {
    const node = `node-${process.platform}-${process.arch}`
    const prefix = join(workplace, `node-${version}`)
    run(
      workplace,
      "npm",
      "install",
      "--silent",
      "--no-audit",
      "--no-fund",
      "--prefix",
      prefix,
      `${node}@${version}`
    )
    const binary = join(prefix, "node_modules", node, "bin", "node")
    for (const { file } of programs) {
      const printed = run(project, "npx", "--no-install", "beatport", "simulator", "--", binary, file)
      if (printed.trim().split("\n").length < 3) throw new Error(`${file} prints too little:\n${printed}`)
    }
    passed(`the README's first programs run as pasted on Node ${run(project, binary, "--version").trim()}`)
  }

  for (const [name, compiler] of [
    ["the oldest supported compiler", "typescript-5"],
    ["the newest compiler", "typescript"]
  ] as const) {
    const compilerOptions = { module: "nodenext", strict: true, noEmit: true }
    const files = programs.map(({ file }) => file).filter((file) => file.endsWith(".mts"))
    await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files }))
    run(project, process.execPath, join(root, "node_modules", compiler, "bin/tsc"))
    passed(`the README's first TypeScript program compiles with ${name}`)
  }
}
