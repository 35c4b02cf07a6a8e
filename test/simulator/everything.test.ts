import { assert, describe, it, layer } from "@effect/vitest"
import { Context, Effect, Layer, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import * as ErrorBody from "../schemas/errorBodies.ts"
import {
  bodies,
  type Endpoint,
  endpoints,
  nameOf,
  pathOf,
  requestOf,
  type Things,
  things
} from "./endpoints.ts"
import { call, read, type Reply, send } from "./http.ts"

/** The content of a response: JSON, text, or null for nothing. */
const contentOf = ({ headers, text }: Reply): unknown => {
  if (text === "") return null
  return headers.get("content-type") === "application/json" ? JSON.parse(text) : text
}

/** A value that a query parameter of this name takes. */
const valueOf = (name: string): string => {
  if (/date|^created$|^updated$/.test(name)) return "2026-01-01:2026-09-24"
  if (name === "type") return "tracks"
  if (name === "order_by") return "name"
  if (/(^|_)ids?$|^page$|^per_page$|^bpm$|_weeks$|_number$|current_status|exclusive_period/.test(name))
    return "1"
  return /^(is|was|hype)_|_enabled$|_worldwide$|^(enabled|exclusive|hype|dj_edits|ugc_remixes|received_status|status|playlist_status)$/.test(
    name
  )
    ? "true"
    : "a"
}

/** Things that no test changes. */
class Shared extends Context.Service<Shared, Things>()("test/Shared") {}

const named = endpoints.map((endpoint): readonly [string, Endpoint] => [nameOf(endpoint), endpoint])
const withIds = named.filter(([, { path }]) => path.includes(":id/"))
const withQuery = named.filter(([, { parameters }]) => parameters.length > 0)

describe("Simulator: every endpoint of the declaration", () => {
  it("has a body for each endpoint that takes one, and for no other", () => {
    assert.sameMembers(
      Object.keys(bodies),
      endpoints.filter(({ payload }) => payload !== undefined).map(nameOf)
    )
  })

  layer(Layer.effect(Shared, things).pipe(Layer.provideMerge(Simulator.layer({ tracks: 800 }))))((test) => {
    test.effect.each(named)("gives %s the declared response", ([, endpoint]) =>
      Effect.gen(function* () {
        const made = yield* endpoint.method === "GET" ? Shared : things
        const body = bodies[nameOf(endpoint)]?.(made)
        if (endpoint.payload !== undefined) {
          Schema.decodeUnknownSync(Schema.toEncoded(endpoint.payload), { onExcessProperty: "error" })(body)
        }
        const query = endpoint.parameters.includes("q") ? "?q=a" : ""
        const reply = yield* call(pathOf(endpoint, made) + query, requestOf(endpoint, made))
        assert.strictEqual(reply.status, endpoint.status, reply.text)
        Schema.decodeUnknownSync(Schema.toEncoded(endpoint.success))(contentOf(reply))
      })
    )

    test.effect.each(withQuery)("takes every query parameter of %s", ([, endpoint]) =>
      Effect.gen(function* () {
        const made = yield* Shared
        const query = new URLSearchParams(endpoint.parameters.map((name) => [name, valueOf(name)]))
        if (endpoint.path.includes("/top/")) query.delete("type")
        if (endpoint.path.endsWith("genres/")) query.set("order_by", "id")
        const reply = yield* call(`${pathOf(endpoint, made)}?${query.toString()}`)
        assert.strictEqual(reply.status, 200, reply.text)
        Schema.decodeUnknownSync(Schema.toEncoded(endpoint.success))(contentOf(reply))
      })
    )

    test.effect.each(named.filter(([name]) => name !== "POST /auth/o/revoke/"))(
      "refuses %s without a token",
      ([, endpoint]) =>
        Effect.gen(function* () {
          const { baseUrl } = yield* Simulator
          const made = yield* Shared
          const reply = yield* send(baseUrl + pathOf(endpoint, made), requestOf(endpoint, made))
          assert.strictEqual(reply.status, 401)
          assert.match(read(ErrorBody.Unauthorized)(reply).detail, /not provided/)
        })
    )

    test.effect.each(withIds)("has nothing for %s with an unknown id", ([, endpoint]) =>
      Effect.gen(function* () {
        const made = yield* Shared
        const ids = Object.fromEntries(Object.keys(made.ids).map((under) => [under, 999_999_999]))
        const reply = yield* call(pathOf(endpoint, { ...made, ids }), requestOf(endpoint, made))
        assert.strictEqual(reply.status, 404, reply.text)
        read(ErrorBody.NotFound)(reply)
      })
    )

    test.effect("refuses every method that a path does not have, and takes no word for an id", () =>
      Effect.gen(function* () {
        const made = yield* Shared
        for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
          const here = endpoints.filter((endpoint) => endpoint.path === path)
          const [endpoint] = here
          assert(endpoint !== undefined)
          for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
            if (here.some((one) => one.method === method)) continue
            const reply = yield* call(pathOf(endpoint, made), { method })
            assert.strictEqual(reply.status, 405, `${method} ${path}`)
            const allowed = reply.headers.get("allow")?.split(", ")
            assert.sameMembers(allowed ?? [], [...here.map((one) => one.method), "HEAD", "OPTIONS"])
          }
        }
      })
    )

    test.effect("redirects every path that lacks its slash", () =>
      Effect.gen(function* () {
        const made = yield* Shared
        for (const endpoint of endpoints) {
          const path = pathOf(endpoint, made)
          const reply = yield* call(`${path.slice(0, -1)}?a=b`, { method: endpoint.method })
          assert.deepStrictEqual(
            [reply.status, reply.headers.get("location")],
            [301, `/v4${path}?a=b`],
            nameOf(endpoint)
          )
        }
      })
    )
  })
})
