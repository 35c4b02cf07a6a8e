/** Test over real HTTP: against a simulator of Beatport that fails. */
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport } from "effect-beatport"
import { Fault, Simulator } from "effect-beatport/simulator"

// #region simulator
const simulated = Layer.unwrap(
  Effect.map(Simulator, ({ account: { password, username }, baseUrl }) =>
    Beatport.layer({ baseUrl, username, password, pace: 0 })
  )
).pipe(Layer.provide(FetchHttpClient.layer), Layer.provideMerge(Simulator.layer()))

layer(simulated, { excludeTestServices: true })((it) => {
  it.effect("returns the top ten after a 502", () =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      yield* simulator.fail(Fault.BadGateway(), { path: "/catalog/*" })

      const beatport = yield* Beatport
      assert.strictEqual((yield* beatport.charts.top(10)).length, 10)

      const requests = yield* simulator.requests
      assert.deepStrictEqual(
        requests.slice(-2).map(({ status }) => status),
        [502, 200]
      )
    })
  )
})
// #endregion
