/**
 * The output of `npm run drift` for changed documents and responses.
 */
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import * as Path from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Fixtures } from "effect-beatport/testing"
import { forPeople, report } from "./drift/Report.ts"

describe("the report", () => {
  it.effect("reports an unchanged response", () =>
    Effect.gen(function* () {
      const found = yield* report(JSON.stringify(Fixtures.artistDetail()))
      expect(forPeople(found, { withKnown: false })).toBe(
        "Read as the response to artists.get, GET /catalog/artists/{id}/.\n\nNothing has changed for this SDK."
      )
    })
  )

  it.effect("reports the changes of a response by kind", () =>
    Effect.gen(function* () {
      const found = yield* report(JSON.stringify({ ...Fixtures.artistDetail(), mood: "dark", bio: 1 }))
      expect(forPeople(found, { withKnown: false })).toContain(
        [
          "Fields of responses that this SDK does not read:",
          "  GET /catalog/artists/{id}/  mood  (string)",
          "",
          "Fields of responses of another type:",
          "  GET /catalog/artists/{id}/  bio  (number; here null | string)"
        ].join("\n")
      )
    })
  )

  it.effect("compares a response with the operation that is named", () =>
    Effect.gen(function* () {
      const response = JSON.stringify({ id: 7001, name: "Sunday" })
      expect(yield* report(response, "curation.get")).toMatchObject({ changes: [] })
      expect((yield* report(response, "GET /catalog/genres/{id}/")).changes).toHaveLength(3)
      expect((yield* Effect.flip(report(response, "moods.get"))).message).toContain(
        "There is no operation moods.get"
      )
    })
  )

  it.effect("says of a document how much of it is declared, what is known, and what the table outlived", () =>
    Effect.gen(function* () {
      const paths = {
        "/v4/moods/": { get: { responses: {} } },
        "/v4/health-check/": { get: { responses: {} } }
      }
      const found = yield* report(JSON.stringify({ openapi: "3.0.3", paths }))
      expect(found.about).toBe("1 of 2 operations of the document are declared here.")
      expect(found.changes).toContainEqual({ kind: "operation new", route: "GET /moods/", name: "" })
      expect(found.known.map(({ route }) => route)).toContain("POST /auth/o/revoke/")
      const said = forPeople(found, { withKnown: true })
      expect(said).toContain("Known: The document leaves out the token endpoints; clients use these two.")
      expect(said).toContain("No longer there, so to be taken from the table:")
    })
  )

  it.effect("says why there is nothing to say", () =>
    Effect.gen(function* () {
      expect((yield* Effect.flip(report("{}"))).message).toContain("say which with --as")
      expect((yield* Effect.flip(report('{"openapi": "3.0.3", '))).message).toContain("not JSON")
    })
  )
})

describe("npm run drift", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url))

  const run = (content: string, ...flags: ReadonlyArray<string>) =>
    Effect.callback<{ readonly code: unknown; readonly said: string; readonly complained: string }>(
      (resume) => {
        const folder = mkdtempSync(Path.join(tmpdir(), "drift-"))
        const file = Path.join(folder, "given.json")
        writeFileSync(file, content)
        execFile(
          process.execPath,
          ["test/conformance/drift.ts", file, ...flags],
          { cwd: root },
          (error, said, complained) => {
            rmSync(folder, { recursive: true })
            resume(Effect.succeed({ code: error === null ? 0 : error.code, said, complained }))
          }
        )
      }
    )

  it.live("ends with 1 where something has changed, and says it as JSON for programs", () =>
    Effect.gen(function* () {
      const { code, said } = yield* run(
        JSON.stringify({ ...Fixtures.artistDetail(), mood: "dark" }),
        "--json"
      )
      expect(JSON.parse(said)).toMatchObject({
        changes: [{ kind: "response field new", name: "mood", theirs: "string" }]
      })
      expect(code).toBe(1)
    })
  )

  it.live("ends with 2 where it cannot say anything", () =>
    Effect.gen(function* () {
      const { code, complained, said } = yield* run("{}")
      expect(complained).toContain("say which with --as")
      expect(said).toBe("")
      expect(code).toBe(2)
    })
  )
})
