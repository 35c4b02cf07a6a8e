/**
 * The log of a server: one line for each request, which says the method, the tool, the time and the outcome, and nothing of
 * the arguments or the results.
 */
import { Cause, Clock, Effect, Exit } from "effect"

/** Logs a request of `method` for the tool, prompt or kind of resource with this name. */
export const logRequest =
  (method: string, name: string) =>
  <A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Clock.currentTimeMillis, (start) =>
      Effect.onExit(request, (exit) =>
        Effect.flatMap(Clock.currentTimeMillis, (end) =>
          Effect.logInfo(`${method} ${name} ${readOutcome(exit)} ${end - start} ms`)
        )
      )
    )

const readOutcome = (exit: Exit.Exit<unknown, unknown>): string => {
  if (Exit.isSuccess(exit)) return "ok"
  if (Cause.hasInterrupts(exit.cause)) return "cancelled"
  return Cause.hasDies(exit.cause) ? "defect" : "failed"
}
