import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { type SimulatedAccount, Simulator } from "effect-beatport/simulator"
import { Playlist } from "../../src/schemas/Playlist.ts"
import { json, keysOf, read, type Reply, send } from "./http.ts"

const PlaceIds = Schema.Struct({
  tracks: Schema.Array(Schema.Struct({ id: Schema.Int, position: Schema.Int, track_id: Schema.Int }))
})

const Places = Schema.Struct({
  count: Schema.Int,
  results: Schema.Array(
    Schema.Struct({
      id: Schema.Int,
      position: Schema.Int,
      tombstoned: Schema.Boolean,
      track: Schema.Struct({ id: Schema.Int, name: Schema.String, bpm: Schema.NullOr(Schema.Int) })
    })
  )
})

const Added = Schema.Struct({
  items: Schema.Array(
    Schema.Struct({
      id: Schema.Int,
      position: Schema.Int,
      track_id: Schema.Int,
      track_available: Schema.Boolean
    })
  ),
  playlist: Playlist
})

const List = Schema.Struct({ results: Schema.Array(Playlist) })

/** What an account does below `/my/playlists/`. */
const as = Effect.fnUntraced(function* (account?: SimulatedAccount) {
  const { baseUrl, issueToken } = yield* Simulator
  const { access_token } = yield* issueToken(account)
  const to = (path: string, init: RequestInit = {}) =>
    send(`${baseUrl}/my/playlists/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${access_token}` }
    })
  const write = (method: string, path: string, body?: unknown) =>
    to(path, body === undefined ? { method } : json(body, method))
  /** A new playlist with these tracks; its id. */
  const made = Effect.fnUntraced(function* (trackIds: ReadonlyArray<number> = []) {
    const { id } = read(Playlist)(yield* write("POST", "", { name: "Crate" }))
    if (trackIds.length > 0) yield* write("POST", `${id}/tracks/bulk/`, { track_ids: trackIds })
    return id
  })
  const places = (id: number) => Effect.map(to(`${id}/tracks/ids/`), (reply) => read(PlaceIds)(reply).tracks)
  return { get: to, write, made, places }
})

/** The ids of so many tracks. */
const someTracks = (count: number) =>
  Effect.map(Simulator, ({ catalogue }) => catalogue.tracks.slice(0, count).map(({ id }) => id))

const ok = (reply: Reply, status = 200): Reply => {
  assert.strictEqual(reply.status, status, reply.text)
  return reply
}

