/**
 * The token in memory.
 */
import { Effect, Option, Ref, Semaphore } from "effect"
import type { Token } from "../../schemas/Token.ts"

/** Makes a store that keeps the token as long as the program runs. */
export const makeMemoryStore = Effect.gen(function* () {
  const stored = yield* Ref.make(Option.none<Token>())
  const lock = yield* Semaphore.make(1)
  return {
    load: Ref.get(stored),
    save: (token: Token) => Ref.set(stored, Option.some(token)),
    clear: Ref.set(stored, Option.none()),
    withLock: <A, E, R>(effect: Effect.Effect<A, E, R>) => lock.withPermit(effect)
  }
})
