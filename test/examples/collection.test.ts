/**
 * What docs/collection.md shows is what the examples are, and what its tables say is so.
 */
import { existsSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { fieldPlaces, tagFieldNames } from "effect-beatport/collection"
import * as Example from "../../scripts/example/Example.ts"

const page = Example.source("docs/collection.md")

const unindented = (text: string): string => {
  const indent = /^ */.exec(text)?.[0] ?? ""
  return text.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim()
}

describe("docs/collection.md", () => {
  const blocks = Array.from(
    page.matchAll(/\[`(examples\/[\w.-]+)`\]\(\.\.\/\1\)\n\n```ts\n([^]*?)```/g),
    ([, path = "", text = ""]) => ({ path, text: text.trim() })
  )

  it("shows programs only of the examples", () => {
    assert.strictEqual(page.match(/^```ts/gm)?.length, blocks.length)
    assert.lengthOf(blocks, 3)
  })

  it.each(blocks)("shows a region of $path", ({ path, text }) => {
    const regions = Array.from(
      Example.source(path).matchAll(/^ *\/\/ #region \w+\n([^]*?)^ *\/\/ #endregion$/gm),
      ([, region = ""]) => unindented(region)
    )
    assert.include(regions, text)
  })

  it("says where each field is written", () => {
    const rows = Array.from(
      page.matchAll(/^\| `(\w+)` +\| `([\w:]+)` +\| `(\w+)` +\| `([^`]+)` +\|$/gm),
      ([, name, id3, vorbis, mp4]) => [name, { id3, vorbis, mp4 }]
    )
    assert.deepStrictEqual(
      rows,
      tagFieldNames.map((name) => [name, fieldPlaces[name]])
    )
  })

  it("links to files that exist", () => {
    const targets = Array.from(page.matchAll(/\]\(\.\.\/([^)]+)\)/g), ([, target = ""]) => target)
    assert.isNotEmpty(targets)
    assert.deepStrictEqual(
      targets.filter((target) => !existsSync(`${Example.root}/${target}`)),
      []
    )
  })
})
