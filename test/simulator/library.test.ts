import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { type SimulatedAccount, Simulator } from "effect-beatport/simulator"
import { AccountProfile, AccountSettings } from "../../src/schemas/AccountSettings.ts"
import { Followed, FollowedIds } from "../../src/schemas/Following.ts"
import { ChartTrack, MyChart } from "../../src/schemas/MyChart.ts"
import { ListOf } from "../../src/schemas/Page.ts"
import { Playlist } from "../../src/schemas/Playlist.ts"
import { Purchase } from "../../src/schemas/Purchase.ts"
import { Image } from "../../src/schemas/Image.ts"
import { Track } from "../../src/schemas/Track.ts"
import { call, Item, json, read, send } from "./http.ts"

/** Calls of one account. */
const as = Effect.fnUntraced(function* (account: SimulatedAccount | undefined) {
  const { baseUrl, issueToken } = yield* Simulator
  const { access_token } = yield* issueToken(account)
  return (path: string, init: RequestInit = {}) =>
    send(baseUrl + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${access_token}` } })
})

const Ids = Schema.Struct({ results: FollowedIds })
const Charts = ListOf(MyChart)
const ChartTracks = ListOf(ChartTrack)
const Purchases = ListOf(Purchase)

const ids = (rows: ReadonlyArray<{ readonly id: number }>) => rows.map(({ id }) => id)

describe("Simulator: the account's own charts", () => {
  layer(Simulator.layer({ tracks: 300, accounts: [{}, { username: "other" }] }))((it) => {
    const newest = Effect.map(call("/my/charts/"), (reply) => {
      const [chart] = read(Charts)(reply).results
      assert(chart !== undefined)
      return chart
    })

    it.effect("makes one, tells what was written without its id, and lists it first", () =>
      Effect.gen(function* () {
        const reply = yield* call("/my/charts/", json({ name: "August" }))
        assert.strictEqual(reply.status, 201)
        assert.deepStrictEqual(JSON.parse(reply.text), {
          description: null,
          enabled: true,
          is_published: false,
          name: "August"
        })
        const { id, name, publish_date, track_count } = yield* newest
        assert.deepStrictEqual([name, publish_date, track_count], ["August", null, 0])
        assert.strictEqual(read(MyChart)(yield* call(`/my/charts/${id}/`)).is_approved, false)
      })
    )

    it.effect("changes what is named of one, and all of it where it is replaced", () =>
      Effect.gen(function* () {
        yield* call("/my/charts/", json({ name: "One", description: "First" }))
        const { id } = yield* newest
        const changed = yield* call(`/my/charts/${id}/`, json({ is_published: true }, "PATCH"))
        assert.deepStrictEqual(JSON.parse(changed.text), {
          description: "First",
          enabled: true,
          is_published: true,
          name: "One"
        })
        assert.isString(read(MyChart)(yield* call(`/my/charts/${id}/`)).publish_date)
        const replaced = yield* call(`/my/charts/${id}/`, json({ name: "Two" }, "PUT"))
        assert.deepStrictEqual(JSON.parse(replaced.text), {
          description: null,
          enabled: true,
          is_published: false,
          name: "Two"
        })
      })
    )

    it.effect("adds, exchanges, moves and removes tracks", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const [a = 0, b = 0, c = 0, d = 0] = ids(catalogue.tracks.slice(0, 4))
        yield* call("/my/charts/", json({ name: "Tracks" }))
        const path = `/my/charts/${(yield* newest).id}/tracks/`
        const shown = Effect.map(call(path), (reply) => read(ChartTracks)(reply).results)
        const order = Effect.map(shown, (places) => places.map(({ position, track }) => [position, track.id]))

        yield* call(path, json({ track: a }))
        yield* call(path, json({ track: b }))
        const added = yield* call(path, json({ track: c, position: 1 }))
        assert.strictEqual(added.status, 201)
        assert.deepStrictEqual(JSON.parse(added.text), { position: 1, track: c })
        assert.deepStrictEqual(yield* order, [
          [1, c],
          [2, a],
          [3, b]
        ])

        const [first] = yield* shown
        const patched = yield* call(`${path}${first?.id}/`, json({ position: 3 }, "PATCH"))
        assert.deepStrictEqual(JSON.parse(patched.text), { position: 3, track: c })
        const put = yield* call(`${path}${first?.id}/`, json({ track: d, position: 2 }, "PUT"))
        assert.deepStrictEqual(JSON.parse(put.text), { position: 2, track: d })
        assert.deepStrictEqual(yield* order, [
          [1, a],
          [2, d],
          [3, b]
        ])

        assert.strictEqual((yield* call(`${path}${first?.id}/`, { method: "DELETE" })).status, 204)
        assert.deepStrictEqual(yield* order, [
          [1, a],
          [2, b]
        ])
      })
    )

    it.effect("shows the latest picture that was added", () =>
      Effect.gen(function* () {
        yield* call("/my/charts/", json({ name: "Pictures" }))
        const { id } = yield* newest
        assert.deepStrictEqual(JSON.parse((yield* call(`/my/charts/${id}/images/`)).text), [])
        const added = yield* call(`/my/charts/${id}/images/`, json({}))
        const [image] = read(Schema.NonEmptyArray(Image))(added)
        assert.deepStrictEqual((yield* newest).image, image)
      })
    )

    it.effect("filters them, and forgets one that is deleted", () =>
      Effect.gen(function* () {
        yield* call("/my/charts/", json({ name: "Findable", is_published: true }))
        const find = Effect.map(call("/my/charts/?name=findab&is_published=true"), read(Charts))
        const [chart] = (yield* find).results
        assert.strictEqual(chart?.name, "Findable")
        assert.strictEqual((yield* call(`/my/charts/${chart?.id}/`, { method: "DELETE" })).status, 204)
        assert.strictEqual((yield* find).count, 0)
      })
    )

    it.effect("orders them by name", () =>
      Effect.gen(function* () {
        for (const name of ["Order B", "Order A", "Order C"]) yield* call("/my/charts/", json({ name }))
        const { results } = read(Charts)(yield* call("/my/charts/?name=order&order_by=-name"))
        assert.deepStrictEqual(
          results.map(({ name }) => name),
          ["Order C", "Order B", "Order A"]
        )
      })
    )

    it.effect("hides them from other accounts, and from the catalogue", () =>
      Effect.gen(function* () {
        const { accounts } = yield* Simulator
        yield* call("/my/charts/", json({ name: "Mine", is_published: true }))
        const { id } = yield* newest
        const other = yield* as(accounts[1])
        assert.strictEqual((yield* other(`/my/charts/${id}/`)).status, 404)
        assert.strictEqual((yield* other(`/my/charts/${id}/`, { method: "DELETE" })).status, 404)
        assert.strictEqual((yield* call(`/catalog/charts/${id}/`)).status, 404)
      })
    )
  })
})

describe("Simulator: what the account follows", () => {
  layer(Simulator.layer({ tracks: 600, accounts: [{}, { username: "other" }] }))((it) => {
    it.effect("follows and unfollows artists, labels and playlists, each once", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const request = {
          performer: ids(catalogue.artists.slice(0, 2)),
          label: ids(catalogue.labels.slice(0, 1)),
          playlist: ids(catalogue.playlists.slice(0, 1))
        }
        for (const _ of [1, 2]) {
          const reply = yield* call("/my/beatport/", json(request))
          assert.strictEqual(reply.status, 201)
          assert.deepStrictEqual(JSON.parse(reply.text), request)
        }
        assert.deepStrictEqual(read(Ids)(yield* call("/my/beatport/")).results, request)
        for (const [kind, wanted] of [
          ["artists", request.performer],
          ["labels", request.label],
          ["playlists", request.playlist]
        ] as const) {
          const followed = read(Schema.Array(Followed))(yield* call(`/my/beatport/${kind}/`))
          assert.deepStrictEqual(ids(followed), wanted)
        }

        const [first = 0, second = 0] = request.performer
        const gone = yield* call("/my/beatport/delete/", json({ performer: [first] }, "DELETE"))
        assert.deepStrictEqual([gone.status, gone.text], [204, ""])
        assert.deepStrictEqual(read(Ids)(yield* call("/my/beatport/")).results.performer, [second])
        yield* call("/my/beatport/delete/", json(request, "DELETE"))
        assert.deepStrictEqual(read(Ids)(yield* call("/my/beatport/")).results, {
          performer: [],
          label: [],
          playlist: []
        })
      })
    )

    it.effect("follows nothing of a request in which one id is not there", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const label = ids(catalogue.labels.slice(0, 1))
        const reply = yield* call("/my/beatport/", json({ label, playlist: [5] }))
        assert.strictEqual(reply.status, 400)
        assert.deepStrictEqual(read(Ids)(yield* call("/my/beatport/")).results.label, [])
      })
    )

    it.effect("shows the tracks of what is followed, newest first", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const artist = catalogue.tracks[20]?.artists[0]
        const label = catalogue.tracks[40]?.release.label
        const tracks = Effect.map(call("/my/beatport/tracks/?per_page=100"), read(ListOf(Track)))
        assert.strictEqual((yield* tracks).count, 0)
        yield* call("/my/beatport/", json({ performer: [artist?.id], label: [label?.id] }))
        assert.deepStrictEqual(
          ids((yield* tracks).results),
          ids(
            catalogue.tracks.filter(
              (track) => track.artists.some((one) => one === artist) || track.release.label === label
            )
          ).slice(0, 100)
        )
      })
    )

    it.effect("follows genres, each once", () =>
      Effect.gen(function* () {
        const followed = Effect.map(call("/my/genres/"), (reply) =>
          ids(read(Schema.Struct({ results: Schema.Array(Item) }))(reply).results)
        )
        for (const id of [6, 90, 6]) {
          const reply = yield* call("/my/genres/", json({ id }))
          assert.deepStrictEqual([reply.status, JSON.parse(reply.text)], [201, { id }])
        }
        assert.deepStrictEqual(yield* followed, [6, 90])
        assert.strictEqual((yield* call("/my/genres/6/", { method: "DELETE" })).status, 204)
        assert.strictEqual((yield* call("/my/genres/6/", { method: "DELETE" })).status, 404)
        assert.deepStrictEqual(yield* followed, [90])
      })
    )

    it.effect("keeps accounts apart", () =>
      Effect.gen(function* () {
        const { accounts, catalogue } = yield* Simulator
        yield* call("/my/beatport/", json({ label: ids(catalogue.labels.slice(3, 4)) }))
        yield* call("/my/genres/", json({ id: 5 }))
        const other = yield* as(accounts[1])
        assert.deepStrictEqual(read(Ids)(yield* other("/my/beatport/")).results.label, [])
        assert.strictEqual(read(Schema.Struct({ count: Schema.Int }))(yield* other("/my/genres/")).count, 0)
      })
    )
  })
})

describe("Simulator: purchases and settings", () => {
  layer(Simulator.layer({ tracks: 300, accounts: [{}, { username: "other", currency: "EUR" }] }))((it) => {
    it.effect("has bought a few tracks, the latest first, other ones than another account", () =>
      Effect.gen(function* () {
        const { accounts, catalogue } = yield* Simulator
        const { count, results } = read(Purchases)(yield* call("/my/downloads/?per_page=100"))
        assert.isAbove(count, 5)
        const days = results.map(({ purchase_date }) => purchase_date?.slice(0, 10) ?? "")
        assert.deepStrictEqual(days, days.toSorted().toReversed())
        for (const { id } of results) assert.isDefined(catalogue.track(id))
        const other = yield* as(accounts[1])
        const theirs = read(Purchases)(yield* other("/my/downloads/?per_page=100"))
        assert.notDeepEqual(ids(theirs.results), ids(results))
        assert.strictEqual(theirs.results[0]?.price?.code, "EUR")
      })
    )

    it.effect("filters purchases by their tracks, their day, and whether they arrived", () =>
      Effect.gen(function* () {
        const all = read(Purchases)(yield* call("/my/downloads/?per_page=100")).results
        const day = all[2]?.purchase_date?.slice(0, 10)
        const find = (query: string) =>
          Effect.map(call(`/my/downloads/?per_page=100&${query}`), (reply) =>
            ids(read(Purchases)(reply).results)
          )
        assert.deepStrictEqual(yield* find(`id=${all[1]?.id}`), [all[1]?.id])
        assert.deepStrictEqual(
          yield* find(`purchase_date=${day}:`),
          ids(all.filter(({ purchase_date }) => (purchase_date ?? "") >= (day ?? "")))
        )
        assert.deepStrictEqual(
          yield* find("received_status=false"),
          ids(all.filter(({ received_status }) => received_status === false))
        )
      })
    )

    it.effect("changes the account by part and as a whole, as itself and by its id", () =>
      Effect.gen(function* () {
        const { account } = yield* Simulator
        const profile = Effect.map(call("/my/account/"), read(AccountProfile))
        const patch = json({ preferences: { language: "de" } }, "PATCH")
        const changed = read(AccountSettings)(yield* call("/my/account/myaccount/", patch))
        assert.deepStrictEqual(changed, {
          email: account.email,
          preferences: { audio_format_id: 1, language: "de" }
        })
        assert.strictEqual((yield* profile).preferences?.language, "de")
        const put = json({ email: "new@example.com", preferences: { audio_format_id: 3 } }, "PUT")
        const replaced = read(AccountSettings)(yield* call(`/my/account/${account.id}/`, put))
        assert.deepStrictEqual(replaced, {
          email: "new@example.com",
          preferences: { audio_format_id: 3, language: "en-US" }
        })
        assert.strictEqual((yield* profile).email, "new@example.com")
        assert.strictEqual((yield* call(`/my/account/${account.id + 1}/`, put)).status, 404)
      })
    )

    it.effect("writes changes of streaming quality and e-mail preferences into their records", () =>
      Effect.gen(function* () {
        for (const path of ["/my/streaming-quality/", "/my/email-preferences/"]) {
          const List = Schema.NonEmptyArray(Schema.Record(Schema.String, Schema.Unknown))
          const [before] = read(List)(yield* call(path))
          const reply = yield* call(`${path}${String(before["id"])}/`, json({ id: 1, mark: "new" }, "PATCH"))
          assert.deepStrictEqual(JSON.parse(reply.text), { ...before, mark: "new" })
          assert.deepStrictEqual(read(List)(yield* call(path))[0], { ...before, mark: "new" })
        }
      })
    )

    it.effect("shows an account's public playlists, and never its private ones", () =>
      Effect.gen(function* () {
        const { accounts } = yield* Simulator
        const open = read(Playlist)(yield* call("/my/playlists/", json({ name: "Open", is_public: true })))
        const closed = read(Playlist)(yield* call("/my/playlists/", json({ name: "Closed" })))
        const other = yield* as(accounts[1])
        const seen = read(Playlist)(yield* other(`/catalog/playlists/${open.id}/`))
        assert.deepStrictEqual([seen.name, seen.is_owner], ["Open", false])
        assert.strictEqual((yield* other(`/catalog/playlists/${closed.id}/`)).status, 404)
        const listed = read(ListOf(Playlist))(yield* other("/catalog/playlists/?per_page=100"))
        assert.include(ids(listed.results), open.id)
        assert.notInclude(ids(listed.results), closed.id)
      })
    )
  })
})
