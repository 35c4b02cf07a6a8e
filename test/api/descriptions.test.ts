/**
 * Descriptions of the declaration, extracted from doc comments.
 */
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import { HttpApi } from "effect/http-api"
import { BeatportApi } from "effect-beatport/api"
import { extractDescriptions } from "../../scripts/descriptions/extract.ts"
import { descriptionsModule } from "../../scripts/descriptions/module.ts"

const source = fileURLToPath(new URL("../../src", import.meta.url))
const extracted = extractDescriptions(source)

describe("the descriptions", () => {
  it("are those of the doc comments: npm run descriptions writes them anew", async () => {
    expect(readFileSync(`${source}/api/descriptions.ts`, "utf8")).toBe(await descriptionsModule(extracted))
  })

  it("describe every endpoint", () => {
    const missing: Array<string> = []
    HttpApi.reflect(BeatportApi, {
      onGroup: () => {},
      onEndpoint: ({ endpoint, group }) => {
        const name = `${group.identifier}.${endpoint.identifier}`
        if (!extracted.endpoints.has(name)) missing.push(name)
      }
    })
    expect(missing).toEqual([])
  })

  it("describe every field of every schema and every filter", () => {
    expect(extracted.undescribed).toEqual([])
  })

  it("are sentences", () => {
    const all = [
      ...extracted.endpoints,
      ...[...extracted.arguments.values()].flatMap((fields) => [...fields])
    ]
    expect(all.filter(([, description]) => !/^[A-Z`"0-9].*[.]$/s.test(description))).toEqual([])
  })
})
