/**
 * The simulator beside recorded responses of the real API. The recordings belong to others and lie outside this
 * project; without them these tests do not run.
 */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, describe, it, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { call, read, send } from "./http.ts"
import { type Allowed, differences, shapeOf } from "./shapes.ts"

const folder = fileURLToPath(new URL("../../../shared/recorded/", import.meta.url))

const recorded = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, "utf8"))

const allowed: Allowed = {
  nullable: new Set([
    "artist",
    "bio",
    "bpm",
    "days",
    "default_pre_order_weeks",
    "desc",
    "description",
    "dj_association",
    "isrc",
    "key",
    "label_track_identifier",
    "launch_date",
    "length",
    "length_ms",
    "next",
    "pre_order_date",
    "previous",
    "sub_genre",
    "upc",
    "website"
  ]),
  recent: new Set(["bsrc_remixer", "is_dj_edit", "is_dj_version", "is_ugc_remix"]),
  text: new Set(["bio", "desc", "name", "website"])
}

const Body = Schema.Unknown

/** Every so-manieth of many, so that all kinds are among them. */
const some = <A>(all: ReadonlyArray<A>, count = 40): ReadonlyArray<A> =>
  all.filter((_, index) => index % Math.max(1, Math.floor(all.length / count)) === 0)

const bodies = (paths: ReadonlyArray<string>) =>
  Effect.forEach(paths, (path) =>
    Effect.map(call(path), (reply) => {
      assert.strictEqual(reply.status, 200, path)
      return read(Body)(reply)
    })
  )

/** Whether what is served at some paths has the shape of a recording. */
const sameShape = Effect.fnUntraced(function* (files: ReadonlyArray<string>, paths: ReadonlyArray<string>) {
  const served = yield* bodies(paths)
  assert.deepStrictEqual(differences(shapeOf(files.map(recorded)), shapeOf(served), allowed), [])
})

const nothing: Allowed = { nullable: new Set(), recent: new Set(), text: new Set() }

describe("differences between shapes", () => {
  const real = shapeOf([{ id: 1, dates: [{ day: "2026-09-24", at: null }], url: "api.beatport.com/v4/x/" }])
  const cases: ReadonlyArray<readonly [string, unknown]> = [
    ["a key that is missing", { id: 1, dates: [{ day: "2026-09-24", at: null }] }],
    ["a key too many", { id: 1, dates: [], url: "api.beatport.com/v4/x/", more: 1 }],
    ["keys in another order", { id: 1, url: "api.beatport.com/v4/x/", dates: [] }],
    ["another type", { id: "1", dates: [], url: "api.beatport.com/v4/x/" }],
    [
      "another type inside a list",
      { id: 1, dates: [{ day: 20_260_924, at: null }], url: "api.beatport.com/v4/x/" }
    ],
    ["null where there never was any", { id: 1, dates: [], url: null }],
    [
      "something where there only was null",
      { id: 1, dates: [{ day: "2026-09-24", at: 1 }], url: "api.beatport.com/v4/x/" }
    ],
    ["a text that looks otherwise", { id: 1, dates: [], url: "https://api.beatport.com/v4/x/" }]
  ]
  it.each(cases)("sees %s", (_, served) => {
    assert.isNotEmpty(differences(real, shapeOf([served]), nothing))
  })

  it("sees none where there is none", () => {
    const same = { id: 2, dates: [{ day: "2020-01-01", at: null }], url: "api.beatport.com/v4/y/" }
    assert.deepStrictEqual(differences(real, shapeOf([same]), nothing), [])
  })
})

