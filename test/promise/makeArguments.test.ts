import { describe, expect, it } from "@effect/vitest"
import { BeatportClient, ValidationError } from "effect-beatport/promise"

describe("BeatportClient.make", () => {
  it.each([[null], [[]], [["selector", "password"]], ["selector"], [7], [() => ({})]])(
    "rejects options that are no object of options: %o",
    async (options) => {
      // As plain JavaScript calls it.
      const made: unknown = Reflect.apply(BeatportClient.make, BeatportClient, [options])
      await expect(made).rejects.toBeInstanceOf(ValidationError)
      await expect(made).rejects.toThrow(/Expected an object of options/)
    }
  )
})
