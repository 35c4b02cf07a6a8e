/**
 * Whatever text stands where a key, a genre, a code, a link, a day or a track's name is expected, it ends in a value
 * or in none: no function throws, and what is found is valid.
 */
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as FastCheck from "fast-check"
import { Fixtures } from "effect-beatport/testing"
import { Genres, Keys, Store, Track } from "effect-beatport"
import * as Filter from "../../src/schemas/Filter.ts"
import * as Range from "../../src/schemas/Range.ts"
import { nearest } from "../../src/schemas/nearest.ts"

/** Any text, and texts made of what keys, genres, codes, links and days are made of. */
const wild = FastCheck.oneof(
  FastCheck.string({ unit: "binary" }),
  FastCheck.array(
    FastCheck.constantFrom(
      ..."A B C F# b ♯ ♭ m min Maj 8 08A 12 13 d house prog / & ( ) [x] - 2026 02 30 T : , . https:// beatport: track / \u200b \uff11 ' \0 __proto__ constructor".split(
        " "
      )
    ),
    { maxLength: 8 }
  ).map((parts) => parts.join(""))
)

const check = (predicate: (text: string) => void) =>
  FastCheck.assert(FastCheck.property(wild, predicate), { numRuns: 1000 })

const filters = [
  Filter.keyIds,
  Filter.genreIds,
  Filter.isrcs,
  Range.days,
  Range.numbers,
  Filter.texts,
  Filter.ids
]

describe("a wild text", () => {
  it("is a key of the table, or none", () => {
    check((text) => {
      const camelot = Keys.camelot(text)
      const ids = Keys.ids(text)
      assert.strictEqual(ids.length > 0, camelot !== undefined)
      for (const id of ids) assert.strictEqual(Keys.all.find((key) => key.id === id)?.camelot, camelot)
      assert.strictEqual(Keys.openKey(text) === undefined, camelot === undefined)
      assert.isAtMost(Keys.compatible(text).length, 4)
    })
  })

  it("is near at most three genres, all of them known", () => {
    check((text) => {
      const near = Genres.near(text)
      assert.isAtMost(near.length, 3)
      for (const name of near) assert.isNotEmpty(Genres.ids(name), name)
    })
  })

  it("stands for genres by ids that exist", () => {
    check((text) => {
      for (const id of Genres.ids(text)) assert.isTrue(Genres.all.some((genre) => genre.id === id))
    })
  })

  it("is a link to a positive id, or none", () => {
    check((text) => {
      for (const found of [Store.parse(text), Store.find(text)]) {
        if (found !== undefined) assert.isAbove(found.id, 0)
      }
    })
  })

  it("is written by a filter, or refused with an issue", () => {
    for (const filter of filters) {
      const encode = Schema.encodeUnknownExit(filter)
      check((text) => {
        const exit = encode(text)
        if (exit._tag === "Failure") assert.isFalse(exit.cause.reasons.some(({ _tag }) => _tag === "Die"))
      })
    }
  })

  it("suggests only known names", () => {
    check((text) => {
      for (const name of nearest(text, ["genre_id", "maxResponseBytes"])) {
        assert.include(["genre_id", "maxResponseBytes"], name)
      }
    })
  })

  it("makes a title, as the name of a track, its mix or its length", () => {
    check((text) => {
      const track = Fixtures.track({ name: text, mix_name: text, length: text })
      assert.isString(Track.fullTitle(track))
      const duration = Track.durationMs({ ...track, length_ms: null })
      assert.isTrue(duration === null || (Number.isFinite(duration) && duration >= 0))
    })
  })
})
