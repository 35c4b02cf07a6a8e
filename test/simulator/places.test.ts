import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Places from "../../src/simulator/Library/Places.ts"

const Ids = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 30 }))).check(
  Schema.isMaxLength(20)
)
const Moves = Schema.Array(
  Schema.Struct({
    id: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 30 })),
    position: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 25 }))
  })
)

describe("Simulator: places", () => {
  it.prop(
    "stand where they were sent, none is lost, the others keep their order",
    [Ids, Moves],
    ([numbers, wanted]) => {
      const ids = [...new Set(numbers)]
      const moves = wanted.filter(
        ({ id, position }, index) =>
          ids.includes(id) &&
          position <= ids.length &&
          wanted.findIndex((other) => other.id === id) === index &&
          wanted.findIndex((other) => other.position === position) === index
      )
      const after = Places.move(
        ids.map((id) => ({ id })),
        moves
      ).map(({ id }) => id)
      assert.sameMembers([...after], ids)
      for (const { id, position } of moves) assert.strictEqual(after[position - 1], id)
      const moved = new Set(moves.map(({ id }) => id))
      const still = (id: number) => !moved.has(id)
      assert.deepStrictEqual(after.filter(still), ids.filter(still))
    }
  )
})
