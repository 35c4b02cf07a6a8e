/**
 * Every operation: its request, and the value that it makes of the response.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { HttpApi } from "effect/http-api"
import { Beatport } from "effect-beatport"
import { BeatportApi } from "effect-beatport/api"
import { ScriptedHttpClient } from "effect-beatport/testing"
import { account } from "./operations/account.ts"
import { beside } from "./operations/beside.ts"
import { catalogue } from "./operations/catalogue.ts"
import { emptyList, type Operation } from "./operations/Operation.ts"
import { own } from "./operations/own.ts"
import { playlists } from "./operations/playlists.ts"
import { respondingWith, shown } from "./scripted.ts"

const operations = [...catalogue, ...beside, ...playlists, ...account, ...own]

/** What is sent as JSON, or as it is. */
const bodyOf = (sent: string, wanted: unknown): unknown =>
  sent === "" ? undefined : typeof wanted === "string" ? sent : JSON.parse(sent)

const valueOf = (operation: Operation): unknown =>
  "gives" in operation
    ? operation.gives
    : operation.response === ""
      ? null
      : (operation.response ?? emptyList)

describe("an operation", () => {
  it.effect.each(operations)("sends its request and decodes the response: $name", (operation) =>
    Effect.gen(function* () {
      const value = yield* operation.call(yield* Beatport)
      const sent = yield* (yield* ScriptedHttpClient).requests
      expect(sent.map(shown)).toEqual([operation.sends])
      expect(sent.map(({ body }) => bodyOf(body, operation.body))).toEqual([operation.body])
      expect(value).toEqual(valueOf(operation))
    }).pipe(Effect.provide(respondingWith(operation.response ?? emptyList)))
  )

  it("is there for every endpoint of the declaration", () => {
    const declared: Array<{ readonly route: string; readonly pattern: RegExp }> = []
    HttpApi.reflect(BeatportApi, {
      onGroup: () => undefined,
      onEndpoint: ({ endpoint: { method, path } }) =>
        declared.push({
          route: `${method} ${path}`,
          pattern: new RegExp(`^${method} ${path.replaceAll(/:\w+/g, "[^/]+")}$`)
        })
    })
    const literal = (route: string) => route.split("/:").length
    // A path such as /tracks/facets/ is not /tracks/:id/ with "facets" in it: the most literal one is meant.
    const byLiteralness = declared.toSorted((a, b) => literal(a.route) - literal(b.route))
    const called = new Set(
      operations.map(({ sends }) => {
        const [request = ""] = sends.split("?", 1)
        return byLiteralness.find(({ pattern }) => pattern.test(request))?.route
      })
    )
    expect(declared.map(({ route }) => route).filter((route) => !called.has(route))).toEqual([])
  })
})
