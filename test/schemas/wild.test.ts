/**
 * Any response ends in a value or in a typed error, never in a defect.
 */
import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit, Layer, Logger, Stream } from "effect"
import * as FastCheck from "fast-check"
import {
  Beatport,
  type BeatportConfigOptions,
  type BeatportService,
  DecodeError,
  Decoding,
  isBeatportError
} from "effect-beatport"
import { Fixtures, Scripted, ScriptedHttpClient } from "effect-beatport/testing"

/** Beatport over a network that gives every request one text. */
const respondingWith = (body: string, options: BeatportConfigOptions = {}) =>
  Beatport.layer({ accessToken: "token", pace: 0, retry: { times: 0 }, ...options }).pipe(
    Layer.provide(ScriptedHttpClient.layer(() => Scripted.text(body)))
  )

/** Reads a text as a page, as a page with broken items, as a thing, and as what a search finds. */
const readAll = (body: string) =>
  Effect.gen(function* () {
    const { releases, search, tracks } = yield* Beatport
    return yield* Effect.all(
      [
        Effect.exit(tracks.list()),
        Effect.exit(tracks.list().lenient),
        Effect.exit(tracks.get(1)),
        Effect.exit(releases.tracks(1)),
        Effect.exit(search("night"))
      ].map((call: Effect.Effect<Exit.Exit<unknown, unknown>>) => call)
    )
  }).pipe(Effect.provide(respondingWith(body)))

const endsWell = async (body: string): Promise<void> => {
  for (const exit of await Effect.runPromise(readAll(body))) {
    if (Exit.isSuccess(exit)) continue
    assert.isFalse(Cause.hasDies(exit.cause), Cause.pretty(exit.cause))
    assert.isTrue(isBeatportError(Cause.squash(exit.cause)), Cause.pretty(exit.cause))
  }
}

const page = (results: ReadonlyArray<unknown>): object => ({
  results,
  next: null,
  previous: null,
  count: results.length,
  page: "1/1",
  per_page: 100
})

const bodies = [
  page([1, 2].map((id) => Fixtures.track({ id }))),
  Fixtures.trackDetail(),
  { tracks: [Fixtures.track()], ...page([]) }
].map((body) => JSON.stringify(body))

/** The same JSON with one of its values, so many-eth as it is read, exchanged for another. */
const exchanged = (body: string, at: number, value: unknown): string => {
  const values = [...body.matchAll(/(?<=:)(?:"[^"]*"|-?\d+(?:\.\d+)?|true|false|null|\[\])/g)]
  const found = values[at % values.length]
  assert(found !== undefined)
  return body.slice(0, found.index) + JSON.stringify(value) + body.slice(found.index + found[0].length)
}

describe("a response", () => {
  it("of any JSON is read or refused, and is no defect", () =>
    FastCheck.assert(FastCheck.asyncProperty(FastCheck.json(), endsWell), { numRuns: 60 }))

  it("of any list of any things is read or refused, and is no defect", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(FastCheck.array(FastCheck.jsonValue(), { maxLength: 5 }), (items) =>
        endsWell(JSON.stringify(page(items)))
      ),
      { numRuns: 40 }
    ))

  it("that is cut off anywhere is refused, and is no defect", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(FastCheck.constantFrom(...bodies), FastCheck.nat(), async (body, at) => {
        const cut = body.slice(0, at % body.length)
        await endsWell(cut)
        for (const exit of await Effect.runPromise(readAll(cut))) assert.isTrue(Exit.isFailure(exit))
      }),
      { numRuns: 30 }
    ))

  it("with any value exchanged for any other is read or refused, and is no defect", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(
        FastCheck.constantFrom(...bodies),
        FastCheck.nat(),
        FastCheck.jsonValue(),
        (body, at, value) => endsWell(exchanged(body, at, value))
      ),
      { numRuns: 60 }
    ))
})

