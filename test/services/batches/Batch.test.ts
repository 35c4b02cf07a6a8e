import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Logger, Stream } from "effect"
import { TestClock } from "effect/testing"
import * as FastCheck from "fast-check"
import { Beatport, type Track } from "effect-beatport"
import {
  Fixtures,
  Scripted,
  ScriptedHttpClient,
  type Scripted as ScriptedTypes
} from "effect-beatport/testing"

type SentRequest = ScriptedTypes.SentRequest

/** A catalogue of tracks, asked as the server is: by comma lists of ids or ISRCs, a page at a time. */
const catalogue = (tracks: ReadonlyArray<Track>) =>
  Beatport.layer({ baseUrl: "http://127.0.0.1:1/v4", accessToken: "a-token", pace: 0 }).pipe(
    Layer.provideMerge(
      ScriptedHttpClient.layer(({ query }: SentRequest) => {
        const ids = new Set(query["id"]?.split(","))
        const isrcs = new Set(query["isrc"]?.split(","))
        const found = tracks.filter(
          ({ id, isrc }) => ids.has(String(id)) || (isrc !== null && isrcs.has(isrc))
        )
        const page = Number(query["page"])
        const per_page = Number(query["per_page"])
        // The server responds in an order of its own.
        const results = found.toReversed().slice((page - 1) * per_page, page * per_page)
        return Scripted.json({
          results,
          next: null,
          previous: null,
          count: found.length,
          page: `${page}/9`,
          per_page
        })
      })
    )
  )

const tracksUpTo = (count: number) =>
  Array.from({ length: count }, (_, index) => Fixtures.track({ id: index + 1, isrc: isrcOf(index + 1) }))

const isrcOf = (number: number) => `XXA01${String(number).padStart(7, "0")}`

const requests = Effect.flatMap(ScriptedHttpClient, (network) => network.requests)

describe("tracks.getMany", () => {
  it.effect("asks for ten thousand tracks in a hundred requests, and gives them in the order asked", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const ids = Array.from({ length: 10_000 }, (_, index) => ((index * 7919) % 10_000) + 1)
      const { items, missing } = yield* tracks.getMany(ids)
      assert.deepStrictEqual(
        items.map((track) => track.id),
        ids
      )
      assert.lengthOf(missing, 0)
      assert.lengthOf(yield* requests, 100)
    }).pipe(Effect.provide(catalogue(tracksUpTo(10_000))))
  )

  it.effect("names what is missing once, and asks once for what is given twice", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const { items, missing } = yield* tracks.getMany([3, 99, 1, 3, 99])
      assert.deepStrictEqual(
        items.map((track) => track.id),
        [3, 1, 3]
      )
      assert.deepStrictEqual(missing, [99])
      assert.deepStrictEqual(
        (yield* requests).map((request) => request.query["id"]),
        ["3,99,1"]
      )
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it.effect("sends nothing for no ids, and nothing when one of them is wrong", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      assert.deepStrictEqual(yield* tracks.getMany([]), { items: [], missing: [], invalid: [] })
      const error = yield* Effect.flip(tracks.getMany([...Array(150).keys()].map((n) => n + 1).concat(-4)))
      assert.strictEqual(error._tag, "ValidationError")
      assert.include(error.message, "tracks.getMany: invalid argument. ids[150]")
      assert.lengthOf(yield* requests, 0)
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it.effect("finds as the ids of a stream come, asking for no more than is consumed", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      let taken = 0
      const endless = Stream.tap(Stream.range(1, 1_000_000), () => Effect.sync(() => (taken += 1)))
      const found = yield* Stream.runCollect(Stream.take(tracks.getMany(endless).found, 250))
      assert.deepStrictEqual(
        found.map(({ key, matches }) => [key, matches.length]),
        Array.from({ length: 250 }, (_, index) => [index + 1, 1])
      )
      assert.isBelow(taken, 2000)
      assert.isBelow((yield* requests).length, 20)
    }).pipe(Effect.provide(catalogue(tracksUpTo(2000))))
  )

  it.effect("takes async iterables, and says when where the ids come from fails", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      async function* ids() {
        yield* [1, 2]
        await Promise.reject(new Error("the file ended"))
      }
      const error = yield* Effect.flip(tracks.getMany(ids()))
      assert.strictEqual(error._tag, "ValidationError")
      assert.include(error.message, "tracks.getMany: invalid argument. ids: ")
      assert.include(error.message, "the file ended")
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it("gives for any ids what each of them has, in their order", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(
        FastCheck.array(FastCheck.integer({ min: 1, max: 300 }), { maxLength: 400 }),
        (ids) =>
          Effect.gen(function* () {
            const { tracks } = yield* Beatport
            const all = yield* tracks.getMany(ids)
            const known = ids.filter((id) => id <= 200)
            assert.deepStrictEqual(
              all.items.map((track) => track.id),
              known
            )
            assert.deepStrictEqual(all.missing, [...new Set(ids.filter((id) => id > 200))])
            const found = yield* Stream.runCollect(tracks.getMany(ids).found)
            assert.deepStrictEqual(
              found.map(({ key }) => key),
              ids
            )
          }).pipe(Effect.provide(catalogue(tracksUpTo(200))), Effect.runPromise)
      ),
      { numRuns: 15 }
    ))
})

