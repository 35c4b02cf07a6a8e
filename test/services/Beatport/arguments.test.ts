/**
 * What callers pass: what counts as not given, and by which names it is called when it is wrong.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Beatport, type BeatportError, type BeatportService, ValidationError } from "effect-beatport"
import { Fixtures, ScriptedHttpClient } from "effect-beatport/testing"
import { respondingWith, shown } from "./scripted.ts"

const page = { results: [], next: null, previous: null, count: 0, page: "1/1", per_page: 100 }

/** What JavaScript, and TypeScript without `exactOptionalPropertyTypes`, can pass. */
const untyped = <A extends object>(typed: A, more: object): A => Object.assign(typed, more)

describe("an argument that is undefined", () => {
  it.effect("is not given", () =>
    Effect.gen(function* () {
      const { charts, tracks } = yield* Beatport
      yield* tracks.list({ genre_id: undefined, name: undefined, bpm: 174 })
      yield* tracks.list({ bpm: { from: 170, to: undefined }, page: undefined })
      yield* tracks.search("night", { label_id: undefined })
      yield* charts.top(10, { genre_id: undefined })
      const { requests } = yield* ScriptedHttpClient
      assert.deepStrictEqual((yield* requests).map(shown), [
        "GET /catalog/tracks/?bpm=174&order_by=-publish_date&page=1&per_page=100",
        "GET /catalog/tracks/?bpm=170:&order_by=-publish_date&page=1&per_page=100",
        "GET /catalog/search/?page=1&per_page=100&q=night&type=tracks",
        "GET /catalog/tracks/top/10/?per_page=100"
      ])
    }).pipe(Effect.provide(respondingWith(page)))
  )

  it.effect("is not given in a body", () =>
    Effect.gen(function* () {
      const { library } = yield* Beatport
      yield* Effect.exit(library.charts.update(7, { name: "March", description: undefined }))
      const { requests } = yield* ScriptedHttpClient
      const [sent] = yield* requests
      assert.strictEqual(sent?.body, '{"name":"March"}')
    }).pipe(Effect.provide(respondingWith(Fixtures.chart())))
  )

  it.effect("is missed where something has to be given", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const { id } = untyped({ id: 0 }, { id: undefined })
      const error = yield* Effect.flip(tracks.get(id))
      assert.instanceOf(error, ValidationError)
      assert.deepStrictEqual(Object.keys(error.fields), ["id"])
    }).pipe(Effect.provide(respondingWith(page)))
  )
})

describe("a filter that is named like a method of every object", () => {
  it.effect.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"])(
    "is an unknown argument: %s",
    (name) =>
      Effect.gen(function* () {
        const { charts, tracks } = yield* Beatport
        const filters = untyped({}, {})
        Object.defineProperty(filters, name, { value: 1, enumerable: true })
        const calls: ReadonlyArray<Effect.Effect<unknown, BeatportError>> = [
          tracks.list(filters),
          charts.hype(filters)
        ]
        for (const call of calls) {
          const error = yield* Effect.flip(call)
          assert.instanceOf(error, ValidationError)
          assert.deepStrictEqual(Object.keys(error.fields), [name])
        }
      }).pipe(Effect.provide(respondingWith(page)))
  )
})

describe("a filter that contains itself", () => {
  it.effect("is a ValidationError", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const round: Record<string, unknown> = {}
      round["round"] = round
      const error = yield* Effect.flip(tracks.list(untyped({}, { bpm: round })))
      assert.instanceOf(error, ValidationError)
    }).pipe(Effect.provide(respondingWith(page)))
  )
})

describe("an argument that is wrong", () => {
  const wrong: ReadonlyArray<
    readonly [field: string, call: (beatport: BeatportService) => Effect.Effect<unknown, BeatportError>]
  > = [
    ["n", ({ charts }) => charts.top(101)],
    ["n", ({ charts }) => charts.hype({ n: 101 })],
    ["n", ({ charts }) => charts.hype({ n: 0, genre_id: "House" })],
    ["n", ({ artists }) => artists.top(7, 101)],
    ["n", ({ labels }) => labels.top(7, 101)],
    ["n", ({ releases }) => releases.top(101)],
    ["genre_id", ({ charts }) => charts.top100({ genre_id: "Hous" })],
    ["genre_id", ({ charts }) => charts.hype({ genre_id: "Hous" })],
    ["genre_id", ({ releases }) => releases.top(10, { genre_id: "Hous" })],
    ["publish_date", ({ tracks }) => tracks.list({ publish_date: "2026-02-29" })],
    ["publish_date.to", ({ tracks }) => tracks.list({ publish_date: { to: "2026-04-31" } })],
    ["publish_date", ({ tracks }) => tracks.list({ publish_date: "2026-13-01" })]
  ]

  it.effect.each(wrong)("is called by its own name: %s", ([field, call]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(call(yield* Beatport))
      assert.instanceOf(error, ValidationError)
      assert.deepStrictEqual(Object.keys(error.fields), [field])
      const { requests } = yield* ScriptedHttpClient
      assert.isEmpty(yield* requests)
    }).pipe(Effect.provide(respondingWith(page)))
  )

  it.effect("is a day of a leap year in a leap year", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* tracks.list({ publish_date: "2028-02-29" })
      const { requests } = yield* ScriptedHttpClient
      assert.lengthOf(yield* requests, 1)
    }).pipe(Effect.provide(respondingWith(page)))
  )
})

