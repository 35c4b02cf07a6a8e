import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { parseCatalogue, Simulator } from "effect-beatport/simulator"
import { call, ids, list, read } from "./http.ts"

const reduced = [
  '\uFEFF{"id":5704,"name":"First","mix_name":"Original Mix","artists":["Nova","Lind"],"label":"Harbour","publish_date":"2003-12-12","bpm":130,"key":"F Major","genres":["House","UK Garage / Bassline|UK Garage"]}',
  "",
  '{"id":26662,"name":"Second","mix_name":"Edit","artists":["nova"],"label":"Harbour","publish_date":"1996-11-19","bpm":null,"key":"No Key","genres":["Bounce|Donk"]}\r',
  '{"id":12,"name":"Third","artists":[{"id":77,"name":"Ada","slug":"ada"},null],"remixers":[{"id":78,"name":"Bo"}],"release":{"id":900,"name":"EP","label":{"id":55,"name":"Quay"}},"genre":{"id":5,"name":"House"},"sub_genre":null,"key":{"id":8,"name":"A Minor"},"isrc":"XX1","length_ms":60000}'
].join("\n")

const loaded = (ndjson: string, test: Effect.Effect<void, never, Simulator>) =>
  Effect.flatMap(parseCatalogue(ndjson), (catalogue) => Effect.provide(test, Simulator.layer({ catalogue })))

describe("parseCatalogue", () => {
  it.effect("names the line that is no track", () =>
    Effect.gen(function* () {
      const lines = {
        '{"id":1,"name":"A","artists":[]}\n\n{': 3,
        '{"id":1,"artists":[]}': 1,
        '{"id":1,"name":"A","artists":[],"publish_date":"2026-13-45"}': 1
      }
      for (const [text, line] of Object.entries(lines)) {
        const error = yield* Effect.flip(parseCatalogue(text))
        assert.strictEqual(error.line, line)
        assert.include(error.message, `Line ${line}`)
      }
    })
  )
})

describe("Simulator: a loaded catalogue", () => {
  it.effect("serves the tracks of both forms, the highest id first", () =>
    loaded(
      reduced,
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* ids("/catalog/tracks/"), [26662, 5704, 12])
        const { catalogue } = yield* Simulator
        const [second, first, third] = catalogue.tracks
        assert.strictEqual(first?.key?.name, "F Major")
        assert.strictEqual(first?.genre.id, 5)
        assert.strictEqual(second?.key, null)
        assert.strictEqual(second?.genre.name, "Bounce")
        assert.strictEqual(second?.sub_genre?.name, "Donk")
        assert.strictEqual(second?.artists[0], first?.artists[0])
        assert.deepStrictEqual([third?.artists[0]?.id, third?.remixers[0]?.id], [77, 78])
        assert.strictEqual(third?.release.label.id, 55)
        assert.strictEqual(third?.mix_name, "Original Mix")
        assert.isAbove(first?.artists[0]?.id ?? 0, 78)
      })
    )
  )

  it.effect("finds them by filter and search, and has what goes with them", () =>
    loaded(
      reduced,
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* ids("/catalog/tracks/?isrc=XX1"), [12])
        assert.deepStrictEqual(yield* ids("/catalog/releases/900/tracks/"), [12])
        assert.isAbove((yield* list("/catalog/charts/")).count, 0)
        const Found = Schema.Struct({ tracks: Schema.Array(Schema.Struct({ id: Schema.Int })) })
        const reply = yield* call("/catalog/search/?type=tracks&q=nova%20second")
        assert.strictEqual(read(Found)(reply).tracks[0]?.id, 26662)
      })
    )
  )

  it.effect("may be empty", () =>
    loaded(
      "",
      Effect.gen(function* () {
        assert.strictEqual((yield* list("/catalog/tracks/")).count, 0)
        assert.strictEqual((yield* list("/catalog/charts/")).count, 0)
      })
    )
  )
})