describe("tracks.findByIsrc", () => {
  it.effect("finds every track of a recording, however the ISRC is written", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const { items, missing } = yield* tracks.findByIsrc(["xx-a01-00-00002", "ZZZZZ0000000"])
      assert.deepStrictEqual(
        items.map((track) => track.id).toSorted((a, b) => a - b),
        [2, 7]
      )
      assert.deepStrictEqual(missing, ["ZZZZZ0000000"])
    }).pipe(Effect.provide(catalogue([...tracksUpTo(5), Fixtures.track({ id: 7, isrc: isrcOf(2) })])))
  )

  it.effect("refuses what is no ISRC", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      assert.include((yield* Effect.flip(tracks.findByIsrc(["Strobe"]))).message, "ISRC")
    }).pipe(Effect.provide(catalogue([])))
  )
})

describe("tracks.findByIsrc and releases.findByUpc", () => {
  /** A server that finds codes as it holds them, by lists or only alone. */
  const server = (filter: "isrc" | "upc", held: ReadonlyArray<string>, honoursLists: boolean) =>
    Beatport.layer({ baseUrl: "http://127.0.0.1:1/v4", accessToken: "a-token", pace: 0 }).pipe(
      Layer.provideMerge(
        ScriptedHttpClient.layer(({ query }: SentRequest) => {
          const asked = (query[filter] ?? "").split(",")
          const codes = asked.length === 1 || honoursLists ? held.filter((code) => asked.includes(code)) : []
          const results = codes.map((code, index) =>
            filter === "isrc"
              ? Fixtures.track({ id: index + 1, isrc: code })
              : Fixtures.release({ id: index + 1, upc: code })
          )
          return Scripted.json({ results, count: results.length, page: "1/1", per_page: 100 })
        })
      )
    )

  it.effect.each([
    "0012345678905",
    "12345678905",
    "00012345678905",
    "0-12345-67890-5",
    '\ufeff"012345678905"'
  ])("finds a release by its UPC, however many zeros it begins with: %s", (upc) =>
    Effect.gen(function* () {
      const { releases } = yield* Beatport
      const { items, missing } = yield* releases.findByUpc([upc])
      assert.deepStrictEqual([items.map((release) => release.upc), missing], [["0012345678905"], []])
    }).pipe(Effect.provide(server("upc", ["0012345678905"], true)))
  )

  it.effect.each([
    "ＸＸＡ０１００００００２",
    "XX\u2011A01\u201300\u221200002",
    "\u200bxxa010000002 ",
    "“XXA010000002”"
  ])("find a track by an ISRC that was copied: %s", (isrc) =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      assert.lengthOf((yield* tracks.findByIsrc([isrc])).items, 1)
    }).pipe(Effect.provide(server("isrc", ["XXA010000002"], true)))
  )

  it.effect("request each code alone where the server does not honour lists, and decide it once", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const isrcs = [isrcOf(9), isrcOf(1), isrcOf(2)]
      const { items, missing } = yield* tracks.findByIsrc(isrcs)
      assert.deepStrictEqual([items.length, missing], [2, [isrcOf(9)]])
      assert.lengthOf(yield* requests, 1 + 3)
      yield* tracks.findByIsrc(isrcs)
      assert.lengthOf(yield* requests, 1 + 3 + 3)
    }).pipe(Effect.provide(server("isrc", [isrcOf(1), isrcOf(2)], false)))
  )

  it.effect("request up to three codes alone before they report a whole batch missing", () =>
    Effect.gen(function* () {
      const { releases, tracks } = yield* Beatport
      const isrcs = Array.from({ length: 90 }, (_, index) => isrcOf(index + 1))
      assert.lengthOf((yield* tracks.findByIsrc(isrcs)).missing, 90)
      assert.lengthOf(yield* requests, 1 + 3)
      assert.isEmpty((yield* releases.findByUpc([])).missing)
    }).pipe(Effect.provide(server("isrc", [], true)))
  )

  it.effect("fill a request with 90 ISRCs", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const isrcs = Array.from({ length: 181 }, (_, index) => isrcOf(index + 1))
      assert.isEmpty((yield* tracks.findByIsrc(isrcs)).missing)
      const sizes = (yield* requests).map(({ query }) => query["isrc"]?.split(",").length)
      assert.sameMembers(sizes, [1, 90, 90])
    }).pipe(
      Effect.provide(
        server(
          "isrc",
          Array.from({ length: 181 }, (_, index) => isrcOf(index + 1)),
          true
        )
      )
    )
  )
})