const order = (places: ReadonlyArray<{ readonly track_id: number }>) => places.map(({ track_id }) => track_id)

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe("Simulator: the account's own playlists", () => {
  layer(Simulator.layer({ tracks: 400, accounts: [{}, { username: "other" }] }))((it) => {
    it.effect("makes one of the recorded shape: empty, private, its moments to the microsecond", () =>
      Effect.gen(function* () {
        const { write } = yield* as()
        const reply = ok(yield* write("POST", "", { name: "  Warm up " }), 201)
        assert.deepStrictEqual(keysOf(reply), [
          "id",
          "name",
          "created_date",
          "updated_date",
          "track_count",
          "type",
          "length_ms",
          "bpm_range",
          "genres",
          "keys",
          "release_images",
          "is_public",
          "is_owner",
          "followers"
        ])
        const { created_date, id, updated_date, ...rest } = read(Playlist)(reply)
        assert.isAbove(id, 0)
        assert.match(created_date ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}-0[67]:00$/)
        assert.match(updated_date ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}-0[67]:00$/)
        assert.deepStrictEqual(rest, {
          name: "Warm up",
          track_count: 0,
          type: { id: 2, name: "user" },
          length_ms: 0,
          bpm_range: [null, null],
          genres: [],
          keys: [],
          release_images: [],
          is_public: false,
          is_owner: true,
          followers: 0
        })
      })
    )

    it.effect("sums up the tracks in it", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const tracks = catalogue.tracks.filter(({ bpm }) => bpm !== null).slice(0, 6)
        const { get, made } = yield* as()
        const id = yield* made(tracks.map((track) => track.id))
        const playlist = read(Playlist)(yield* get(`${id}/`))
        const tempos = tracks.map(({ bpm }) => bpm ?? 0)
        assert.strictEqual(playlist.track_count, 6)
        assert.strictEqual(
          playlist.length_ms,
          tracks.reduce((sum, { length_ms }) => sum + (length_ms ?? 0), 0)
        )
        assert.deepStrictEqual(playlist.bpm_range, [Math.min(...tempos), Math.max(...tempos)])
        assert.sameMembers([...playlist.genres], [...new Set(tracks.map(({ genre }) => genre.name))])
        assert.lengthOf(playlist.release_images, 4)
      })
    )

    it.effect("takes a public one in the forms of the web site, of JSON and of a form", () =>
      Effect.gen(function* () {
        const { get, write } = yield* as()
        for (const is_public of ["true", true, "True"]) {
          const playlist = read(Playlist)(yield* write("POST", "", { name: "Open", is_public }))
          assert.isTrue(playlist.is_public, String(is_public))
        }
        const form = { method: "POST", body: new URLSearchParams({ name: "Form", is_public: "true" }) }
        assert.strictEqual(read(Playlist)(ok(yield* get("", form), 201)).name, "Form")
      })
    )

    it.effect("renames one, and says when", () =>
      Effect.gen(function* () {
        const { advance } = yield* Simulator
        const { get, made, write } = yield* as()
        const id = yield* made()
        const before = read(Playlist)(yield* get(`${id}/`))
        yield* advance("1 minute")
        const changed = read(Playlist)(ok(yield* write("PATCH", `${id}/`, { name: "Later" })))
        assert.strictEqual(changed.name, "Later")
        assert.strictEqual(changed.created_date, before.created_date)
        assert.isAbove(Date.parse(changed.updated_date ?? ""), Date.parse(before.updated_date ?? ""))
        assert.deepStrictEqual(read(Playlist)(yield* get(`${id}/`)), changed)
      })
    )

    it.effect("deletes one for good", () =>
      Effect.gen(function* () {
        const { get, made, write } = yield* as()
        const id = yield* made(yield* someTracks(2))
        assert.strictEqual(ok(yield* write("DELETE", `${id}/`), 204).text, "")
        ok(yield* get(`${id}/`), 404)
        ok(yield* write("DELETE", `${id}/`), 404)
        ok(yield* get(`${id}/tracks/`), 404)
      })
    )

    it.effect("adds one track at the end, and tells no more than its id", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const [first = 0, second = 0, third = 0] = yield* someTracks(3)
        const id = yield* made([first, second])
        const reply = ok(yield* write("POST", `${id}/tracks/`, { track_id: third }), 201)
        assert.deepStrictEqual(JSON.parse(reply.text), { track_id: third })
        assert.deepStrictEqual(order(yield* places(id)), [first, second, third])
      })
    )

    it.effect("adds many in their order, and tells the places they got", () =>
      Effect.gen(function* () {
        const { made, write } = yield* as()
        const [first = 0, ...others] = yield* someTracks(5)
        const id = yield* made([first])
        const reply = ok(yield* write("POST", `${id}/tracks/bulk/`, { track_ids: others }))
        const { items, playlist } = read(Added)(reply)
        assert.deepStrictEqual(order(items), others)
        assert.deepStrictEqual(
          items.map(({ position }) => position),
          [2, 3, 4, 5]
        )
        assert.strictEqual(playlist.track_count, 5)
      })
    )

    it.effect("makes two places of a track that is added twice, with ids that are no track's", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const [track = 0] = yield* someTracks(1)
        const id = yield* made([track, track])
        yield* write("POST", `${id}/tracks/`, { track_id: track })
        const standing = yield* places(id)
        assert.deepStrictEqual(order(standing), [track, track, track])
        const ids = standing.map((place) => place.id)
        assert.strictEqual(new Set(ids).size, 3)
        assert.notInclude(ids, track)
      })
    )

    it.effect("moves a place, and the others make room", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const [a = 0, b = 0, c = 0, d = 0] = yield* someTracks(4)
        const id = yield* made([a, b, c, d])
        const [, , third] = yield* places(id)
        const move = (position: number) => write("PATCH", `${id}/tracks/${third?.id}/`, { position })
        assert.deepStrictEqual(JSON.parse(ok(yield* move(1)).text), { position: 1 })
        assert.deepStrictEqual(order(yield* places(id)), [c, a, b, d])
        yield* move(2)
        assert.deepStrictEqual(order(yield* places(id)), [a, c, b, d])
        assert.deepStrictEqual(JSON.parse(ok(yield* move(99)).text), { position: 4 })
        const standing = yield* places(id)
        assert.deepStrictEqual(order(standing), [a, b, d, c])
        assert.deepStrictEqual(
          standing.map(({ position }) => position),
          upTo(4)
        )
      })
    )

    it.effect("moves several places at once to where each is sent", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const [a = 0, b = 0, c = 0, d = 0, e = 0] = yield* someTracks(5)
        const id = yield* made([a, b, c, d, e])
        const [first, , , , last] = yield* places(id)
        const items = [
          { item_id: last?.id, position: 1 },
          { item_id: first?.id, position: 4 }
        ]
        const reply = ok(yield* write("PATCH", `${id}/tracks/bulk/`, { items }))
        assert.strictEqual(read(Playlist)(reply).track_count, 5)
        assert.deepStrictEqual(order(yield* places(id)), [e, b, c, a, d])
      })
    )

    it.effect("removes one place, and leaves another of the same track", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const [a = 0, b = 0] = yield* someTracks(2)
        const id = yield* made([a, b, a])
        const [first] = yield* places(id)
        ok(yield* write("DELETE", `${id}/tracks/${first?.id}/`), 204)
        const standing = yield* places(id)
        assert.deepStrictEqual(order(standing), [b, a])
        assert.deepStrictEqual(
          standing.map(({ position }) => position),
          [1, 2]
        )
        ok(yield* write("DELETE", `${id}/tracks/${first?.id}/`), 404)
        ok(yield* write("DELETE", `${id}/tracks/${a}/`), 404)
      })
    )

    it.effect("removes several places at once; those that are gone already stay gone", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const id = yield* made(yield* someTracks(5))
        const before = yield* places(id)
        const item_ids = [before[0]?.id, before[3]?.id]
        for (const left of [3, 3]) {
          const reply = ok(yield* write("DELETE", `${id}/tracks/bulk/`, { item_ids }))
          assert.strictEqual(read(Playlist)(reply).track_count, left)
        }
        assert.deepStrictEqual(
          (yield* places(id)).map(({ position, track_id }) => [position, track_id]),
          [1, 2, 4].map((index, position) => [position + 1, before[index]?.track_id])
        )
      })
    )

    it.effect("pages through the places, filters them, and orders them by their tracks", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const { get, made } = yield* as()
        const tracks = catalogue.tracks.slice(0, 25)
        const id = yield* made(tracks.map((track) => track.id))
        const page = read(Places)(yield* get(`${id}/tracks/?page=3`))
        assert.strictEqual(page.count, 25)
        assert.deepStrictEqual(
          page.results.map(({ position, tombstoned }) => [position, tombstoned]),
          [21, 22, 23, 24, 25].map((position) => [position, false])
        )
        const genre = tracks[7]?.genre.id
        const filtered = read(Places)(yield* get(`${id}/tracks/?genre_id=${genre}&per_page=100`))
        assert.deepStrictEqual(
          filtered.results.map(({ track }) => track.id),
          tracks.filter((track) => track.genre.id === genre).map((track) => track.id)
        )
        const names = read(Places)(yield* get(`${id}/tracks/?order_by=name&per_page=100`)).results.map(
          ({ track }) => track.name
        )
        assert.deepStrictEqual(names, names.toSorted())
      })
    )

    it.effect("keeps playlists in the order they were given, new ones first behind them", () =>
      Effect.gen(function* () {
        const { get, made, write } = yield* as()
        const [a, b, c] = [yield* made(), yield* made(), yield* made()]
        const shown = Effect.map(get("?per_page=100"), (reply) => {
          const ids = read(List)(reply).results.map(({ id }) => id)
          return ids.filter((id) => [a, b, c].includes(id))
        })
        assert.deepStrictEqual(yield* shown, [c, b, a])
        const items = [
          { item_id: b, position: 1 },
          { item_id: a, position: 2 }
        ]
        assert.deepStrictEqual(JSON.parse(ok(yield* write("PATCH", "bulk/", { items })).text), { items })
        assert.deepStrictEqual(yield* shown, [b, a, c])
        yield* write("PATCH", "bulk/", { items: [{ item_id: b, position: null }] })
        assert.deepStrictEqual(yield* shown, [a, c, b])
      })
    )

    it.effect("hides a playlist from other accounts, whatever they want to do with it", () =>
      Effect.gen(function* () {
        const { accounts } = yield* Simulator
        const mine = yield* as()
        const theirs = yield* as(accounts[1])
        const tracks = yield* someTracks(2)
        const id = yield* mine.made(tracks)
        const [place] = yield* mine.places(id)
        const before = (yield* mine.get(`${id}/`)).text
        ok(yield* theirs.get(`${id}/`), 404)
        ok(yield* theirs.get(`${id}/tracks/`), 404)
        ok(yield* theirs.get(`${id}/tracks/ids/`), 404)
        ok(yield* theirs.write("PATCH", `${id}/`, { name: "Mine now" }), 404)
        ok(yield* theirs.write("POST", `${id}/tracks/`, { track_id: tracks[0] }), 404)
        ok(yield* theirs.write("POST", `${id}/tracks/bulk/`, { track_ids: tracks }), 404)
        ok(yield* theirs.write("PATCH", `${id}/tracks/${place?.id}/`, { position: 2 }), 404)
        ok(yield* theirs.write("DELETE", `${id}/tracks/${place?.id}/`), 404)
        ok(yield* theirs.write("DELETE", `${id}/`), 404)
        const items = [{ item_id: id, position: 1 }]
        ok(yield* theirs.write("PATCH", "bulk/", { items }), 400)
        assert.notInclude(
          read(List)(yield* theirs.get("?per_page=100")).results.map((playlist) => playlist.id),
          id
        )
        assert.strictEqual((yield* mine.get(`${id}/`)).text, before)
      })
    )

    it.effect("loses nothing when many write at once", () =>
      Effect.gen(function* () {
        const { made, places, write } = yield* as()
        const tracks = yield* someTracks(40)
        const id = yield* made()
        yield* Effect.forEach(tracks, (track) => write("POST", `${id}/tracks/`, { track_id: track }), {
          concurrency: "unbounded"
        })
        const standing = yield* places(id)
        assert.sameMembers(order(standing), tracks)
        assert.deepStrictEqual(
          standing.map(({ position }) => position),
          upTo(40)
        )
        yield* Effect.forEach(
          standing.filter((_, index) => index % 2 === 0),
          (place) => write("DELETE", `${id}/tracks/${place.id}/`),
          { concurrency: "unbounded" }
        )
        assert.deepStrictEqual(
          (yield* places(id)).map(({ position }) => position),
          upTo(20)
        )
      })
    )
  })
})
