import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import * as FastCheck from "fast-check"
import { endpoints, pathOf, things } from "./endpoints.ts"
import { call, send } from "./http.ts"

const names = [...new Set(endpoints.flatMap(({ parameters }) => parameters))]

/** A query of declared and of arbitrary parameters, with values that no filter expects. */
const queries = FastCheck.array(
  FastCheck.tuple(
    FastCheck.oneof(FastCheck.constantFrom(...names), FastCheck.string({ unit: "binary" })),
    FastCheck.oneof(
      FastCheck.string({ unit: "binary" }),
      FastCheck.constantFrom(
        "-1",
        "0",
        "1e999",
        "NaN",
        ":",
        "2026-13-45:",
        ",,,",
        "%",
        "null",
        "１２",
        "'--",
        "[(*"
      )
    )
  ),
  { maxLength: 6 }
)

const samples = FastCheck.sample(
  FastCheck.record({
    endpoint: FastCheck.nat(),
    query: queries,
    method: FastCheck.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
    segments: FastCheck.array(FastCheck.string({ unit: "binary", maxLength: 12 }), { maxLength: 5 }),
    body: FastCheck.oneof(FastCheck.string({ unit: "binary" }), FastCheck.json()),
    type: FastCheck.constantFrom("application/json", "application/x-www-form-urlencoded", "text/plain", "x")
  }),
  { numRuns: 250, seed: 20261128 }
)

/** Percent-encodes a text; lone surrogates have no encoding. */
const encode = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ""))

describe("Simulator: wild requests", () => {
  it.live(
    "get a response below 500 from every path, query, method and body, and the next request is served",
    () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const made = yield* things
        for (const { body, endpoint, method, query, segments, type } of samples) {
          const declared = endpoints[endpoint % endpoints.length]
          assert(declared !== undefined)
          const search = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&")
          const init =
            method === "GET" || method === "OPTIONS"
              ? { method }
              : { method, body: encode(body), headers: { "content-type": type } }
          for (const path of [pathOf(declared, made), `/${segments.map(encode).join("/")}/`]) {
            const reply = yield* call(`${path}?${search}`, init)
            assert.isBelow(reply.status, 500, `${method} ${path}?${search}: ${reply.text}`)
          }
          const url = `${simulator.origin}/${segments.map(encode).join("/")}?${search}`
          assert.isBelow((yield* send(url, init)).status, 500, url)
        }
        assert.strictEqual((yield* call("/catalog/genres/")).status, 200)
      }).pipe(Effect.provide(Simulator.layer({ tracks: 400 })))
  )
})
