/**
 * How often one API call may get a new token.
 */
import { Context, Effect, Ref } from "effect"

/**
 * Whether the running call has waited for a sign-in or a refresh. One is all that it gets: a server whose tokens expire at
 * once, or that refuses each of them, must not make a call ask again and again.
 */
export const Allowance = Context.Reference<Ref.Ref<boolean> | undefined>(
  "effect-beatport/services/Auth/Allowance",
  {
    defaultValue: () => undefined
  }
)

/** Runs one call with an allowance of its own. */
export const withAllowance = <A, E, R>(call: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => Effect.provideService(call, Allowance, Ref.makeUnsafe(false)))

/** Whether the running call has used its allowance. */
export const isSpent: Effect.Effect<boolean> = Effect.flatMap(Allowance, (spent) =>
  spent === undefined ? Effect.succeed(false) : Ref.get(spent)
)

/** Uses the running call's allowance. */
export const spend: Effect.Effect<void> = Effect.flatMap(Allowance, (spent) =>
  spent === undefined ? Effect.void : Ref.set(spent, true)
)
