/**
 * The fixtures of `effect-beatport/testing`: one for each schema and each error that the package exports.
 */
import { assert, describe, it } from "@effect/vitest"
import { Duration, Predicate, Schema } from "effect"
import * as Main from "effect-beatport"
import { Fixtures } from "effect-beatport/testing"

/** The fixtures whose names are not those of their classes. */
const errorFixtures: ReadonlyMap<string, string> = new Map([
  ["NotFoundError", "notFound"],
  ["RateLimitError", "rateLimited"],
  ["ForbiddenError", "forbidden"],
  ["UnavailableError", "unavailable"],
  ["BeatportTimeoutError", "timeout"]
])

const uncapitalize = (name: string) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`

type AnySchema = Schema.ConstraintCodec<unknown, unknown>

const isSchema = (value: unknown): value is AnySchema => Schema.isSchema(value)

/** Every schema that the main entry point exports, by its name. */
const schemas: ReadonlyArray<readonly [name: string, schema: AnySchema]> = Object.entries(Main).flatMap(
  ([name, value]: [string, unknown]) => (isSchema(value) ? [[name, value] as const] : [])
)

const fixtureOf = (name: string): unknown => {
  const make: unknown = Reflect.get(Fixtures, errorFixtures.get(name) ?? uncapitalize(name))
  if (!Predicate.isFunction(make)) throw new Error(`There is no fixture of ${name}`)
  return Reflect.apply(make, undefined, [])
}

describe("Fixtures", () => {
  it("are those of the exported schemas, and pages", () => {
    assert.isAbove(schemas.length, 60)
    assert.sameMembers(Object.keys(Fixtures), [
      ...schemas.map(([name]) => errorFixtures.get(name) ?? uncapitalize(name)),
      "page"
    ])
  })

  it.each(schemas)("are what the server could have sent: %s", (name, schema) => {
    const value = fixtureOf(name)
    const codec = value instanceof Error ? Schema.toCodecJson(schema) : schema
    const sent: unknown = JSON.parse(JSON.stringify(Schema.encodeUnknownSync(codec)(value)))
    assert.deepStrictEqual(Schema.decodeUnknownSync(codec)(sent), value)
  })

  it("are different only where a test says so", () => {
    assert.deepStrictEqual(Fixtures.track({ bpm: 174 }), { ...Fixtures.track(), bpm: 174 })
    assert.strictEqual(Fixtures.track({ id: 9 }).url, "https://api.beatport.com/v4/catalog/tracks/9/")
    assert.deepStrictEqual(Fixtures.purchase({ name: "Strobe" }), {
      ...Fixtures.purchase(),
      name: "Strobe"
    })
  })

  it("include errors with what tests vary most", () => {
    assert.strictEqual(Duration.toSeconds(Fixtures.rateLimited("10 minutes").retryAfter), 600)
    assert.strictEqual(Fixtures.notFound({ path: "/catalog/labels/7/" }).path, "/catalog/labels/7/")
    assert.strictEqual(Fixtures.forbidden("PermissionDenied").reason, "PermissionDenied")
    assert.strictEqual(Fixtures.authenticationError("InvalidCredentials").reason, "InvalidCredentials")
    assert.deepStrictEqual(Fixtures.validationError("per_page", "Too many.", "tracks.list").fields, {
      per_page: ["Too many."]
    })
    assert.strictEqual(Fixtures.serverError(500).status, 500)
    assert.strictEqual(Fixtures.decodeError("results[3].bpm").at, "results[3].bpm")
    assert.strictEqual(Fixtures.transportError("DnsLookup").reason, "DnsLookup")
    assert.strictEqual(Fixtures.timeout("connect").phase, "connect")
    assert.strictEqual(Duration.toSeconds(Fixtures.unavailable("5 seconds").retryAfter), 5)
    assert.strictEqual(Fixtures.tokenStoreError("save").operation, "save")
  })

  it("include pages, counted as the server counts them", () => {
    const page = Fixtures.page([Fixtures.track()], { page: 2, per_page: 1, count: 3 })
    assert.deepInclude(page, { page: 2, per_page: 1, count: 3, page_count: 3, has_next: true })
    assert.deepInclude(Fixtures.page([Fixtures.track()]), { page: 1, count: 1, has_next: false })
  })
})
