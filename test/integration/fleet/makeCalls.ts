/**
 * Calls of the API, over the layers for Node.
 */
import { Clock, Effect, Exit, Layer } from "effect"
import * as NodeHttp from "../../../src/node/NodeHttp.ts"
import { Beatport } from "../../../src/services/Beatport.ts"
import { type CallOutcome, outcomeOf } from "./Orders.ts"

const account = Effect.flatMap(Beatport, (beatport) => beatport.account.get())

const layer = Beatport.layerServices.pipe(Layer.provide(NodeHttp.layer()))

/** So many calls, one after the other. */
export const call = <E>(ready: Effect.Effect<unknown, E>, times: number) =>
  Effect.andThen(ready, Effect.repeat(account, { times: times - 1 })).pipe(Effect.provide(layer))

/** Calls until it is told to end, whatever becomes of the calls, and says of each how it ended. */
export const callUntil = <E>(
  ready: Effect.Effect<unknown, E>,
  told: Effect.Effect<unknown>,
  say: (line: string) => Effect.Effect<void>
) =>
  Effect.gen(function* () {
    yield* ready
    const end = yield* Effect.forkChild(told, { startImmediately: true })
    while (end.pollUnsafe() === undefined) {
      const from = yield* Clock.currentTimeMillis
      const exit = yield* Effect.exit(account)
      const to = yield* Clock.currentTimeMillis
      yield* say(JSON.stringify({ ...outcomeOf(exit), from, to } satisfies CallOutcome))
      if (Exit.isFailure(exit)) yield* Effect.sleep("50 millis")
    }
  }).pipe(Effect.provide(layer))
