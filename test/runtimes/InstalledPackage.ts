/**
 * A project in an empty directory, with the built package in it as `npm install` leaves it, and without its sources.
 */
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect } from "effect"
import manifest from "../../package.json" with { type: "json" }

/** The directory of this repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url))

/** The packages beside it: those that it depends on. */
const dependencies = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]

/** Makes the project, which is removed with the scope. Returns its directory. */
export const installedPackage = Effect.acquireRelease(
  Effect.promise(async () => {
    const directory = await mkdtemp(join(tmpdir(), "installed-"))
    const installed = join(directory, "node_modules", manifest.name)
    await mkdir(installed, { recursive: true })
    await cp(join(root, "package.json"), join(installed, "package.json"))
    await cp(join(root, "dist"), join(installed, "dist"), {
      recursive: true,
      filter: (path) => !/\.(?:map|tsbuildinfo)$|dist\/cli/.test(path)
    })
    for (const name of dependencies) {
      const link = join(directory, "node_modules", name)
      await mkdir(dirname(link), { recursive: true })
      await symlink(join(root, "node_modules", name), link)
    }
    return directory
  }),
  (directory) => Effect.promise(() => rm(directory, { recursive: true, force: true }))
)
