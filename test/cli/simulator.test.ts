import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { emptyHome, run } from "./binary.ts"

const catalogue = [
  '{"id":5704,"name":"First","mix_name":"Original Mix","artists":["Nova","Lind"],"label":"Harbour","publish_date":"2003-12-12","bpm":130,"key":"F Major","genres":["House"]}',
  '{"id":26662,"name":"Second Déjà","mix_name":"Edit","artists":["Nova"],"label":"Harbour","publish_date":"1996-11-19","bpm":null,"key":"No Key","genres":["Techno"]}'
].join("\n")

const fileWith = (text: string): string => {
  const file = join(emptyHome(), "catalogue.ndjson")
  writeFileSync(file, text)
  return file
}

/** The ids that a command in a simulator writes. */
const idsOf = (out: string): ReadonlyArray<string> =>
  Array.from(out.matchAll(/"id":(\d+)/g), ([, id = ""]) => id)

describe("beatport simulator", () => {
  it.live("says how to write a command of beatport if its first word is missing", () =>
    Effect.gen(function* () {
      const { code, err } = yield* run(["simulator", "--", "whoami-nowhere", "5"])
      expect(code).toBe(10)
      expect(err).toContain("write: beatport simulator -- beatport whoami-nowhere")
    })
  )

  it.live("serves the catalogue of a file", () =>
    Effect.gen(function* () {
      const { code, err, out } = yield* run([
        "simulator",
        "--catalogue",
        fileWith(catalogue),
        "--",
        "beatport",
        "tracks",
        "--json",
        "--fields",
        "id"
      ])
      expect(code, err).toBe(0)
      expect(idsOf(out)).toEqual(["5704", "26662"])
    })
  )

  it.live.each([
    ["anyWord", ["26662"]],
    ["everyWord", ["26662"]],
    ["everyWordAccented", []]
  ] as const)("searches as the model %s does", ([model, found]) =>
    Effect.gen(function* () {
      const search = ["beatport", "search", "second deja", "--in", "tracks", "--json", "--fields", "id"]
      const { code, err, out } = yield* run([
        "simulator",
        "--catalogue",
        fileWith(catalogue),
        "--search",
        model,
        "--",
        ...search
      ])
      expect(code, err).toBe(0)
      expect(idsOf(out)).toEqual(found)
    })
  )

  it.live("signs in with a further client id, and with no unknown one", () =>
    Effect.gen(function* () {
      const genres = ["beatport", "hype", "--json", "--limit", "1"]
      const own = { BEATPORT_CLIENT_ID: "a-client-of-their-own" }
      const known = [
        "simulator",
        "--client-id",
        "another",
        "--client-id",
        own.BEATPORT_CLIENT_ID,
        "--",
        ...genres
      ]
      expect((yield* run(known, own)).code).toBe(0)
      const unknown = yield* run(["simulator", "--", ...genres], own)
      expect(unknown.code).toBe(4)
      expect(unknown.err).toContain("client")
    })
  )

  it.live("names the line of a catalogue that is no track, and a file that cannot be read", () =>
    Effect.gen(function* () {
      const broken = yield* run(["simulator", "--catalogue", fileWith(`${catalogue}\n{`), "--", "true"])
      expect([broken.code, broken.out]).toEqual([2, ""])
      expect(broken.err).toContain("Line 3")
      const absent = yield* run(["simulator", "--catalogue", "/no/such/file", "--", "true"])
      expect(absent.code).toBe(2)
      expect(absent.err).toContain("--catalogue")
    })
  )
})
