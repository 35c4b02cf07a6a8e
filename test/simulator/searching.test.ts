import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Track } from "effect-beatport"
import { type SearchModel, Simulator } from "effect-beatport/simulator"
import { searchIndex } from "../../src/simulator/search/SearchIndex.ts"
import { call, Item, read } from "./http.ts"

const models: ReadonlyArray<SearchModel> = ["anyWord", "everyWord", "everyWordAccented"]

const Found = Schema.Struct({ count: Schema.Int, tracks: Schema.Array(Item) })

const searched = (text: string) =>
  Effect.map(call(`/catalog/search/?type=tracks&per_page=100&q=${encodeURIComponent(text)}`), (reply) =>
    read(Found)(reply).tracks.map(({ id }) => id)
  )

const titles = ["Über Alles", "Uber Night", "Midnight", "Blue Moon", "Red Moon Rising", "Moon"]
const index = searchIndex(
  titles.map((name) => ({ name })),
  { name: ({ name }) => name, others: () => ["Original Mix"] }
)
const found = (text: string, model: SearchModel) => index.find(text, model).map(({ name }) => name)

describe("SearchIndex", () => {
  it("finds rows with any of the words, the best fit first", () => {
    assert.deepStrictEqual(found("blue moon", "anyWord").slice(0, 1), ["Blue Moon"])
    assert.sameMembers(found("blue moon", "anyWord"), ["Blue Moon", "Red Moon Rising", "Moon"])
  })

  it("finds near misses of one typing error, in longer words only", () => {
    assert.deepStrictEqual(found("midnigth", "anyWord"), [])
    assert.deepStrictEqual(found("midnght", "anyWord"), ["Midnight"])
    assert.deepStrictEqual(found("rad", "anyWord"), [])
    assert.deepStrictEqual(found("midnght", "everyWord"), [])
  })

  it("finds rows with every word, wherever it stands", () => {
    assert.deepStrictEqual(found("moon (original mix) blue", "everyWord"), ["Blue Moon"])
    assert.deepStrictEqual(found("moon nonsense", "everyWord"), [])
  })

  it("counts accents in one model only", () => {
    assert.sameMembers(found("uber", "everyWord"), ["Über Alles", "Uber Night"])
    assert.deepStrictEqual(found("uber", "everyWordAccented"), ["Uber Night"])
    assert.deepStrictEqual(found("ÜBER", "everyWordAccented"), ["Über Alles"])
  })

  it("puts a row whose name has every word before rows that have them elsewhere", () => {
    assert.deepStrictEqual(found("rising", "everyWord"), ["Red Moon Rising"])
    assert.lengthOf(found("original", "everyWord"), titles.length)
  })

  it("finds nothing for a text without words", () => {
    for (const model of models) assert.deepStrictEqual(found(" - ", model), [])
  })
})

describe("Simulator: search", () => {
  layer(Simulator.layer({ tracks: 600 }))((test) => {
    test.effect.each(models)("finds a track by its full title and by artist and title: %s", (model) =>
      Effect.gen(function* () {
        const { catalogue, change } = yield* Simulator
        yield* change({ search: model })
        for (const { artists, id, mix_name, name } of catalogue.tracks.slice(0, 40)) {
          const title = Track.fullTitle({ name, mix_name })
          assert.include(yield* searched(title), id, title)
          const named = `${artists[0]?.name ?? ""} - ${title}`
          assert.include(yield* searched(named), id, named)
        }
      })
    )

    test.effect("gives playlists, among everything and by type", () =>
      Effect.gen(function* () {
        const Playlists = Schema.Struct({ playlists: Schema.Array(Item) })
        assert.isNotEmpty(read(Playlists)(yield* call("/catalog/search/?q=best")).playlists)
        assert.isNotEmpty(read(Playlists)(yield* call("/catalog/search/?q=best&type=playlists")).playlists)
      })
    )
  })
})
