/**
 * The words that the project's text does without, because they hide who acts or have another term in CONTRIBUTING.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { describe, expect, it } from "vitest"
import * as Example from "../../scripts/example/Example.ts"

const words = /\b(?:nobody|whoever|somebody|but for|that there is not|so-manieth|doors?|walls?|refusals?)\b/gi

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(join(Example.root, folder), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && /\.(?:ts|md)$/.test(entry.name)
      ? [relative(Example.root, join(entry.parentPath, entry.name))]
      : []
  )

const files = [
  ...filesIn("src"),
  ...filesIn("docs"),
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md"
]

describe("the text of the project", () => {
  it("is read in every folder", () => {
    expect(files.length).toBeGreaterThan(300)
  })

  it("uses the terms of CONTRIBUTING", () => {
    const found = files.flatMap((path) =>
      readFileSync(join(Example.root, path), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          Array.from(line.matchAll(words), ([word]) => `${path}:${index + 1}: ${word}`)
        )
    )
    expect(found).toEqual([])
  })
})
