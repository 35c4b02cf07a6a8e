import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { makeBeginning, fromCursor, toCursor } from "../../../src/services/lists/Cursor.ts"

describe("fromCursor", () => {
  it.effect("refuses the cursor of another list if a filter is circular or a bigint", () =>
    Effect.gen(function* () {
      const circular: Record<string, unknown> = {}
      circular["self"] = circular
      const cursor = toCursor({ name: "tracks.list" }, makeBeginning(1))
      for (const filter of [circular, 1n, { nested: [1n] }]) {
        const list = { name: "tracks.list", filter }
        expect(yield* Effect.flip(fromCursor(list, cursor))).toMatchObject({ _tag: "ValidationError" })
        expect(yield* fromCursor(list, toCursor(list, makeBeginning(3)))).toMatchObject({ page: 3 })
      }
    })
  )
})