const isCall = (u: unknown): u is Effect.Effect<unknown, BeatportError> => Effect.isEffect(u)

/** Calls an operation as JavaScript can: with anything. */
const anyhow = (operation: (...args: ReadonlyArray<never>) => unknown, args: ReadonlyArray<unknown>) => {
  const result: unknown = Reflect.apply(operation, undefined, args)
  if (!isCall(result)) throw new Error("An operation gives an Effect")
  return Effect.mapError(result, (error) => {
    assert.instanceOf(error, ValidationError)
    return error
  })
}

describe("an argument of another kind, as JavaScript can pass it", () => {
  const wrong: ReadonlyArray<
    readonly [
      name: string,
      field: string,
      operation: (beatport: BeatportService) => (...args: ReadonlyArray<never>) => unknown,
      ...args: ReadonlyArray<unknown>
    ]
  > = [
    ["no filters", "filters", ({ tracks }) => tracks.list, null],
    ["a number for filters", "filters", ({ genres }) => genres.list, 5],
    ["a Map for filters", "filters", ({ releases }) => releases.list, new Map([["genre_id", 6]])],
    ["a function for filters", "filters", ({ charts }) => charts.list, () => 5],
    ["a list for filters", "filters", ({ artists }) => artists.list, [5]],
    ["a number for paging", "filters", ({ artists }) => artists.tracks, 7, 5],
    ["a number for filters beside an id", "filters", ({ artists }) => artists.releases, 7, 5],
    ["nothing for filters beside an id", "filters", ({ labels }) => labels.tracks, 7, null],
    ["a text for filters", "0", ({ tracks }) => tracks.search, "night", "x"],
    ["nothing for filters of a search", "filters", ({ tracks }) => tracks.search, "night", null],
    ["nothing to search for", "query", ({ tracks }) => tracks.search],
    ["an object to search for", "query", ({ labels }) => labels.search, { query: "night" }],
    ["nothing to search everything for", "query", ({ search }) => search],
    ["a number for the paging of a search", "arguments", ({ search }) => search, "night", 5],
    ["a genre beside the options", "arguments", ({ charts }) => charts.top100, "Techno"],
    ["a genre under another name", "genre", ({ charts }) => charts.top, 10, { genre: "Techno" }],
    ["no options", "arguments", ({ charts }) => charts.hype, null],
    ["a genre under another name in Hype", "genreId", ({ charts }) => charts.hype, { genreId: 6 }],
    ["a genre under another name for releases", "genre", ({ releases }) => releases.top, 10, { genre: 6 }],
    ["another fallback", "fallback", ({ tracks }) => tracks.get, 1, { fallback: "lists" }],
    ["a text for the fallback", "arguments", ({ tracks }) => tracks.get, 1, "list"],
    ["one id for many", "ids", ({ tracks }) => tracks.getMany, 5],
    ["one text for many ids", "ids", ({ tracks }) => tracks.getMany, "123"],
    ["nothing for many", "isrcs", ({ tracks }) => tracks.findByIsrc],
    ["a number for a UPC", "upcs[0]", ({ releases }) => releases.findByUpc, [5_054_197]],
    ["a number for an ISRC", "isrcs[1]", ({ tracks }) => tracks.findByIsrc, ["GBABC1200042", 5]],
    ["a playlist's tracks that are none", "wanted", ({ library }) => library.playlists.sync, 1, null],
    [
      "a playlist's tracks that are texts",
      "wanted[1]",
      ({ library }) => library.playlists.planSync,
      1,
      [1, "2"]
    ],
    ["a number to order by", "order_by", ({ tracks }) => tracks.list, { order_by: 5 }],
    ["an object to order by", "order_by", ({ charts }) => charts.list, { order_by: { name: 1 } }],
    ["an unknown option", "public", ({ library }) => library.playlists.create, "x", { public: true }]
  ]

  it.effect.each(wrong)("is named, and nothing is sent: %s", ([, field, operation, ...args]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(anyhow(operation(yield* Beatport), args))
      assert.deepStrictEqual(Object.keys(error.fields), [field])
      const { requests } = yield* ScriptedHttpClient
      assert.isEmpty(yield* requests)
    }).pipe(Effect.provide(respondingWith(page)))
  )
})

