import { NodeHttpClient } from "@effect/platform-node"
import { assert, describe, layer } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { Beatport } from "effect-beatport"
import { Simulator } from "effect-beatport/simulator"

const beatport = Layer.unwrap(
  Effect.map(Simulator, ({ account, baseUrl }) =>
    Beatport.layer({ baseUrl, username: account.username, password: account.password, pace: 0 })
  )
).pipe(Layer.provide(NodeHttpClient.layerUndici))

const sixtyThousand = 60_000
const leastRequests = sixtyThousand / 100

describe("Beatport: past the 10,000-item cap", () => {
  layer(beatport.pipe(Layer.provideMerge(Simulator.layer({ tracksInGenre: { 6: sixtyThousand } }))), {
    timeout: 120_000,
    excludeTestServices: true
  })((it) => {
    it.effect(
      "delivers all 60,000 tracks of a genre, each once, with a request or two more than the least possible",
      () =>
        Effect.gen(function* () {
          const { clearRequests, requests } = yield* Simulator
          const { tracks } = yield* Beatport
          const list = tracks.list({ genre_id: "Techno" })
          const page = yield* list
          assert.isTrue(page.capped)
          assert.strictEqual(page.count, 10_000)
          yield* clearRequests
          const ids = new Set<number>()
          let delivered = 0
          yield* Stream.runForEach(list.items, (track) =>
            Effect.sync(() => {
              ids.add(track.id)
              delivered += 1
            })
          )
          assert.strictEqual(ids.size, sixtyThousand)
          assert.strictEqual(delivered, sixtyThousand)
          const made = (yield* requests).length
          assert.isAtLeast(made, leastRequests)
          assert.isAtMost(made, leastRequests * 1.05)
        })
    )

    it.effect("tells beforehand how many there are and what it will cost", () =>
      Effect.gen(function* () {
        const { tracks } = yield* Beatport
        const plan = yield* tracks.list({ genre_id: "Techno" }).plan
        assert.strictEqual(plan.count, sixtyThousand)
        assert.isTrue(plan.exact)
        assert.isAtMost(plan.requests, leastRequests * 1.05)
      })
    )
  })
})
