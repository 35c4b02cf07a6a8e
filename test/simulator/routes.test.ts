import { assert, describe, effect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { call, read, send } from "./http.ts"

describe("Simulator: routes", () => {
  layer(Simulator.layer({ tracks: 200 }))((it) => {
    it.effect("redirects a path that lacks its slash, for every method, with its query", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
          const reply = yield* send(`${baseUrl}/catalog/tracks?page=2`, { method })
          assert.deepStrictEqual([reply.status, reply.text], [301, ""])
          assert.strictEqual(reply.headers.get("location"), "/v4/catalog/tracks/?page=2")
        }
        const token = yield* send(`${baseUrl}/auth/o/token`, { method: "POST" })
        assert.deepStrictEqual([token.status, token.headers.get("location")], [301, "/v4/auth/o/token/"])
      })
    )

    it.effect("says 404 for a path it lacks before it looks at the token, and 401 for one it has", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const lacking = [
          "/catalog/artists/1/charts/",
          "/catalog/artists/1/releases/",
          "/catalog/artists/1/top-10-tracks/",
          "/catalog/labels/1/tracks/",
          "/catalog/labels/1/charts/",
          "/nothing",
          "/Catalog/tracks/"
        ]
        for (const path of lacking) {
          assert.strictEqual((yield* send(baseUrl + path)).status, 404, path)
          assert.strictEqual((yield* call(path)).status, 404, path)
        }
        for (const path of [
          "/catalog/tracks/",
          "/catalog/tracks/1/",
          "/my/account/",
          "/auth/o/introspect/"
        ]) {
          assert.strictEqual((yield* send(baseUrl + path)).status, 401, path)
        }
      })
    )

    it.effect("says which thing is missing", () =>
      Effect.gen(function* () {
        const models = {
          tracks: "Track",
          releases: "Release",
          artists: "Artist",
          labels: "Label",
          genres: "Genre",
          charts: "Chart"
        }
        for (const [path, model] of Object.entries(models)) {
          const reply = yield* call(`/catalog/${path}/999999999/`)
          assert.deepStrictEqual(
            [reply.status, JSON.parse(reply.text)],
            [404, { detail: `No ${model} matches the given query.` }]
          )
        }
        const none = yield* call("/catalog/tracks/abc/")
        assert.deepStrictEqual([none.status, none.text], [404, '{"detail":"Not found."}'])
      })
    )

    it.effect("refuses methods a path does not have, the token first", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const init = { method: "DELETE" }
        assert.strictEqual((yield* send(`${baseUrl}/catalog/tracks/`, init)).status, 401)
        const reply = yield* call("/catalog/tracks/", init)
        assert.deepStrictEqual(
          [reply.status, reply.text],
          [405, '{"detail":"Method \\"DELETE\\" not allowed."}']
        )
        assert.strictEqual(reply.headers.get("allow"), "GET, HEAD, OPTIONS")
      })
    )

    it.effect("lets any web page ask", () =>
      Effect.gen(function* () {
        const { baseUrl } = yield* Simulator
        const reply = yield* send(`${baseUrl}/catalog/tracks/`, { method: "OPTIONS" })
        assert.strictEqual(reply.status, 200)
        assert.strictEqual(reply.headers.get("access-control-allow-origin"), "*")
        assert.include(reply.headers.get("access-control-allow-headers"), "authorization")
        assert.include(reply.headers.get("access-control-allow-methods"), "PATCH")
      })
    )

    it.effect("responds with the headers of the front server, none of them about a rate", () =>
      Effect.gen(function* () {
        const { headers } = yield* call("/catalog/genres/")
        assert.strictEqual(headers.get("server"), "istio-envoy")
        assert.strictEqual(headers.get("content-type"), "application/json")
        assert.strictEqual(headers.get("access-control-allow-origin"), "*")
        assert.isEmpty([...headers.keys()].filter((name) => /rate|retry/.test(name)))
      })
    )

    it.effect.each([
      ["/catalog/genres/", "GET, HEAD, OPTIONS"],
      ["/my/playlists/", "GET, POST, HEAD, OPTIONS"]
    ] as const)("names the declared methods of %s in a success", ([path, allowed]) =>
      Effect.gen(function* () {
        const { headers, status } = yield* call(path)
        assert.deepStrictEqual([status, headers.get("allow")], [200, allowed])
      })
    )

    it.effect("tells an account's person whole, as one object", () =>
      Effect.gen(function* () {
        const { account } = yield* Simulator
        const Person = Schema.Struct({
          id: Schema.Int,
          username: Schema.String,
          email: Schema.String,
          total_orders: Schema.Int,
          phone_number: Schema.Null
        })
        assert.strictEqual(read(Person)(yield* call("/my/account/")).email, account.email)
      })
    )

    it.effect("writes every request down, as it came", () =>
      Effect.gen(function* () {
        const { baseUrl, clearRequests, requests } = yield* Simulator
        yield* call("/catalog/genres/")
        yield* clearRequests
        yield* send(`${baseUrl}/auth/o/token/?a=1&a=2`, {
          method: "POST",
          headers: { "x-mark": "seen" },
          body: new URLSearchParams({ grant_type: "password" })
        })
        const log = yield* requests
        assert.deepStrictEqual(
          log.map(({ body, method, path, query, status }) => ({ body, method, path, query, status })),
          [
            {
              method: "POST",
              path: "/v4/auth/o/token/",
              query: [
                ["a", "1"],
                ["a", "2"]
              ],
              body: "grant_type=password",
              status: 401
            }
          ]
        )
        assert.strictEqual(log[0]?.headers["x-mark"], "seen")
      })
    )

    it.effect("shows prices in the currency of the account that asks", () =>
      Effect.gen(function* () {
        const Prices = Schema.Struct({
          results: Schema.Array(
            Schema.Struct({ price: Schema.Struct({ code: Schema.String, display: Schema.String }) })
          )
        })
        const { results } = read(Prices)(yield* call("/catalog/tracks/?per_page=5"))
        for (const { price } of results) assert.match(price.display, /^\$\d+\.\d\d$/)
      })
    )
  })

  effect("listens on the given port, and closes it", () =>
    Effect.gen(function* () {
      const port = yield* Effect.scoped(
        Effect.map(Simulator, ({ origin }) => Number(new URL(origin).port)).pipe(
          Effect.provide(Simulator.layer({ tracks: 50 }))
        )
      )
      const again = yield* Effect.map(Simulator, ({ origin }) => origin).pipe(
        Effect.provide(Simulator.layer({ port, tracks: 50 }))
      )
      assert.strictEqual(again, `http://127.0.0.1:${port}`)
    })
  )

  effect("fails when the port is taken", () =>
    Effect.gen(function* () {
      const { origin } = yield* Simulator
      const port = Number(new URL(origin).port)
      const error = yield* Effect.flip(Effect.provide(Effect.void, Simulator.layer({ port, tracks: 50 })))
      assert.strictEqual(error._tag, "ServeError")
    }).pipe(Effect.provide(Simulator.layer({ tracks: 50 })))
  )
})
