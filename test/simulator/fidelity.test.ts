/**
 * What was corrected against recorded responses in November 2026.
 */
import { request } from "node:http"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { call, ids, json, list, read, send } from "./http.ts"

const own = Schema.Struct({ id: Schema.Int })

/** The headers of a response, and its bytes before any decompression. */
const raw = (url: string, headers: Record<string, string>) =>
  Effect.callback<{ readonly headers: NodeJS.Dict<string | Array<string>>; readonly length: number }>(
    (resume) => {
      const sent = request(url, { headers }, (response) => {
        let length = 0
        response.on("data", (bytes: Uint8Array) => (length += bytes.length))
        response.on("end", () => resume(Effect.succeed({ headers: response.headers, length })))
      })
      sent.end()
      return Effect.sync(() => sent.destroy())
    }
  )

describe("Simulator: fidelity", () => {
  layer(Simulator.layer({ tracks: 800, clientIds: ["another-client"] }))((it) => {
    it.effect.each(["tracks", "genres/6/tracks", "releases", "charts", "artists", "labels"])(
      "lists %s by falling ids unless an order is asked for",
      (path) =>
        Effect.gen(function* () {
          const listed = yield* ids(`/catalog/${path}/?per_page=100`)
          assert.isAbove(listed.length, 1)
          assert.deepStrictEqual(
            listed,
            listed.toSorted((a, b) => b - a)
          )
        })
    )

    it.effect("counts tracks that an artist only remixed", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const [remixer] = catalogue.remixersOnly
        const remixed = catalogue.tracks.filter(({ remixers }) => remixers.some((one) => one === remixer))
        assert.isNotEmpty(remixed)
        assert.deepStrictEqual(
          yield* ids(`/catalog/tracks/?artist_id=${remixer?.id ?? 0}&per_page=100`),
          remixed.map(({ id }) => id)
        )
      })
    )

    it.effect("cuts previews to 30, 90 or 120 seconds, inside the track", () =>
      Effect.gen(function* () {
        const Previews = Schema.Struct({
          results: Schema.Array(
            Schema.Struct({
              length_ms: Schema.Int,
              sample_start_ms: Schema.Int,
              sample_end_ms: Schema.Int
            })
          )
        })
        const windows = new Set<number>()
        for (let page = 1; page <= 8; page++) {
          const { results } = read(Previews)(yield* call(`/catalog/tracks/?per_page=100&page=${page}`))
          for (const { length_ms, sample_end_ms, sample_start_ms } of results) {
            windows.add(sample_end_ms - sample_start_ms)
            assert.isAtMost(sample_end_ms, length_ms)
          }
        }
        assert.sameMembers([...windows], [30_000, 90_000, 120_000])
      })
    )

    it.effect("has re-uploads whose music is older than their publication", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        assert.isTrue(catalogue.releases.some((one) => one.new_release_date < one.publish_date))
      })
    )

    it.effect("compresses for clients that accept gzip, and for no others", () =>
      Effect.gen(function* () {
        const { baseUrl, issueToken } = yield* Simulator
        const authorization = `Bearer ${(yield* issueToken()).access_token}`
        const url = `${baseUrl}/catalog/tracks/?per_page=50`
        const plain = yield* raw(url, { authorization })
        assert.isUndefined(plain.headers["content-encoding"])
        for (const accepted of ["gzip", "br, gzip;q=0.5", "GZIP"]) {
          const packed = yield* raw(url, { authorization, "accept-encoding": accepted })
          assert.strictEqual(packed.headers["content-encoding"], "gzip")
          assert.isBelow(packed.length, plain.length / 2)
        }
        const refused = yield* raw(url, { authorization, "accept-encoding": "gzip;q=0, br" })
        assert.isUndefined(refused.headers["content-encoding"])
      })
    )

    it.effect("has the recorded headers of a 200, and none to revalidate with", () =>
      Effect.gen(function* () {
        const { headers } = yield* call("/catalog/genres/")
        assert.strictEqual(headers.get("vary"), "origin, Authorization")
        assert.strictEqual(headers.get("content-security-policy"), "frame-ancestors 'self' btprt.dj snip.ly")
        for (const name of ["etag", "last-modified", "cache-control", "age", "expires"]) {
          assert.isNull(headers.get(name), name)
        }
      })
    )

    it.effect("refuses the keys, and gives a document of the API, to who has a token", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        assert.strictEqual((yield* call("/catalog/keys/")).status, 403)
        assert.strictEqual((yield* send(`${baseUrl}/swagger-ui/json/`)).status, 401)
        const document = read(Schema.Struct({ paths: Schema.Record(Schema.String, Schema.Unknown) }))(
          yield* call("/swagger-ui/json/")
        )
        assert.property(document.paths, "/catalog/tracks/")
      })
    )

    it.effect("responds with 201 when a playlist or an entry is created", () =>
      Effect.gen(function* () {
        const made = yield* call("/my/playlists/", json({ name: "New" }))
        assert.strictEqual(made.status, 201)
        const { catalogue } = yield* Simulator
        const added = yield* call(
          `/my/playlists/${read(own)(made).id}/tracks/`,
          json({ track_id: catalogue.tracks[0]?.id })
        )
        assert.strictEqual(added.status, 201)
      })
    )

    it.effect("takes comma lists of ISRCs only where it is told to", () =>
      Effect.gen(function* () {
        const { catalogue, change } = yield* Simulator
        const [a, b] = catalogue.tracks
        const isrcs = `/catalog/tracks/?isrc=${String(a?.isrc)},${String(b?.isrc)}`
        assert.strictEqual((yield* list(isrcs)).count, 2)
        yield* change({ commaLists: "ids" })
        assert.strictEqual((yield* list(isrcs)).count, 0)
        assert.strictEqual((yield* list(`/catalog/tracks/?isrc=${String(a?.isrc)}`)).count, 1)
        assert.strictEqual((yield* list(`/catalog/tracks/?id=${String(a?.id)},${String(b?.id)}`)).count, 2)
        yield* change({ commaLists: "all" })
      })
    )

    it.effect("has a clock that can be wrong by a day", () =>
      Effect.gen(function* () {
        const { change } = yield* Simulator
        yield* change({ dateOffset: "1 day" })
        const { headers } = yield* call("/catalog/genres/")
        assert.strictEqual(headers.get("date"), "Fri, 02 Jan 1970 00:00:00 GMT")
        yield* change({ dateOffset: undefined })
      })
    )

    it.effect("limits request bodies", () =>
      Effect.gen(function* () {
        const reply = yield* call("/my/playlists/", json({ name: "x".repeat(2 * 1024 * 1024) }))
        assert.strictEqual(reply.status, 413)
        assert.strictEqual((yield* call("/catalog/genres/")).status, 200)
      })
    )

    it.effect.each(["constructor", "__proto__", "toString", "hasOwnProperty", "no-such-fault"])(
      "responds with 400 to an unknown fault: %s",
      (name) =>
        Effect.gen(function* () {
          const reply = yield* call("/catalog/genres/", { headers: { "x-simulator-fault": name } })
          assert.strictEqual(reply.status, 400)
          assert.include(reply.text, "rate-limited")
        })
    )

    it.effect("lies about a body, or ignores parameters, when a fault says so", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        yield* fail(Fault.Rewritten({ body: (truth) => Object.assign({}, truth, { page: "9/9" }) }))
        assert.strictEqual((yield* list("/catalog/tracks/")).page, "9/9")
        const all = (yield* list("/catalog/tracks/")).count
        yield* fail(Fault.Ignoring({ parameters: ["genre_id"] }))
        assert.strictEqual((yield* list("/catalog/tracks/?genre_id=6")).count, all)
        assert.isBelow((yield* list("/catalog/tracks/?genre_id=6")).count, all)
      })
    )
  })
})
