import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { call, Envelope, ids, keysOf, list, read } from "./http.ts"

const Search = Schema.Struct({
  tracks: Schema.Array(Schema.Struct({ id: Schema.Int, name: Schema.String })),
  count: Schema.Int,
  next: Schema.NullOr(Schema.String)
})

const Detail = Schema.Struct({ tracks: Schema.Array(Schema.String) })

/** Reads a list to its end, page by page. */
const walk = Effect.fnUntraced(function* (path: string, perPage: number) {
  const first = yield* list(`${path}per_page=${perPage}`)
  const pages = Math.ceil(first.count / perPage)
  const rest = yield* Effect.forEach(
    Array.from({ length: pages - 1 }, (_, index) => index + 2),
    (page) => ids(`${path}per_page=${perPage}&page=${page}`),
    { concurrency: 4 }
  )
  return { first, ids: [...first.results.map(({ id }) => id), ...rest.flat()] }
})

describe("Simulator: lists", () => {
  layer(Simulator.layer({ tracks: 1500, tracksInGenre: { 6: 12_000 } }))((it) => {
    it.effect("writes the envelope of index-backed lists: results first, next without a scheme", () =>
      Effect.gen(function* () {
        const reply = yield* call("/catalog/tracks/?per_page=3&publish_date=2026-01-01:2026-09-24")
        assert.deepStrictEqual(keysOf(reply), ["results", "next", "previous", "count", "page", "per_page"])
        const page = read(Envelope)(reply)
        assert.strictEqual(
          page.next,
          "api.beatport.com/v4/catalog/tracks/?per_page=3&publish_date=2026-01-01%3A2026-09-24&page=2"
        )
        assert.strictEqual(page.page, `1/${Math.ceil(page.count / 3)}`)
        const second = yield* list("/catalog/tracks/?per_page=3&page=2")
        assert.strictEqual(second.previous, "api.beatport.com/v4/catalog/tracks/?per_page=3&page=1")
      })
    )

    it.effect("writes the envelope of database-backed lists: results last, next with a scheme", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const id = catalogue.charts[0]?.id ?? 0
        const reply = yield* call(`/catalog/charts/${id}/tracks/?per_page=5`)
        assert.deepStrictEqual(keysOf(reply), ["next", "previous", "count", "page", "per_page", "results"])
        assert.strictEqual(
          read(Envelope)(reply).next,
          `https://api.beatport.com/v4/catalog/charts/${id}/tracks/?page=2&per_page=5`
        )
        const second = yield* list(`/catalog/charts/${id}/tracks/?per_page=5&page=2`)
        assert.strictEqual(
          second.previous,
          `https://api.beatport.com/v4/catalog/charts/${id}/tracks/?per_page=5`
        )
      })
    )

    it.effect("writes the envelope of top lists: a bare page, and a next that lies", () =>
      Effect.gen(function* () {
        const reply = yield* call("/catalog/genres/6/top/100/?per_page=100&hype=false")
        assert.deepStrictEqual(keysOf(reply), ["next", "previous", "count", "page", "per_page", "results"])
        const { count, next, page, results } = read(Envelope)(reply)
        assert.deepStrictEqual([count, results.length, page], [100, 100, "1"])
        assert.strictEqual(
          next,
          "api.beatport.com/v4/catalog/genres/6/top/100/?per_page=100&hype=false&page=2"
        )
      })
    )

    it.effect("writes the envelope of the search: items under their type, then order", () =>
      Effect.gen(function* () {
        const typed = yield* call("/catalog/search/?q=night&type=tracks&per_page=3")
        assert.deepStrictEqual(keysOf(typed), [
          "tracks",
          "order",
          "next",
          "previous",
          "count",
          "page",
          "per_page"
        ])
        assert.strictEqual(
          read(Search)(typed).next,
          "api.beatport.com/v4/catalog/search/?q=night&type=tracks&per_page=3&page=2"
        )
        const every = yield* call("/catalog/search/?q=night")
        assert.includeMembers(
          [...keysOf(every)],
          ["artists", "labels", "tracks", "releases", "charts", "order"]
        )
      })
    )

    it.effect("shows an empty list as the server does", () =>
      Effect.gen(function* () {
        const reply = yield* call("/catalog/tracks/?name=nothing-is-called-so")
        assert.strictEqual(
          reply.text,
          '{"results":[],"next":null,"previous":null,"count":0,"page":"1/1","per_page":10}'
        )
      })
    )

    it.effect("gives every item once, whatever the size of the page", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const expected = catalogue.inGenre(5).map(({ id }) => id)
        for (const size of [7, 33, 100]) {
          const walked = yield* walk("/catalog/genres/5/tracks/?", size)
          assert.strictEqual(walked.first.count, expected.length)
          assert.deepStrictEqual(walked.ids, expected)
        }
      })
    )

    it.effect("counts to 10000 and serves nothing beyond", () =>
      Effect.gen(function* () {
        for (const path of ["/catalog/tracks/?genre_id=6&", "/catalog/genres/6/tracks/?"]) {
          const last = yield* list(`${path}per_page=3&page=3334`)
          assert.deepStrictEqual(
            [last.count, last.page, last.results.length, last.next],
            [10_000, "3334/3334", 1, null]
          )
          const beyond = yield* call(`${path}per_page=100&page=101`)
          assert.deepStrictEqual([beyond.status, beyond.text], [404, '{"detail":"Invalid page."}'])
        }
        const part = yield* list("/catalog/tracks/?genre_id=6&publish_date=2025-01-01:")
        assert.isBelow(part.count, 10_000)
      })
    )

    it.effect("puts ten on a page unless told, and no more than a hundred", () =>
      Effect.gen(function* () {
        const sizes = {
          "": 10,
          "per_page=100": 100,
          "per_page=5000": 100,
          "per_page=0": 10,
          "per_page=x": 10,
          "perPage=50": 10
        }
        for (const [query, size] of Object.entries(sizes)) {
          const page = yield* list(`/catalog/tracks/?${query}`)
          assert.deepStrictEqual([page.per_page, page.results.length], [size, size], query)
        }
      })
    )

    it.effect("refuses pages that are none", () =>
      Effect.gen(function* () {
        for (const page of ["0", "-1", "x", "100000"]) {
          const reply = yield* call(`/catalog/genres/?page=${page}`)
          assert.deepStrictEqual([reply.status, reply.text], [404, '{"detail":"Invalid page."}'], page)
        }
      })
    )

    it.effect("ignores parameters it does not know, and takes the last of one that comes twice", () =>
      Effect.gen(function* () {
        const plain = yield* ids("/catalog/tracks/?genre_id=5")
        assert.deepStrictEqual(yield* ids("/catalog/tracks/?genre_id=5&ordering=name&q=x&bpm_gte=200"), plain)
        assert.deepStrictEqual(yield* ids("/catalog/tracks/?genre_id=6&genre_id=5"), plain)
      })
    )

    it.effect("refuses values that are none, in Django's words", () =>
      Effect.gen(function* () {
        const choice = (value: string) => [
          `Select a valid choice. ${value} is not one of the available choices.`
        ]
        const refused = {
          "/catalog/tracks/?id=abc": { id: ["Enter a number."] },
          "/catalog/tracks/?label_id=1,x": { label_id: ["Enter a number."] },
          "/catalog/tracks/?bpm=fast": { bpm: ["Enter a number."] },
          "/catalog/tracks/?order_by=foo": { order_by: choice("foo") },
          "/catalog/tracks/?is_hype=maybe": { is_hype: choice("maybe") },
          "/catalog/tracks/?publish_date=soon": { publish_date: ["Enter a valid date."] },
          "/catalog/search/?q=x&type=people": { type: choice("people") },
          "/catalog/search/": { q: ["This field is required."] }
        }
        for (const [path, body] of Object.entries(refused)) {
          const reply = yield* call(path)
          assert.deepStrictEqual([reply.status, JSON.parse(reply.text)], [400, body], path)
        }
      })
    )

    it.effect("leaves releases without enrolment out of a hype chart", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const hype = yield* ids("/catalog/genres/6/top/100/?per_page=100&hype=true")
        assert.isAbove(hype.length, 10)
        assert.isTrue(hype.every((id) => catalogue.track(id)?.release.label.hype_active))
        assert.notDeepEqual(hype, yield* ids("/catalog/genres/6/top/100/?per_page=100"))
      })
    )

    it.effect("gives the top of everything, of artists and of labels, ten of a hundred at a time", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const artist = catalogue.tracks[500]?.artists[0]
        const label = catalogue.tracks[500]?.release.label
        const top = yield* list("/catalog/tracks/top/100/?per_page=20")
        assert.deepStrictEqual([top.count, top.results.length], [100, 20])
        assert.strictEqual((yield* list("/catalog/releases/top/5/")).results.length, 5)
        const ofArtist = yield* ids(`/catalog/artists/${artist?.id}/top/3/`)
        assert.isNotEmpty(ofArtist)
        for (const id of ofArtist) {
          const track = catalogue.track(id)
          assert.include([...(track?.artists ?? []), ...(track?.remixers ?? [])], artist)
        }
        const ofLabel = yield* ids(`/catalog/labels/${label?.id}/top/3/`)
        assert.isTrue(ofLabel.every((id) => catalogue.track(id)?.release.label === label))
        assert.strictEqual((yield* call("/catalog/tracks/top/101/")).status, 404)
      })
    )

    it.effect("gives the top releases of a genre and of a label where the query says so", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const label = catalogue.tracks[500]?.release.label
        const ofGenre = yield* ids("/catalog/genres/6/top/20/?type=release&per_page=100")
        assert.strictEqual(ofGenre.length, 20)
        for (const id of ofGenre) assert.strictEqual(catalogue.release(id)?.tracks[0]?.genre.id, 6)
        const ofLabel = yield* ids(`/catalog/labels/${label?.id}/top/3/?type=release`)
        assert.isTrue(ofLabel.every((id) => catalogue.release(id)?.label === label))
        assert.strictEqual((yield* call("/catalog/genres/6/top/20/?type=track")).status, 400)
      })
    )

    it.effect("lists an artist's tracks with those that were only remixed", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const remixer = catalogue.remixersOnly[0]
        const found = yield* ids(`/catalog/artists/${remixer?.id}/tracks/?per_page=100`)
        assert.isNotEmpty(found)
        for (const id of found) {
          const track = catalogue.track(id)
          assert.isTrue(track?.remixers.some((artist) => artist === remixer))
          assert.isFalse(track?.artists.some((artist) => artist === remixer))
        }
      })
    )

    it.effect("names a release's tracks from the last to the first, and lists them from the first", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const release = catalogue.releases.find(({ restricted, tracks }) => !restricted && tracks.length > 3)
        const listed = yield* ids(`/catalog/releases/${release?.id}/tracks/?per_page=100`)
        assert.deepStrictEqual(
          listed.map((id) => catalogue.track(id)?.number),
          listed.map((_, index) => index + 1)
        )
        const { tracks } = read(Detail)(yield* call(`/catalog/releases/${release?.id}/`))
        assert.deepStrictEqual(
          tracks,
          listed.map((id) => `https://api.beatport.com/v4/catalog/tracks/${id}/`).toReversed()
        )
      })
    )

    it.effect("refuses the details of what is not sold here, and lists it all the same", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const track = catalogue.restricted[0]
        const refused = yield* call(`/catalog/tracks/${track?.id}/`)
        assert.deepStrictEqual([refused.status, refused.text], [403, '{"detail":"Territory Restricted."}'])
        assert.strictEqual((yield* call(`/catalog/releases/${track?.release.id}/`)).status, 403)
        assert.deepStrictEqual(yield* ids(`/catalog/tracks/?id=${track?.id}`), [track?.id])
      })
    )

    it.effect("finds what has every word somewhere, names first", () =>
      Effect.gen(function* () {
        const { tracks } = read(Search)(yield* call("/catalog/search/?q=TECHNO&type=tracks&per_page=100"))
        const named = tracks.filter(({ name }) => name.toLowerCase().includes("techno"))
        assert.isNotEmpty(named)
        assert.deepStrictEqual(tracks.slice(0, named.length), named)
        const { catalogue } = yield* Simulator
        const { artists, name } = catalogue.tracks[700] ?? { artists: [], name: "" }
        const query = encodeURIComponent(`${artists[0]?.name} ${name}`)
        const precise = read(Search)(yield* call(`/catalog/search/?q=${query}&type=tracks`))
        assert.include(
          precise.tracks.map((track) => track.name),
          name
        )
      })
    )
  })
})
