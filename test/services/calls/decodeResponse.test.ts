import { assert, describe, it } from "@effect/vitest"
import { Effect, SchemaAST } from "effect"
import { HttpApi } from "effect/http-api"
import { BeatportApi } from "../../../src/api/BeatportApi.ts"
import { makeDecoder, successOf } from "../../../src/services/calls/decodeResponse.ts"
import { Track } from "../../../src/schemas/Track.ts"
import { Fixtures } from "../../../src/testing/index.ts"

/** The checks of a shape and of all that is in it. */
const checksIn = (ast: SchemaAST.AST, seen = new Set<SchemaAST.AST>()): ReadonlyArray<string> => {
  if (seen.has(ast)) return []
  seen.add(ast)
  const inside = SchemaAST.isObjects(ast)
    ? [...ast.propertySignatures, ...ast.indexSignatures].map(({ type }) => type)
    : SchemaAST.isArrays(ast)
      ? [...ast.elements, ...ast.rest]
      : SchemaAST.isUnion(ast)
        ? ast.types
        : SchemaAST.isSuspend(ast)
          ? [ast.thunk()]
          : []
  return [
    ...(ast.checks ?? []).map((check) => String(check.annotations?.representation?.id)),
    ...inside.flatMap((type) => checksIn(type, seen))
  ]
}

describe("makeDecoder", () => {
  it.effect("delivers a fraction where there were whole numbers", () =>
    Effect.gen(function* () {
      const body = JSON.stringify({ ...Fixtures.track(), bpm: 127.5 })
      const track = yield* makeDecoder(Track, "strict")(body, () => assert.fail("nothing is wrong with it"))
      assert.propertyVal(track, "bpm", 127.5)
    })
  )

  it("leaves out only checks of numbers, because the declared responses have no others", () => {
    const checks: Array<string> = []
    HttpApi.reflect(BeatportApi, {
      onGroup: () => undefined,
      onEndpoint: ({ endpoint }) => {
        checks.push(...checksIn(successOf(endpoint).ast))
      }
    })
    assert.isAbove(checks.length, 100)
    assert.sameMembers([...new Set(checks)], ["effect/schema/isInt", "effect/schema/isFinite"])
  })
})
