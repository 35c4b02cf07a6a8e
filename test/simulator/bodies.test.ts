import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import * as ErrorBody from "../schemas/errorBodies.ts"
import { things } from "./endpoints.ts"
import { call, Item, json, read } from "./http.ts"

const required = "This field is required."
const blank = "This field may not be blank."
const empty = "This list may not be empty."
const integer = "A valid integer is required."
const noSuch = 'Invalid pk "5" - object does not exist.'

/** By path below `/my/`, where P is a playlist, T one of its places, C a chart: bodies, and what is said about them. */
const wrong: ReadonlyArray<readonly [string, unknown, Record<string, ReadonlyArray<string>>]> = [
  ["POST playlists/", {}, { name: [required] }],
  ["POST playlists/", { name: "" }, { name: [blank] }],
  ["POST playlists/", { name: "   " }, { name: [blank] }],
  ["POST playlists/", { name: null }, { name: ["This field may not be null."] }],
  ["POST playlists/", { name: ["a"] }, { name: ["Not a valid string."] }],
  [
    "POST playlists/",
    { name: "a".repeat(65), is_public: "perhaps" },
    {
      name: ["Ensure this field has no more than 64 characters."],
      is_public: ["Must be a valid boolean."]
    }
  ],
  ["POST playlists/", ["a"], { non_field_errors: ["Invalid data. Expected a dictionary, but got list."] }],
  ["PATCH playlists/P/", { name: "" }, { name: [blank] }],
  ["POST playlists/P/tracks/", {}, { track_id: [required] }],
  ["POST playlists/P/tracks/", { track_id: "" }, { track_id: [blank] }],
  ["POST playlists/P/tracks/", { track_id: "x" }, { track_id: [integer] }],
  ["POST playlists/P/tracks/", { track_id: 5 }, { track_id: [noSuch] }],
  ["POST playlists/P/tracks/bulk/", {}, { track_ids: [required] }],
  ["POST playlists/P/tracks/bulk/", { track_ids: [] }, { track_ids: [empty] }],
  [
    "POST playlists/P/tracks/bulk/",
    { track_ids: "1" },
    { track_ids: ['Expected a list of items but got type "str".'] }
  ],
  ["POST playlists/P/tracks/bulk/", { track_ids: ["x", 1.5] }, { track_ids: [integer] }],
  ["POST playlists/P/tracks/bulk/", { track_ids: [5] }, { track_ids: [noSuch] }],
  ["PATCH playlists/P/tracks/T/", {}, { position: [required] }],
  [
    "PATCH playlists/P/tracks/T/",
    { position: 0 },
    { position: ["Ensure this value is greater than or equal to 1."] }
  ],
  ["PATCH playlists/P/tracks/bulk/", { items: [{ item_id: 5, position: 1 }] }, { items: [noSuch] }],
  ["PATCH playlists/P/tracks/bulk/", { items: [{ position: 1 }] }, { items: [required] }],
  ["DELETE playlists/P/tracks/bulk/", undefined, { item_ids: [required] }],
  ["DELETE playlists/P/tracks/bulk/", { item_ids: [] }, { item_ids: [empty] }],
  ["PATCH playlists/bulk/", { items: [{ item_id: 5 }] }, { items: [noSuch] }],
  [
    "PATCH playlists/P/tracks/bulk/",
    { items: [7] },
    { items: ["Invalid data. Expected a dictionary, but got int."] }
  ],
  ["PATCH playlists/bulk/", { items: [{ item_id: 1, position: "first" }] }, { items: [integer] }],
  ["POST playlists/P/tracks/", { track_id: "9".repeat(20) }, { track_id: [integer] }],
  [
    "PATCH account/myaccount/",
    { preferences: "German" },
    { preferences: ["Invalid data. Expected a dictionary, but got str."] }
  ],
  [
    "PATCH account/myaccount/",
    { preferences: { language: "much too long", audio_format_id: 1 } },
    { preferences: ["Ensure this field has no more than 8 characters."] }
  ],
  ["POST charts/", { name: "?", description: [1] }, { description: ["Not a valid string."] }],
  ["POST charts/", { description: "?" }, { name: [required] }],
  ["POST charts/", { name: "a".repeat(46) }, { name: ["Ensure this field has no more than 45 characters."] }],
  ["PUT charts/C/", { description: "?" }, { name: [required] }],
  ["POST charts/C/tracks/", {}, { track: [required] }],
  ["POST charts/C/tracks/", { track: 5 }, { track: [noSuch] }],
  ["POST genres/", {}, { id: [required] }],
  ["POST genres/", { id: 5000 }, { id: ['Invalid pk "5000" - object does not exist.'] }],
  ["POST beatport/", { label: [5] }, { label: [noSuch] }],
  ["POST beatport/", {}, { non_field_errors: ["No ids were given."] }],
  [
    "PUT account/myaccount/",
    { email: "no address" },
    { email: ["Enter a valid email address."], preferences: [required] }
  ]
]

describe("Simulator: bodies that are wrong", () => {
  layer(Simulator.layer({ tracks: 300 }))((it) => {
    it.effect.each(wrong)("refuses %s %j in the framework's words", ([request, body, said]) =>
      Effect.gen(function* () {
        const { ids, placeIds } = yield* things
        const [method = "", path = ""] = request.split(" ")
        const below = path
          .replace("P", String(ids["/my/playlists/"]))
          .replace("T", String(placeIds["/my/playlists/"]))
          .replace("C", String(ids["/my/charts/"]))
        const reply = yield* call(`/my/${below}`, body === undefined ? { method } : json(body, method))
        assert.strictEqual(reply.status, 400, reply.text)
        assert.deepStrictEqual(read(ErrorBody.BadRequest)(reply), said)
      })
    )

    it.effect("refuses what is no JSON, and what says that it is something else", () =>
      Effect.gen(function* () {
        const headers = { "content-type": "application/json" }
        const broken = yield* call("/my/playlists/", { method: "POST", headers, body: "{" })
        assert.strictEqual(broken.status, 400)
        assert.match(broken.text, /JSON parse error/)
        const xml = { "content-type": "application/xml" }
        const other = yield* call("/my/playlists/", { method: "POST", headers: xml, body: "<a/>" })
        assert.strictEqual(other.status, 415)
        assert.match(other.text, /Unsupported media type/)
      })
    )

    it.effect("takes ids as text, and ignores fields it does not know", () =>
      Effect.gen(function* () {
        const { ids, trackIds } = yield* things
        const path = `/my/playlists/${ids["/my/playlists/"]}/tracks/`
        const reply = yield* call(path, json({ track_id: String(trackIds[0]), colour: "red" }))
        assert.strictEqual(reply.status, 201)
        assert.deepStrictEqual(JSON.parse(reply.text), { track_id: trackIds[0] })
      })
    )

    it.effect("writes nothing of a body that is wrong in part", () =>
      Effect.gen(function* () {
        const { ids, trackIds } = yield* things
        const path = `/my/playlists/${ids["/my/playlists/"]}/tracks/`
        const Count = Schema.Struct({ results: Schema.Array(Item) })
        const count = Effect.map(call(path), (reply) => read(Count)(reply).results.length)
        const before = yield* count
        yield* call(`${path}bulk/`, json({ track_ids: [...trackIds, 5] }))
        assert.strictEqual(yield* count, before)
      })
    )
  })
})
