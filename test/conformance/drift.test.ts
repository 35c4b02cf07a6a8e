/**
 * Detects changed documents and responses.
 */
import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import { Fixtures } from "effect-beatport/testing"
import { compare } from "./drift/compare.ts"
import { type Declared, declared } from "./drift/Declared.ts"
import { Document, type JsonSchema, operationsOf } from "./drift/Document.ts"
import { compareRecorded, guess } from "./drift/recorded.ts"

const operations = declared()

const operation = (name: string): Declared => {
  const found = [...operations.values()].find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}

const text: JsonSchema = { type: "string" }

/** A document with one operation, in OpenAPI 3.0 as Beatport writes it. */
const documentOf = (path: string, method: string, said: object) =>
  operationsOf(
    Schema.decodeUnknownSync(Document)({
      openapi: "3.0.3",
      paths: { [`/v4${path}`]: { [method]: { responses: {}, ...said } } },
      components: { schemas: { Genre: { type: "object", required: ["id"], properties: { id: text } } } }
    })
  )

const body = (schema: JsonSchema) => ({ content: { "application/json": { schema } } })

/** What changed in that operation, without what else a document of one operation lacks. */
const changes = (path: string, method: string, said: object) => {
  const theirs = documentOf(path, method, said)
  const routes = new Set([...theirs.values()].map(({ route }) => route))
  return compare(theirs, operations).flatMap(({ kind, name, ours, route, theirs: their }) =>
    routes.has(route) ? [[kind, name, their, ours].filter((part) => part !== undefined)] : []
  )
}

describe("drift of a document", () => {
  it("is an operation that is not declared", () => {
    expect(changes("/catalog/genres/{id}/moods/", "get", {})).toEqual([["operation new", ""]])
  })

  it("is an operation that is gone", () => {
    const gone = compare(new Map(), operations)
    expect(gone).toHaveLength(operations.size)
    expect(gone[0]).toEqual({ kind: "operation gone", route: "GET /catalog/tracks/", name: "" })
  })

  it("is a parameter more, a parameter less, a parameter of another type", () => {
    const parameters = [
      { name: "id", in: "path", schema: text },
      { name: "page", in: "query", schema: { type: "integer" } },
      { name: "per_page", in: "query", schema: { type: "array", items: { type: "string" } } },
      { name: "mood", in: "query", schema: { type: "string", enum: ["dark", "bright"] } }
    ]
    expect(changes("/catalog/charts/{id}/tracks/", "get", { parameters })).toEqual([
      ["parameter type", "per_page", "list of string"],
      ["parameter new", "mood", "dark | bright"]
    ])
    expect(changes("/catalog/charts/{id}/tracks/", "get", { parameters: parameters.slice(0, 2) })).toEqual([
      ["parameter gone", "per_page"]
    ])
  })

  it("is a choice that an order has not", () => {
    const order = { type: "array", items: { type: "string", enum: ["id", "-status", "popularity"] } }
    const said = { parameters: [{ name: "order_by", in: "query", schema: order }] }
    expect(changes("/catalog/genres/", "get", said)).toContainEqual([
      "parameter type",
      "order_by",
      "list of id | -status | popularity"
    ])
  })

  it("is a parameter of a path that is called otherwise", () => {
    const parameters = [{ name: "chart_pk", in: "path", schema: text }]
    expect(changes("/catalog/charts/{chart_pk}/images/", "get", { parameters })).toEqual([
      ["path parameter renamed", "", "chart_pk", "id"]
    ])
  })

  it("is a field of a body that is required, new, or of another type", () => {
    const schema = {
      type: "object",
      required: ["name", "mood"],
      properties: {
        name: { type: "integer" },
        mood: text,
        url: { ...text, readOnly: true },
        color: text
      }
    }
    expect(changes("/my/playlists/", "post", { requestBody: body(schema) })).toEqual([
      ["body field type", "name", "number", "string"],
      ["body field required", "mood"],
      ["body field new", "color"],
      ["body field gone", "is_public"]
    ])
  })

  it("is a response field that is new, missing although needed, nullable, or of another type", () => {
    const schema = {
      type: "object",
      required: ["id", "name", "enabled", "slug", "is_included_in_hype"],
      properties: {
        id: { type: "integer" },
        name: { type: "string", nullable: true },
        enabled: text,
        is_included_in_hype: { type: "boolean" },
        mood: text
      }
    }
    const parameters = [{ name: "id", in: "path", schema: text }]
    const responses = { 200: body(schema) }
    expect(changes("/catalog/genres/{id}/", "get", { parameters, responses })).toEqual([
      ["response field type", "name", "null | string", "string"],
      ["response field type", "enabled", "string", "boolean"],
      ["response field new", "mood", "string"],
      ["response field gone", "slug", "string"]
    ])
  })

  it("is something that this SDK passes on as it comes, and a document says something about", () => {
    const parameters = [{ name: "id", in: "path", schema: text }]
    const page = { type: "object", properties: { results: { type: "array", items: { type: "object" } } } }
    const beatbot = (schema: JsonSchema) =>
      changes("/catalog/tracks/{id}/beatbot/", "get", { parameters, responses: { 200: body(schema) } })
    expect(beatbot(page)).toEqual([["response field type", "", "a page", "anything"]])
    expect(beatbot({ type: "object" })).toEqual([])
  })

  it("is not what a document says by a name, or says nothing about", () => {
    const page = {
      type: "object",
      required: ["count", "results"],
      properties: {
        count: { type: "integer" },
        results: { type: "array", items: { allOf: [{ $ref: "#/components/schemas/Genre" }] } }
      }
    }
    const found = changes("/my/genres/", "get", { responses: { 200: body(page) } })
    expect(found).toContainEqual(["response field type", "results[].id", "string", "number"])
    const open = changes("/my/genres/", "get", { responses: { 200: body({ type: "object" }) } })
    expect(open.filter(([kind]) => String(kind).startsWith("response"))).toEqual([])
  })
})

