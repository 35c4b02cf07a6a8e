/**
 * Versions of Node from the registry, beside the one that runs the tests.
 */
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { root } from "./InstalledPackage.ts"

/** How long an installation may take, in milliseconds. */
const installTimeout = 240_000

/** Installs a version once, below `node_modules/.cache`. Returns its program; undefined if the registry cannot be reached. */
export const installNode = (version: string): string | undefined => {
  const place = join(root, "node_modules/.cache/runtimes", `node-${version}`)
  const program = join(place, "node_modules/node/bin/node")
  if (existsSync(program)) return program
  mkdirSync(dirname(place), { recursive: true })
  const directory = mkdtempSync(`${place}-`)
  writeFileSync(join(directory, "package.json"), "{}")
  const { status } = spawnSync("npm", ["install", "--silent", "--no-audit", "--no-fund", `node@${version}`], {
    cwd: directory,
    timeout: installTimeout
  })
  // Renamed when it is complete, so that an interrupted installation is not used.
  if (status === 0) renameSync(directory, place)
  else rmSync(directory, { recursive: true, force: true })
  return existsSync(program) ? program : undefined
}