describe.runIf(existsSync(folder))("Simulator: beside the recorded responses", () => {
  layer(Simulator.layer())((test) => {
    test.effect("has tracks by id of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const open = catalogue.tracks.filter(({ release }) => !release.restricted)
        yield* sameShape(
          ["track.json"],
          some(open, 100).map(({ id }) => `/catalog/tracks/${id}/`)
        )
      })
    )

    test.effect("has lists of tracks of the recorded shape", () =>
      sameShape(
        ["tracks_list.json"],
        [
          "/catalog/tracks/?per_page=100",
          "/catalog/tracks/?per_page=100&order_by=name",
          "/catalog/genres/6/tracks/"
        ]
      )
    )

    test.effect("has an empty list to the letter", () =>
      Effect.gen(function* () {
        const [served] = yield* bodies(["/catalog/tracks/?name=zzzz&artist_name=zzzz"])
        assert.strictEqual(JSON.stringify(served), JSON.stringify(recorded("tracks_list_empty.json")))
      })
    )

    test.effect("has search results of the recorded shape", () =>
      sameShape(["search_tracks.json"], ["/catalog/search/?q=night&type=tracks&per_page=100"])
    )

    test.effect("has releases by id of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const open = catalogue.releases.filter(({ restricted }) => !restricted)
        yield* sameShape(
          ["release.json", "catalog_releases_6787727.json"],
          some(open).map(({ id }) => `/catalog/releases/${id}/`)
        )
      })
    )

    test.effect("has the tracks of releases of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["release_tracks.json", "catalog_releases_6787727_tracks_page_1_per_page_100.json"],
          some(catalogue.releases).map(({ id }) => `/catalog/releases/${id}/tracks/?per_page=100`)
        )
      })
    )

    test.effect("has lists of releases of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["label_releases.json", "catalog_releases_upc_663918962466.json"],
          [
            ...some(catalogue.labels, 20).map(({ id }) => `/catalog/labels/${id}/releases/?per_page=100`),
            "/catalog/releases/?per_page=100",
            `/catalog/releases/?upc=${catalogue.releases[3]?.upc}`
          ]
        )
      })
    )

    test.effect("has artists by id of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["artist.json"],
          some(catalogue.artists).map(({ id }) => `/catalog/artists/${id}/`)
        )
      })
    )

    test.effect("has labels by id of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["label.json"],
          some(catalogue.labels).map(({ id }) => `/catalog/labels/${id}/`)
        )
      })
    )

    test.effect("has genres by id of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["genre.json"],
          catalogue.genres.map(({ id }) => `/catalog/genres/${id}/`)
        )
      })
    )

    test.effect("has the list of genres to the letter", () =>
      Effect.gen(function* () {
        const [served] = yield* bodies(["/catalog/genres/?per_page=100"])
        assert.deepStrictEqual(served, recorded("genres_list.json"))
        assert.strictEqual(JSON.stringify(served), JSON.stringify(recorded("genres_list.json")))
      })
    )

    test.effect("has charts by id of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["chart.json"],
          catalogue.charts.map(({ id }) => `/catalog/charts/${id}/`)
        )
      })
    )

    test.effect("has the tracks of charts of the recorded shape", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        yield* sameShape(
          ["chart_tracks.json"],
          some(catalogue.charts, 20).map(({ id }) => `/catalog/charts/${id}/tracks/?per_page=5`)
        )
      })
    )

    test.effect("gives tokens of the recorded shape", () =>
      Effect.gen(function* () {
        const { baseUrl, clientId, issueToken } = yield* Simulator
        const { refresh_token } = yield* issueToken()
        const reply = yield* send(`${baseUrl}/auth/o/token/`, {
          method: "POST",
          body: new URLSearchParams({ grant_type: "refresh_token", client_id: clientId, refresh_token })
        })
        assert.deepStrictEqual(
          differences(shapeOf([recorded("token_response.json")]), shapeOf([read(Body)(reply)]), allowed),
          []
        )
      })
    )

    test.effect("refuses a call without a token as recorded, headers included", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const real = Schema.decodeUnknownSync(
          Schema.Struct({
            status: Schema.Int,
            headers: Schema.Record(Schema.String, Schema.String),
            body: Schema.Unknown
          })
        )(recorded("401_unauthenticated.json"))
        const reply = yield* send(`${baseUrl}/catalog/tracks/`)
        assert.strictEqual(reply.status, real.status)
        assert.deepStrictEqual(read(Body)(reply), real.body)
        assert.includeMembers([...reply.headers.keys()], Object.keys(real.headers))
        for (const name of [
          "server",
          "content-type",
          "content-length",
          "www-authenticate",
          "allow",
          "vary",
          "via"
        ]) {
          assert.strictEqual(reply.headers.get(name), real.headers[name], name)
        }
      })
    )

    test.effect("knows every key by its recorded id, name and Camelot notation", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const known = Schema.decodeUnknownSync(
          Schema.Record(Schema.String, Schema.Struct({ name: Schema.String, camelot: Schema.String }))
        )(recorded("keys_map.json"))
        assert.deepStrictEqual(
          Object.fromEntries(
            catalogue.keys.map((key) => [
              String(key.id),
              { name: key.name, camelot: `${key.camelot_number}${key.camelot_letter}` }
            ])
          ),
          known
        )
      })
    )
  })
})
