/**
 * Makes the JavaScript of `dist` import the modules of `effect` instead of its index modules:
 * `import { Effect } from "effect"` becomes `import * as Effect from "effect/Effect"`.
 *
 * An index module exports whole modules as objects. Because esbuild keeps every member of such an object, a bundle would contain all
 * of `Schema` and `Stream`, and a program on Node would load all of `effect`.
 */
import { readFile, writeFile } from "node:fs/promises"
import { globSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const dist = join(root, "dist")
const effect = join(root, "node_modules/effect/dist")

/** Returns how to import each export of an index module, by the name of the export. */
const readIndex = async (index: string): Promise<ReadonlyMap<string, (as: string) => string>> => {
  const text = (await readFile(index, "utf8")).replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "")
  const specifier = (file: string) => `effect/${relative(effect, join(dirname(index), file))}`
  const modules = Array.from(
    text.matchAll(/export \* as (\w+) from "\.\/(\w+)\.js"/g),
    ([, name = "", file = ""]) =>
      [name, (as: string) => `import * as ${as} from "${specifier(file)}";`] as const
  )
  const members = Array.from(
    text.matchAll(/export \{([^}]*)\} from "\.\/(\w+)\.js"/g),
    ([, names = "", file = ""]) =>
      names.split(",").map((member) => {
        const name = member.trim()
        return [name, (as: string) => `import { ${name} as ${as} } from "${specifier(file)}";`] as const
      })
  )
  return new Map([...modules, ...members.flat()])
}

const indexes = new Map(
  await Promise.all(
    globSync(["index.js", "*/index.js"], { cwd: effect }).map(
      async (index) => [join("effect", dirname(index)), await readIndex(join(effect, index))] as const
    )
  )
)

for (const file of globSync(join(dist, "**/*.js"), { exclude: [join(dist, "cli")] })) {
  const text = await readFile(file, "utf8")
  const written = text.replaceAll(
    /^import \{([^}]*)\} from "(effect[^"]*)";$/gm,
    (statement, names: string, index: string) => {
      const imports = indexes.get(index)
      if (imports === undefined) return statement
      return names
        .split(",")
        .map((member) => {
          const [name = "", as = name] = member.trim().split(" as ")
          const write = imports.get(name)
          if (write === undefined) throw new Error(`${file}: ${index} has no module ${name}`)
          return write(as)
        })
        .join("\n")
    }
  )
  if (written !== text) await writeFile(file, written)
}
