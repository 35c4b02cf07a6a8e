/**
 * Calls of the API, over what everybody uses on Node.
 */
import { Clock, Effect, Exit, Layer } from "effect"
import * as NodeHttp from "../../../src/node/NodeHttp.ts"
import { Beatport } from "../../../src/services/Beatport.ts"
import { outcomeOf } from "./Orders.ts"

const account = Effect.flatMap(Beatport, (beatport) => beatport.account.get())

const layer = Beatport.layerServices.pipe(Layer.provide(NodeHttp.layer()))

/** So many calls, one after the other. */
export const call = <E>(ready: Effect.Effect<unknown, E>, times: number) =>
  Effect.andThen(ready, Effect.repeat(account, { times: times - 1 })).pipe(Effect.provide(layer))

/** Calls for so long, whatever becomes of them, and says of each how it ended. */
export const callFor = <E>(
  ready: Effect.Effect<unknown, E>,
  millis: number,
  say: (line: string) => Effect.Effect<void>
) =>
  Effect.gen(function* () {
    yield* ready
    const until = (yield* Clock.currentTimeMillis) + millis
    while ((yield* Clock.currentTimeMillis) < until) {
      const exit = yield* Effect.exit(account)
      yield* say(JSON.stringify(outcomeOf(exit)))
      if (Exit.isFailure(exit)) yield* Effect.sleep("50 millis")
    }
  }).pipe(Effect.provide(layer))
