/**
 * Joins the modules of `effect-beatport/matching` into one file that is loaded at import and one that `Matching` loads. Node takes
 * half a millisecond to load a module, however small, and the matcher is made of many.
 */
import { glob, rm } from "node:fs/promises"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { type Plugin, rolldown } from "rolldown"

const source = fileURLToPath(new URL("../src", import.meta.url))
const directory = fileURLToPath(new URL("../dist/matching", import.meta.url))

/**
 * Leaves packages and other folders where they are, because a service or a class of errors must exist once. The functions of
 * `schemas` may exist twice.
 */
const othersStay: Plugin = {
  name: "others-stay",
  resolveId(path, importer) {
    if (importer === undefined) return
    if (!path.startsWith(".")) return { id: path, external: true }
    const module = relative(source, join(dirname(importer), path))
    if (/^(matching|schemas)\//.test(module)) return
    return { id: join("..", module).replace(/\.ts$/, ".js"), external: true }
  }
}

const bundle = await rolldown({
  input: { index: join(source, "matching/index.ts") },
  platform: "neutral",
  preserveEntrySignatures: "strict",
  plugins: [othersStay]
})
for await (const module of glob("**/*.js", { cwd: directory })) await rm(join(directory, module))
await bundle.write({
  dir: directory,
  format: "esm",
  chunkFileNames: ({ isDynamicEntry }) => (isDynamicEntry ? "service.js" : "pure.js")
})
await bundle.close()
