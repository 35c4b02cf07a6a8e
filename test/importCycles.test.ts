import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import ts from "typescript-5"
import { describe, expect, it } from "vitest"

const root = fileURLToPath(new URL("..", import.meta.url))

/** The files that each file of `src/` imports: values, types, and modules that are loaded on demand. */
const readImports = (): ReadonlyMap<string, ReadonlyArray<string>> =>
  new Map(
    readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => {
        const file = join("src", name)
        const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true)
        const own = importedFiles
          .map(({ fileName }) => fileName)
          .filter((specifier) => specifier.startsWith("."))
        return [file, own.map((specifier) => join(dirname(file), specifier))]
      })
  )

/** Lists the cycles that a walk from every file meets, each as the files from one to itself. */
const findCycles = (imports: ReadonlyMap<string, ReadonlyArray<string>>): ReadonlyArray<string> => {
  const done = new Set<string>()
  const cycles: Array<string> = []
  const walk = (file: string, path: ReadonlyArray<string>) => {
    const start = path.indexOf(file)
    if (start >= 0) {
      cycles.push([...path.slice(start), file].map((name) => relative("src", name)).join(" -> "))
      return
    }
    if (done.has(file)) return
    for (const next of imports.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of imports.keys()) walk(file, [])
  return cycles
}

describe("imports", () => {
  it("form no cycle, not even of types", () => {
    const imports = readImports()
    expect(imports.get("src/services/Auth/makeAuth.ts")).toContain("src/services/Auth/TokenExchange.ts")
    expect(findCycles(imports)).toEqual([])
  })

  it.each([
    [
      "of two files",
      [
        ["a", ["b"]],
        ["b", ["a"]]
      ],
      ["a -> b -> a"]
    ],
    [
      "of three files behind a fourth",
      [
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["d"]],
        ["d", ["b"]]
      ],
      ["b -> c -> d -> b"]
    ],
    ["of a file with itself", [["a", ["a"]]], ["a -> a"]],
    [
      "that is none, because two ways lead to one file",
      [
        ["a", ["b", "c"]],
        ["b", ["d"]],
        ["c", ["d"]],
        ["d", []]
      ],
      []
    ]
  ] as const)("are searched for a cycle %s", (_, graph, expected) => {
    const inSrc = graph.map(
      ([file, names]) => [join("src", file), names.map((name) => join("src", name))] as const
    )
    expect(findCycles(new Map(inSrc))).toEqual(expected)
  })
})
