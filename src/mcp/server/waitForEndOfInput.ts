/**
 * The end of a server over stdio.
 */
import { Cause, Effect, Exit, Fiber, Layer } from "effect"

/**
 * Runs a stdio server until the client closes its input and what is under way is finished. At that moment effect 4.1.0
 * interrupts the fiber that built the server, which would end the process with exit code 130 (M6); so the server has a
 * fiber of its own.
 */
export const waitForEndOfInput = <A, E, R>(server: Layer.Layer<A, E, R>): Effect.Effect<void, E, R> =>
  Effect.gen(function* () {
    const fiber = yield* Effect.forkChild(Layer.launch(server))
    const exit = yield* Fiber.await(fiber)
    if (Exit.isFailure(exit) && !Cause.hasInterruptsOnly(exit.cause)) yield* Effect.failCause(exit.cause)
  })
