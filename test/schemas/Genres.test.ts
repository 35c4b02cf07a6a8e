import { assert, describe, it } from "@effect/vitest"
import { Genres } from "effect-beatport"

describe("Genres", () => {
  it("finds every known genre by its name, and its name by its id", () => {
    for (const { id, name } of Genres.all) {
      assert.strictEqual(Genres.id(name), id)
      assert.strictEqual(Genres.name(id), name)
    }
  })

  it.each(["drum & bass", "DRUM AND BASS", " Drum&Bass ", "drum-and-bass"])(
    "does not mind case and punctuation: %s",
    (name) => {
      assert.strictEqual(Genres.id(name), Genres.DrumAndBass)
    }
  )

  it.each(["", "Polka", "constructor", "__proto__"])("knows no genre named %s", (name) => {
    assert.isUndefined(Genres.id(name))
  })

  it.each([
    ["DnB", 1],
    ["Breaks", 9],
    ["Big Room", 96],
    ["prog house", 15],
    ["Melodic House &amp; Techno", 90],
    ["hip hop", 105],
    ["UKG", 86],
    ["psytrance", 13]
  ])("finds a genre by a short or former name: %s", (name, id) => {
    assert.strictEqual(Genres.id(name), id)
  })

  it("has several genres for a former name that was split", () => {
    assert.deepStrictEqual(Genres.ids("Electronica / Downtempo"), [3, 63])
    assert.isUndefined(Genres.id("Electronica / Downtempo"))
    assert.deepStrictEqual(Genres.near("Electronica / Downtempo"), ["Electronica", "Downtempo"])
  })

  it("knows no name of an id that is none", () => {
    assert.isUndefined(Genres.name(0))
  })

  it.each([
    ["techouse", "Tech House"],
    ["house music", "House"],
    ["peak time", "Techno (Peak Time / Driving)"],
    ["garage house", "UK Garage / Bassline"],
    ["bigroom house", "Mainstage"],
    ["chill", "Downtempo"],
    ["funk", "Funky House"],
    ["drum and base", "Drum & Bass"],
    ["tecno", "Techno"]
  ])("suggests for %s first of all %s", (name, genre) => {
    assert.strictEqual(Genres.near(name)[0], genre)
  })

  it.each(["", " ", "x", "zzzzzz", "lofi", "gabber", "acid", "\u{1f984}", "e".repeat(100_000)])(
    "suggests nothing for %s, because no genre has a similar name",
    (name) => assert.isEmpty(Genres.near(name))
  )

  it("names the three nearest to a misspelt one, the nearest first", () => {
    assert.lengthOf(Genres.near("Teck House"), 3)
    assert.strictEqual(Genres.near("Teck House")[0], "Tech House")
  })
})
