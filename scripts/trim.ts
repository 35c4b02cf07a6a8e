/**
 * Trims `dist` to what users of the published package need. Declarations keep their doc comments, which editors show.
 *
 * - Declarations that no entry point leads to are removed, because no user can import them.
 * - JavaScript is printed again without comments. It stays readable, one statement a line.
 * - Both are indented with tabs.
 * - Declarations import the types of `#` names by their path, because `moduleResolution` `node10` does not read `imports`.
 */
import { readFile, rm, writeFile } from "node:fs/promises"
import { existsSync, globSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { minify } from "rolldown/utils"
import manifest from "../package.json" with { type: "json" }

const root = fileURLToPath(new URL("..", import.meta.url))
const dist = join(root, "dist")

/** Returns the declarations that those of the entry points import, themselves included. */
const reachableDeclarations = async (): Promise<ReadonlySet<string>> => {
  const reached = new Set(
    Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? [] : [join(root, entry.types)]
    )
  )
  // A Set also iterates over what is added meanwhile.
  for (const file of reached) {
    const text = await readFile(file, "utf8")
    for (const [, name = ""] of text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const imported = join(dirname(file), name.replace(/\.(ts|js)$/, ".d.ts"))
      // A doc comment may hold an import of an example.
      if (existsSync(imported)) reached.add(imported)
    }
  }
  return reached
}

/** Indents with tabs. The compiler indents with four spaces. */
const withTabs = (text: string): string =>
  text.replaceAll(/^(?: {4})+/gm, (indentation) => "\t".repeat(indentation.length / 4))

/** Writes the path of a name such as `#NodeHttp`, whose types are the same in every runtime. */
const withPaths = (file: string, text: string): string =>
  Object.entries(manifest.imports).reduce(
    (written, [name, { types }]) =>
      written.replaceAll(`"${name}"`, () => {
        const path = relative(dirname(file), join(root, types)).replace(/\.d\.ts$/, ".js")
        return `"${path.startsWith(".") ? path : `./${path}`}"`
      }),
    text
  )

const reached = await reachableDeclarations()
for (const file of globSync(join(dist, "**/*.d.ts"))) {
  if (!reached.has(file)) await rm(file)
  else await writeFile(file, withPaths(file, withTabs(await readFile(file, "utf8"))))
}

for (const file of globSync(join(dist, "**/*.js"), { exclude: [join(dist, "cli")] })) {
  const { code, errors } = await minify(file, await readFile(file, "utf8"), {
    module: true,
    compress: false,
    mangle: false,
    codegen: { removeWhitespace: false, legalComments: "none" }
  })
  const [error] = errors
  if (error !== undefined) throw new Error(`${file}: ${error.message}`)
  await writeFile(file, code)
}

// The next build starts anew, because an incremental one would not restore what was removed.
await rm(join(dist, ".tsbuildinfo"))
