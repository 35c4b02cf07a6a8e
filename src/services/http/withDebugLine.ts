/**
 * The debug line of each request, and the name of the route in it.
 */
import { Clock, Context, Effect, LogLevel, References, Schedule } from "effect"
import type { RequestSummary } from "../../errors/fromTransport.ts"
import type { BufferedResponse } from "./BufferedResponse.ts"

/** Tells whether debug lines are shown. */
const isDebugShown = (debug: boolean): Effect.Effect<boolean> =>
  debug ? Effect.succeed(true) : LogLevel.isEnabled("Debug")

/** Holds the endpoint's path with its parameters unfilled, for log lines, which want few different values. */
export const CurrentRoute = Context.Reference<string | undefined>(
  "effect-beatport/services/http/CurrentRoute",
  {
    defaultValue: () => undefined
  }
)

/** Names the route of a call if debug lines or spans are used; other calls need no context of their own. */
export const withRoute =
  (route: string, debug: boolean) =>
  <A, E>(call: Effect.Effect<A, E>): Effect.Effect<A, E> => {
    const routed = Effect.provideService(call, CurrentRoute, route)
    return Effect.flatMap(isDebugShown(debug), (shown) => (shown ? routed : call))
  }

/** Logs a debug line for each request if they are shown: method, route, status or error, time, attempt. */
export const withDebugLine =
  (summary: RequestSummary, debug: boolean) =>
  <E extends { readonly _tag: string }>(
    attempt: Effect.Effect<BufferedResponse, E>
  ): Effect.Effect<BufferedResponse, E> => {
    const withLine = Effect.gen(function* () {
      const start = yield* Clock.currentTimeMillis
      const retry = yield* Schedule.CurrentMetadata
      const route = (yield* CurrentRoute) ?? summary.path
      const log = (outcome: string | number) =>
        Effect.flatMap(Clock.currentTimeMillis, (end) =>
          Effect.logDebug(
            `${summary.method} ${route} ${outcome} ${end - start} ms, attempt ${retry.attempt + 1}`
          )
        ).pipe(debug ? Effect.provideService(References.MinimumLogLevel, "Debug") : (self) => self)
      return yield* attempt.pipe(
        Effect.tap((response) => log(response.status)),
        Effect.tapError((error) => log(error._tag))
      )
    })
    return Effect.flatMap(isDebugShown(debug), (shown) => (shown ? withLine : attempt))
  }
