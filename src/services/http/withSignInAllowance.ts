/**
 * How often one API call may get a new token.
 */
import { Context, Effect, Ref } from "effect"
import type { Step } from "./Step.ts"

/**
 * How far the running call has used its sign-in or refresh. One is all that it gets: a server whose tokens expire at once, or
 * that refuses each of them, must not make a call ask again and again.
 *
 * - `unused`: the call has not begun a sign-in or a refresh. Waiting for one that another call began does not count.
 * - `used`: the call has begun one.
 * - `exhausted`: the server has refused a token to this call after that.
 */
type State = "unused" | "used" | "exhausted"

const Allowance = Context.Reference<Ref.Ref<State> | undefined>(
  "effect-beatport/services/http/SignInAllowance",
  {
    defaultValue: () => undefined
  }
)

const updateAllowance = (change: (state: State) => State): Effect.Effect<void> =>
  Effect.flatMap(Allowance, (state) => (state === undefined ? Effect.void : Ref.update(state, change)))

const isAllowance = (...states: ReadonlyArray<State>): Effect.Effect<boolean> =>
  Effect.flatMap(Allowance, (state) =>
    state === undefined ? Effect.succeed(false) : Effect.map(Ref.get(state), (now) => states.includes(now))
  )

/** Limits a call, with its retries, to one sign-in or refresh. */
export const withSignInAllowance: Step = (next) => (request) =>
  Effect.suspend(() => Effect.provideService(next(request), Allowance, Ref.makeUnsafe<State>("unused")))

/** Whether the running call has begun a sign-in or a refresh. */
export const isAllowanceUsed: Effect.Effect<boolean> = isAllowance("used", "exhausted")

/** Whether the server has refused a token to the running call after its sign-in or refresh. */
export const isAllowanceExhausted: Effect.Effect<boolean> = isAllowance("exhausted")

/** Notes that the running call has begun a sign-in or a refresh. */
export const useAllowance: Effect.Effect<void> = updateAllowance((state) =>
  state === "unused" ? "used" : state
)

/** Notes that the server has refused a token to the running call. */
export const noteRejectedToken: Effect.Effect<void> = updateAllowance((state) =>
  state === "used" ? "exhausted" : state
)