describe("a page with one broken item", () => {
  const broken = page(
    [0, 1, 2, 3, 4].map((index) => {
      const track = Fixtures.track({ id: index + 1 })
      return index === 3 ? { ...track, bpm: "fast" } : track
    })
  )

  it.effect("is refused where it is read strictly, with the item's index and path", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const error = yield* Effect.flip(tracks.list().asEffect())
      assert.instanceOf(error, DecodeError)
      assert.strictEqual(error.at, "results[3].bpm")
      assert.notInclude(error.message, "fast")
    }).pipe(Effect.provide(respondingWith(JSON.stringify(broken))))
  )

  it.effect("gives the others where it is read leniently, and says which was broken", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const read = yield* tracks.list().lenient
      assert.deepStrictEqual(
        read.results.map(({ id }) => id),
        [1, 2, 3, 5]
      )
      assert.lengthOf(read.broken, 1)
      assert.strictEqual(read.broken[0]?.index, 3)
      assert.strictEqual(read.broken[0]?.at, "bpm")
    }).pipe(Effect.provide(respondingWith(JSON.stringify(broken))))
  )
})

describe("an invalid item in a response that gives many", () => {
  const three = [1, 2, 3].map((id) => ({
    ...Fixtures.track({ id }),
    ...(id === 2 ? { mix_name: null } : {})
  }))
  const lenient = { decoding: "lenient" } as const

  it.effect.each([
    ["a list", (beatport: BeatportService) => Stream.runCollect(beatport.tracks.list().items)],
    ["top100", (beatport: BeatportService) => beatport.charts.top100()],
    ["hype", (beatport: BeatportService) => beatport.charts.hype({ genre_id: 6 })],
    ["top", (beatport: BeatportService) => beatport.charts.top(3)],
    [
      "getMany",
      (beatport: BeatportService) => Effect.map(beatport.tracks.getMany([1, 2, 3]), ({ items }) => items)
    ]
  ] as const)("is left out of %s where the configuration is lenient, and a warning names it", ([, call]) =>
    Effect.gen(function* () {
      const lines: Array<string> = []
      const logger = Logger.make(({ message }) => void lines.push(String(message)))
      const found = yield* Effect.flatMap(Beatport, (beatport) => call(beatport)).pipe(
        Effect.provide(Logger.layer([logger]))
      )
      assert.deepStrictEqual(
        found.map(({ id }) => id),
        [1, 3]
      )
      assert.match(
        lines.join(" "),
        /1 invalid item was left out\. results\[1\] \(id 2\): mix_name: Expected string/
      )
    }).pipe(Effect.provide(respondingWith(JSON.stringify(page(three)), lenient)))
  )

  it.effect("is left out of one call that asks for it", () =>
    Effect.gen(function* () {
      const { charts } = yield* Beatport
      const found = yield* charts.top100().pipe(Effect.provideService(Decoding, "lenient"))
      assert.lengthOf(found, 2)
      assert.strictEqual((yield* Effect.flip(charts.top100()))._tag, "DecodeError")
    }).pipe(Effect.provide(respondingWith(JSON.stringify(page(three)))))
  )
})

describe("a playlist entry whose track was removed", () => {
  const entries = [
    { id: 1, position: 1, track: Fixtures.track({ id: 1 }), tombstoned: false },
    { id: 2, position: 2, track: null, tombstoned: true },
    { id: 3, position: 3, tombstoned: true }
  ]

  it.effect("is an entry without a track", () =>
    Effect.gen(function* () {
      const { library, playlists } = yield* Beatport
      for (const list of [playlists.tracks(5), library.playlists.tracks(5)]) {
        const { results } = yield* list
        assert.deepStrictEqual(
          results.map(({ track }) => track?.id ?? null),
          [1, null, null]
        )
      }
    }).pipe(Effect.provide(respondingWith(JSON.stringify(page(entries)))))
  )
})

describe("a value that is new to this version", () => {
  it.effect("is read as it is", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const { results } = yield* tracks.list()
      assert.strictEqual(results[0]?.publish_status, "resting")
    }).pipe(
      Effect.provide(respondingWith(JSON.stringify(page([Fixtures.track({ publish_status: "resting" })]))))
    )
  )
})
