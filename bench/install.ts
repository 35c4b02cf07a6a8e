/**
 * Measures what the package and its dependencies take on disk, installed as a user installs them.
 */
import { execFile } from "node:child_process"
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

/** Holds the sizes in megabytes, the largest first. */
export interface InstallSize {
  readonly total: number
  readonly packages: ReadonlyArray<{ readonly name: string; readonly megabytes: number }>
}

const root = fileURLToPath(new URL("..", import.meta.url))

const run = promisify(execFile)

/** Packs this checkout and installs it, with its optional dependencies and `effect`. */
export const measureInstall = async (progress: (line: string) => void): Promise<InstallSize> => {
  progress("installing the package")
  const directory = await mkdtemp(join(tmpdir(), "beatport-bench-install-"))
  try {
    await run("npm", ["pack", "--silent", "--pack-destination", directory], { cwd: root })
    const [tarball = ""] = await readdir(directory)
    await writeFile(join(directory, "package.json"), JSON.stringify({ private: true }))
    await run("npm", ["install", "--silent", "--no-audit", "--no-fund", `./${tarball}`, "effect"], {
      cwd: directory
    })
    const modules = join(directory, "node_modules")
    const sizes = new Map<string, number>()
    for (const entry of await readdir(modules, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      const [first = "", second = ""] = file.slice(modules.length + 1).split("/")
      const name = first.startsWith("@") ? `${first}/${second}` : first
      sizes.set(name, (sizes.get(name) ?? 0) + (await stat(file)).size / 1e6)
    }
    const packages = Array.from(sizes, ([name, megabytes]) => ({ name, megabytes })).toSorted(
      (a, b) => b.megabytes - a.megabytes
    )
    return { total: packages.reduce((sum, { megabytes }) => sum + megabytes, 0), packages }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