describe("drift of a response", () => {
  const page = (...results: ReadonlyArray<object>) => ({ results, count: results.length, next: null })

  it("is empty for an unchanged response", () => {
    expect(compareRecorded(page(Fixtures.track()), operation("tracks.list"))).toEqual([])
    expect(compareRecorded(page(), operation("tracks.list"))).toEqual([])
  })

  it("is a field that is new, gone, missing at times, or of another type", () => {
    const { isrc: _, ...withoutIsrc } = Fixtures.track()
    const { bpm: _bpm, ...sometimes } = Fixtures.track()
    const response = page(
      { ...withoutIsrc, mood: "dark", length_ms: "372000", bpm: 120 },
      { ...sometimes, mood: null, isrc: undefined }
    )
    const found = compareRecorded(JSON.parse(JSON.stringify(response)), operation("tracks.list"))
    expect(found.map(({ kind, name, ours, theirs }) => [kind, name, theirs, ours])).toEqual(
      expect.arrayContaining([
        ["response field new", "results[].mood", "null | string", undefined],
        ["response field gone", "results[].isrc", undefined, "null | string"],
        ["response field optional", "results[].bpm", undefined, undefined],
        ["response field type", "results[].length_ms", "number | string", "null | number"]
      ])
    )
    expect(found).toHaveLength(4)
  })

  it("is a fraction where there were whole numbers", () => {
    expect(compareRecorded({ ...Fixtures.trackDetail(), bpm: 127.5 }, operation("tracks.get"))).toEqual([
      {
        kind: "response field type",
        route: "GET /catalog/tracks/{id}/",
        name: "bpm",
        ours: "Expected an integer"
      }
    ])
  })

  it("tells no value, only names and types", () => {
    const found = compareRecorded(
      { id: 42, username: "nova", email: "nova@example.com", total: "21 orders" },
      operation("account.get")
    )
    expect(found.map(({ name }) => name)).toEqual(["email", "total"])
    expect(JSON.stringify(found)).not.toMatch(/example|orders/)
  })

  it.each([
    ["tracks.get", Fixtures.trackDetail()],
    ["tracks.list", page(Fixtures.track())],
    ["releases.get", Fixtures.releaseDetail()],
    ["releases.list", page(Fixtures.release())],
    ["artists.get", Fixtures.artistDetail()],
    ["labels.get", Fixtures.labelDetail()],
    ["charts.list", page(Fixtures.chart())],
    ["playlists.get", Fixtures.playlist()],
    ["playlists.tracks", page(Fixtures.playlistTrack())],
    ["search.query", { tracks: [Fixtures.track()], order: ["tracks"], count: 1, next: null }]
  ])("belongs to the operation that the response resembles: %s", (name, response) => {
    expect(guess(response, operations.values())?.name).toBe(name)
  })

  it("belongs to no operation if the response resembles none", () => {
    expect(guess({ detail: "Not found." }, operations.values())).toBeUndefined()
  })
})
