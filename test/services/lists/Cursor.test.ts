import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Schema } from "effect"
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

  it.effect.prop(
    "refuses any text that no walk wrote, also a valid cursor with a change",
    [Schema.String, Schema.Int, Schema.String],
    ([text, at, insertion]) =>
      Effect.gen(function* () {
        const list = { name: "tracks.list" }
        const cursor = toCursor(list, makeBeginning(3))
        const place = Math.abs(at) % cursor.length
        const changed = cursor.slice(0, place) + insertion + cursor.slice(place + 1)
        const json = Buffer.from(text).toString("base64url")
        for (const wild of [text, json, changed, cursor + insertion, insertion + cursor]) {
          const exit = yield* Effect.exit(fromCursor(list, wild))
          if (Exit.isSuccess(exit)) {
            expect(exit.value.page).toBeGreaterThan(0)
            expect(exit.value.done).toBeGreaterThanOrEqual(0)
          } else expect(yield* Effect.flip(exit)).toMatchObject({ _tag: "ValidationError" })
        }
      })
  )
})
