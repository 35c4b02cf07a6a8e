import { expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { BeatportConfig, ClientId, RateLimiter } from "effect-beatport"
import { vi } from "vitest"
import { clientId, FakeBeatport } from "../FakeBeatport.ts"

const imports = vi.hoisted(() => ({ ofCheerio: 0 }))
vi.mock("cheerio/slim", (original) => {
  imports.ofCheerio += 1
  return original<object>()
})

const get = (configured?: string) =>
  Effect.flatMap(ClientId, (found) => found.get).pipe(
    Effect.provide(
      ClientId.layer.pipe(
        Layer.provide([
          FakeBeatport.layer,
          RateLimiter.layerNone,
          BeatportConfig.layer({ clientId: configured })
        ])
      )
    )
  )

it.effect("ClientId loads the parser of pages when it has to look for the id, and not before", () =>
  Effect.gen(function* () {
    expect(yield* get("mine")).toBe("mine")
    expect(imports.ofCheerio).toBe(0)
    expect(yield* get()).toBe(clientId)
    expect(imports.ofCheerio).toBe(1)
  })
)
