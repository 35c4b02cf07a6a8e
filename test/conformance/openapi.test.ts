/**
 * The declaration against Beatport's own OpenAPI document. The document is Beatport's and not part of this repository: where
 * it does not lie beside the checkout, there is nothing to compare with.
 */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import { compare, type Difference } from "./drift/compare.ts"
import { declared } from "./drift/Declared.ts"
import { Document, operationsOf } from "./drift/Document.ts"
import { known, rowOf } from "./drift/known.ts"

const file = fileURLToPath(new URL("../../../shared/openapi/beatport-v4.openapi.json", import.meta.url))

describe.runIf(existsSync(file))("the declaration, beside Beatport's own document,", () => {
  const read = () => {
    const theirs = operationsOf(
      Schema.decodeUnknownSync(Schema.fromJsonString(Document))(readFileSync(file, "utf8"))
    )
    const ours = declared()
    return { theirs, ours, differences: compare(theirs, ours) }
  }

  const shown = ({ kind, name, ours, route, theirs }: Difference) =>
    [kind, route, name, theirs ?? "", ours ?? ""].join(" | ")

  it("has 138 of 138 operations", () => {
    const { ours, theirs } = read()
    const found = [...theirs.keys()].filter((route) => ours.has(route))
    expect(`${found.length} of ${theirs.size}`).toBe("138 of 138")
  })

  it("differs in nothing that is not in the table of what is meant", () => {
    const { differences } = read()
    expect(differences.filter((difference) => rowOf(difference) === undefined).map(shown)).toEqual([])
  })

  it("needs every row of that table", () => {
    const { differences } = read()
    const used = new Set(differences.map(rowOf))
    expect(known.filter((row) => !used.has(row)).map(({ reason }) => reason)).toEqual([])
  })

  it("is compared in earnest: taking a parameter, a field and an operation away is noticed", () => {
    const { ours, theirs } = read()
    const without = new Map(ours)
    without.delete("GET /health-check/")
    const list = ours.get("GET /catalog/tracks/")
    const create = ours.get("POST /my/playlists/")
    if (list === undefined || create === undefined) throw new Error("Two operations are missing")
    const query = new Map(list.query)
    query.delete("isrc")
    without.set("GET /catalog/tracks/", { ...list, query })
    without.set("POST /my/playlists/", { ...create, body: { type: "object", properties: { title: {} } } })
    const unknown = compare(theirs, without).filter((difference) => rowOf(difference) === undefined)
    expect(unknown.map(({ kind, name, route }) => [kind, route, name])).toEqual([
      ["parameter new", "GET /catalog/tracks/", "isrc"],
      ["operation new", "GET /health-check/", ""],
      ["body field required", "POST /my/playlists/", "name"],
      ["body field gone", "POST /my/playlists/", "title"]
    ])
  })
})
