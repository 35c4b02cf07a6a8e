/**
 * The budget that all retries of a client are paid from: those of calls, of sign-in and of the lookup of the client id.
 */
import { Context, Effect, Layer, Ref } from "effect"
import { BeatportConfig } from "../BeatportConfig.ts"

/** Pays for retries. */
export interface RetryBudgetService {
  /** Pays for a retry; false if the budget does not suffice. */
  readonly pay: (cost: number) => Effect.Effect<boolean>
  /** Pays back after a success: the cost of the last retry, or one if there was none. */
  readonly payBack: (amount: number) => Effect.Effect<void>
}

/**
 * Limits the retries of a whole client, because otherwise fifty fibers that each retry with care would overload a failing
 * server. It is the token bucket of AWS's standard retry mode.
 */
export class RetryBudget extends Context.Service<RetryBudget, RetryBudgetService>()(
  "effect-beatport/services/http/RetryBudget"
) {
  /** Provides the configured budget. Every layer of one client provides this layer to itself, and Effect builds it once. */
  static readonly layer: Layer.Layer<RetryBudget, never, BeatportConfig> = Layer.effect(
    RetryBudget,
    Effect.suspend(() => make)
  )
}

const make = Effect.gen(function* () {
  const capacity = (yield* BeatportConfig).retry.budget
  const left = yield* Ref.make(capacity)
  return RetryBudget.of({
    pay: (cost) => Ref.modify(left, (amount) => (amount < cost ? [false, amount] : [true, amount - cost])),
    payBack: (amount) => Ref.update(left, (held) => Math.min(capacity, held + amount))
  })
})