describe("the error of an argument of another kind", () => {
  const readIds = "To read an id from a link or a string, use Store.parse."
  const link = "https://www.beatport.com/track/strobe/1696999"

  const said: ReadonlyArray<
    readonly [
      operation: (beatport: BeatportService) => (...args: ReadonlyArray<never>) => unknown,
      args: ReadonlyArray<unknown>,
      message: string
    ]
  > = [
    ...[link, "1696999", null, { id: 3 }, 3n, Symbol("id")].map(
      (id) =>
        [
          ({ tracks }: BeatportService) => tracks.get,
          [id],
          `Expected an id, which is a whole number above 0. ${readIds}`
        ] as const
    ),
    [({ tracks }) => tracks.getListed, [link], readIds],
    [({ tracks }) => tracks.getMany, [[link]], readIds],
    [({ tracks }) => tracks.list, [{ artist_id: link }], `Expected an id or an array of ids. ${readIds}`],
    [({ tracks }) => tracks.list, [{ artist_id: [link] }], readIds],
    [({ library }) => library.playlists.addTracks, [7, [link]], readIds],
    [({ library }) => library.playlists.sync, [7, [link]], readIds],
    [({ tracks }) => tracks.list, [{ artist_name: 5 }], "Expected a string or an array of strings."],
    [({ tracks }) => tracks.list, [{ isrc: 5 }], "Expected an ISRC or an array of ISRCs."],
    [
      ({ tracks }) => tracks.list,
      [{ artist_name: "a,b" }],
      "For one text that contains a comma, use search."
    ],
    [({ tracks }) => tracks.list, [{ bpm: { from: "120" } }], "bpm.from: Expected a whole number."],
    [
      ({ tracks }) => tracks.list,
      [{ publish_date: { to: 2026 } }],
      "publish_date.to: Expected a day as YYYY-MM-DD."
    ],
    [({ tracks }) => tracks.get, [7, { fallback: 1 }], 'fallback: Expected "list".'],
    [({ charts }) => charts.hype, ["Techno"], "Expected an object with genre_id, n."],
    [({ library }) => library.following.follow, [{ artists: [7] }], "Expected performer, label, playlist."]
  ]

  it.effect.each(said)("says what is expected, and what reads it (%#)", ([operation, args, message]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(anyhow(operation(yield* Beatport), args))
      assert.include(error.message, message)
      assert.notMatch(error.message, /\.\.$|undefined/)
    }).pipe(Effect.provide(respondingWith(page)))
  )
})

describe("tracks.get", () => {
  it.effect("is passed to Effect.forEach as it is, although that adds the index", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      yield* Effect.forEach([7, 8], tracks.get)
      const { requests } = yield* ScriptedHttpClient
      assert.deepStrictEqual((yield* requests).map(shown), [
        "GET /catalog/tracks/7/",
        "GET /catalog/tracks/8/"
      ])
    }).pipe(Effect.provide(respondingWith(Fixtures.trackDetail())))
  )
})

describe("a comma in a searched text with filters", () => {
  const found = {
    ...page,
    count: 2,
    results: [Fixtures.track({ id: 1, name: "Some, Everyone" }), Fixtures.track({ id: 2, name: "Everyone" })]
  }

  it.effect("does not widen the search: the longest piece is sent, and the whole text is looked for", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const { results } = yield* tracks.search("other, everyone", { genre_id: 6 })
      assert.deepStrictEqual(
        results.map(({ id }) => id),
        []
      )
      const matching = yield* tracks.search("Some, everyone", { genre_id: 6 })
      assert.deepStrictEqual(
        matching.results.map(({ id }) => id),
        [1]
      )
      const { requests } = yield* ScriptedHttpClient
      assert.strictEqual((yield* requests)[0]?.query["name"], "everyone")
    }).pipe(Effect.provide(respondingWith(found)))
  )

  it.effect("needs text besides it", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const error = yield* Effect.flip(tracks.search(" , ", { genre_id: 6 }).asEffect())
      assert.instanceOf(error, ValidationError)
    }).pipe(Effect.provide(respondingWith(found)))
  )
})

describe("an error response that repeats the token of its request", () => {
  it.effect("does not show it", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const error = yield* Effect.flip(tracks.list().asEffect())
      assert.instanceOf(error, ValidationError)
      assert.deepStrictEqual(error.fields, { name: ["Bearer <token> is no name."] })
    }).pipe(Effect.provide(respondingWith({ name: ["Bearer token is no name."] }, { status: 400 })))
  )
})