describe("the error of a key", () => {
  it.effect("names the operation", () =>
    Effect.gen(function* () {
      const { artists, labels, releases, tracks } = yield* Beatport
      const wrong = {
        "artists.getMany": Effect.flip(artists.getMany([-1])),
        "labels.getMany": Effect.flip(labels.getMany([-1])),
        "releases.getMany": Effect.flip(releases.getMany([-1])),
        "releases.findByUpc": Effect.flip(releases.findByUpc(["-1"])),
        "tracks.findByIsrc": Effect.flip(Stream.runDrain(tracks.findByIsrc(["-1"]).found))
      }
      for (const [operation, failing] of Object.entries(wrong)) {
        assert.propertyVal(yield* failing, "operation", operation)
      }
    }).pipe(Effect.provide(catalogue([])))
  )
})

describe("a lenient batch", () => {
  const dirty = [
    "ISRC code",
    isrcOf(1),
    "",
    null,
    " \t",
    undefined,
    isrcOf(9),
    "n/a",
    "2024-01-01",
    "XXA0100000012",
    isrcOf(2)
  ]
  const skipped = [0, 2, 3, 4, 5, 7, 8, 9]

  it.effect("skips values that are no ISRC, and names each with its place", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const { invalid, items, missing } = yield* tracks.findByIsrc(dirty).lenient
      assert.deepStrictEqual(
        items.map(({ id }) => id),
        [1, 2]
      )
      assert.deepStrictEqual(missing, [isrcOf(9)])
      assert.deepStrictEqual(
        invalid.map(({ index, value }) => ({ index, value })),
        skipped.map((index) => ({ index, value: dirty[index] }))
      )
      assert.include(invalid[0]?.reason, "Expected an ISRC")
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it.effect("streams the matches of the keys alone, and warns of the values that it skips", () =>
    Effect.gen(function* () {
      const warnings: Array<string> = []
      const logger = Logger.make(({ message }) => {
        warnings.push(String(message))
      })
      const { tracks } = yield* Beatport
      const found = yield* Stream.runCollect(tracks.findByIsrc(dirty).lenient.found).pipe(
        Effect.provide(Logger.layer([logger]))
      )
      assert.deepStrictEqual(
        found.map(({ key, matches }) => [key, matches.length]),
        [
          [isrcOf(1), 1],
          [isrcOf(9), 0],
          [isrcOf(2), 1]
        ]
      )
      assert.lengthOf(warnings, 1)
      assert.include(warnings[0], "Skipped 8 of the isrcs that are invalid: isrcs[0], isrcs[2]")
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it.effect("sends no request if none of the values is a key", () =>
    Effect.gen(function* () {
      const { releases, tracks } = yield* Beatport
      assert.deepStrictEqual(
        (yield* releases.findByUpc(["UPC", "", null, "12", "0000000000000"]).lenient).items,
        []
      )
      assert.lengthOf((yield* tracks.getMany([0, -1, 1.5, Number.NaN]).lenient).invalid, 4)
      assert.isEmpty(yield* Stream.runCollect(tracks.findByIsrc(["x", null]).lenient.found))
      assert.isEmpty(yield* requests)
    }).pipe(Effect.provide(catalogue([])))
  )

  it.effect("says how to skip such values where it is not lenient, before any request", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const error = yield* Effect.flip(tracks.findByIsrc([isrcOf(1), null]))
      assert.include(error.message, "isrcs[1]: Expected an ISRC")
      assert.include(error.message, "use lenient")
      assert.isEmpty(yield* requests)
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it("places every value among items, missing or invalid, whatever the values are", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(
        FastCheck.array(
          FastCheck.oneof(
            FastCheck.constantFrom<string | null | undefined>(
              null,
              undefined,
              "",
              "ISRC",
              ...[1, 2, 9].map(isrcOf)
            ),
            FastCheck.string({ unit: "binary" })
          )
        ),
        (given) =>
          Effect.gen(function* () {
            const { tracks } = yield* Beatport
            const { invalid, items, missing } = yield* tracks.findByIsrc(given).lenient
            const known = new Set([isrcOf(1), isrcOf(2)])
            const wrong = new Set(invalid.map(({ index }) => index))
            const keys = given.filter((_, index) => !wrong.has(index))
            assert.lengthOf(items, keys.filter((key) => known.has(String(key))).length)
            assert.sameMembers([...missing], [...new Set(keys.filter((key) => !known.has(String(key))))])
          }).pipe(
            Effect.provide(catalogue(tracksUpTo(5))),
            Effect.provide(Logger.layer([])),
            Effect.runPromise
          )
      ),
      { numRuns: 25 }
    ))
})

describe("tracks.getListed", () => {
  it.effect("makes one request of calls that are made at the same time", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const calls = Effect.forEach([1, 2, 3, 2, 9], (id) => Effect.exit(tracks.getListed(id)), {
        concurrency: "unbounded"
      })
      const [exits] = yield* Effect.all([calls, TestClock.adjust("1 second")], { concurrency: "unbounded" })
      assert.deepStrictEqual(
        exits.map((exit) => (exit._tag === "Success" ? exit.value.id : exit._tag)),
        [1, 2, 3, 2, "Failure"]
      )
      assert.lengthOf(yield* requests, 1)
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )

  it.effect("fails with what it was asked for, where that is not there or wrong", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const ask = (id: number) =>
        Effect.flip(
          Effect.map(
            Effect.all([tracks.getListed(id), TestClock.adjust("1 second")], { concurrency: "unbounded" }),
            ([track]) => track
          )
        )
      const missing = yield* ask(77)
      assert.strictEqual(missing._tag, "NotFoundError")
      assert.include(missing.message, "/catalog/tracks/77/")
      assert.strictEqual((yield* ask(-1))._tag, "ValidationError")
    }).pipe(Effect.provide(catalogue(tracksUpTo(5))))
  )
})
