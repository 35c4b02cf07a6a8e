/**
 * What filters become in a URL, by the declaration's own builder.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { HttpApiClient } from "effect/http-api"
import * as FastCheck from "fast-check"
import { Beatport, Keys, type TrackFilters, ValidationError } from "effect-beatport"
import { Scripted, ScriptedHttpClient } from "effect-beatport/testing"
import { BeatportApi } from "../../src/api/BeatportApi.ts"
import type { TrackFilters as trackFilters } from "../../src/api/Tracks.ts"

const build = HttpApiClient.urlBuilder(BeatportApi, { baseUrl: "https://beatport.test/v4" })

type TrackQuery = typeof trackFilters.Type

const queryOf = (query: TrackQuery): Record<string, string> =>
  Object.fromEntries(new URL(build.tracks.list({ query })).searchParams)

const encodings: ReadonlyArray<readonly [string, TrackQuery, Record<string, string>]> = [
  ["an id", { label_id: 6446 }, { label_id: "6446" }],
  ["ids, each once", { label_id: [6446, 62_572, 6446] }, { label_id: "6446,62572" }],
  ["a genre by name", { genre_id: "tech house" }, { genre_id: "11" }],
  ["genres by id and name", { genre_id: [5, "Deep House"] }, { genre_id: "5,12" }],
  ["a key by name, both spellings", { key_id: "F# Major" }, { key_id: "14,33" }],
  ["a key in Camelot notation", { key_id: "8A" }, { key_id: "8" }],
  ["a key as Open Key", { key_id: "1m" }, { key_id: "8" }],
  ["keys that mix with one", { key_id: Keys.compatible("8A") }, { key_id: "8,9,7,20" }],
  ["a number", { bpm: 174 }, { bpm: "174" }],
  ["a range of numbers", { bpm: { from: 170, to: 175 } }, { bpm: "170:175" }],
  ["a range with one end", { bpm: { to: 100 } }, { bpm: ":100" }],
  ["a day", { publish_date: "2026-01-31" }, { publish_date: "2026-01-31" }],
  ["days from one on", { publish_date: { from: "2026-01-01" } }, { publish_date: "2026-01-01:" }],
  ["yes", { is_hype: true }, { is_hype: "true" }],
  ["no", { is_hype: false }, { is_hype: "false" }],
  ["texts", { name: ["Strobe", "Ebb & Flow"] }, { name: "Strobe,Ebb & Flow" }],
  ["texts of any list", { release_name: ["A", "B"], guid: ["1", "2"] }, { release_name: "A,B", guid: "1,2" }],
  [
    "codes as people have them",
    { isrc: ["gb-abc-12-00042", "GBABC1200043 "] },
    { isrc: "GBABC1200042,GBABC1200043" }
  ],
  ["an order", { order_by: "-publish_date" }, { order_by: "-publish_date" }],
  ["orders", { order_by: ["genre", "-name"] }, { order_by: "genre,-name" }],
  ["paging", { page: 3, per_page: 50 }, { page: "3", per_page: "50" }]
]

const wrong: ReadonlyArray<readonly [argument: string, filters: TrackFilters]> = [
  ["bpm", { bpm: 1.5 }],
  ["bpm", { bpm: { from: 175, to: 170 } }],
  ["genre_id", { genre_id: "Teck House" }],
  ["key_id", { key_id: "13A" }],
  ["label_id[1]", { label_id: [1, -1] }],
  ["name", { name: "" }],
  ["name[1]", { name: ["Strobe", "Me, e"] }],
  ["isrc", { isrc: "Strobe" }],
  ["isrc[1]", { isrc: ["GBABC1200042", ""] }],
  ["page", { page: 0 }],
  ["per_page", { per_page: 101 }],
  ["publish_date", { publish_date: "31.01.2026" }],
  ["titel", Object.assign<TrackFilters, object>({}, { titel: "Strobe" })]
]

const untouched = Beatport.layer({ accessToken: "token", pace: 0 }).pipe(
  Layer.provideMerge(ScriptedHttpClient.layer([]))
)

const respondingWith = Beatport.layer({ accessToken: "token", pace: 0 }).pipe(
  Layer.provideMerge(
    ScriptedHttpClient.layer(() => Scripted.json({ results: [], count: 0, page: "1/1", per_page: 100 }))
  )
)

describe("filters", () => {
  it.each(encodings)("write %s", (_, filters, query) => {
    assert.deepStrictEqual(queryOf(filters), query)
  })

  it("keep any text within its parameter", () => {
    FastCheck.assert(
      FastCheck.property(FastCheck.string({ minLength: 1, unit: "grapheme" }), (name) => {
        FastCheck.pre(!name.includes(","))
        assert.deepStrictEqual(queryOf({ name, bpm: 120 }), { name, bpm: "120" })
      })
    )
  })

  it.effect.each(wrong)("that are wrong send nothing and are named: %s", ([argument, filters]) =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      const error = yield* Effect.flip(tracks.list(filters).asEffect())
      assert.instanceOf(error, ValidationError)
      const fields = Object.keys(error.fields)
      assert.isTrue(
        fields.length > 0 && fields.every((field) => field.startsWith(argument)),
        `${argument}: ${error.message}`
      )
      assert.deepStrictEqual(yield* (yield* ScriptedHttpClient).requests, [])
    }).pipe(Effect.provide(untouched))
  )

  it.effect("refuse a comma within a text of every list, and say what to pass instead", () =>
    Effect.gen(function* () {
      const { charts, labels, playlists, releases, tracks } = yield* Beatport
      const text = "Me, e"
      const refused = [
        ...(
          [
            "artist_name",
            "catalog_number",
            "encode_status",
            "genre_name",
            "guid",
            "key_name",
            "label_name",
            "label_name_exact",
            "mix_name",
            "name",
            "publish_status",
            "release_name",
            "sale_type",
            "supplier_name",
            "type"
          ] as const
        ).map((name) => Effect.asVoid(tracks.list({ [name]: text }))),
        ...(
          [
            "artist_name",
            "catalog_number",
            "genre_name",
            "label_name",
            "label_name_exact",
            "name",
            "supplier_name",
            "track_name",
            "type"
          ] as const
        ).map((name) => Effect.asVoid(releases.list({ [name]: text }))),
        ...(["dj_name", "dj_slug", "genre_name", "name", "sub_genre_name", "username"] as const).map((name) =>
          Effect.asVoid(charts.list({ [name]: text }))
        ),
        ...(["artist_name", "genre_name", "name", "playlist_type", "username"] as const).map((name) =>
          Effect.asVoid(playlists.list({ [name]: text }))
        ),
        ...(["name", "supplier_name"] as const).map((name) => Effect.asVoid(labels.list({ [name]: text })))
      ]
      for (const list of refused) {
        const { message } = yield* Effect.flip(list)
        assert.include(message, 'Beatport reads a comma as "or"')
        assert.include(message, "pass an array")
      }
      assert.deepStrictEqual(yield* (yield* ScriptedHttpClient).requests, [])
    }).pipe(Effect.provide(untouched))
  )
})

describe("codes in an address and in a filter", () => {
  it.effect("are sent as Beatport writes them, however they are passed", () =>
    Effect.gen(function* () {
      const { releases, tracks } = yield* Beatport
      yield* Effect.exit(tracks.storePage(" gb-abc-12-00042\u200b"))
      yield* Effect.exit(releases.list({ upc: ["0-12345-67890-5", "\ufeff5054197123456"] }).asEffect())
      const sent = yield* (yield* ScriptedHttpClient).requests
      assert.deepStrictEqual(
        sent.map(({ query, url }) => [new URL(url).pathname, query["upc"]]),
        [
          ["/v4/catalog/tracks/store/GBABC1200042/", undefined],
          ["/v4/catalog/releases/", "012345678905,5054197123456"]
        ]
      )
    }).pipe(Effect.provide(respondingWith))
  )
})
