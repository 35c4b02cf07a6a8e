/**
 * The debug line of each request.
 */
import { Clock, Effect, LogLevel, References, Schedule } from "effect"
import type { RequestSummary } from "../../errors/fromTransport.ts"
import type { Route } from "../telemetry/Route.ts"
import type { BufferedResponse } from "./BufferedResponse.ts"

/** Tells whether debug lines are shown. */
const isDebugShown = (debug: boolean): Effect.Effect<boolean> =>
  debug ? Effect.succeed(true) : LogLevel.isEnabled("Debug")

/** Logs a debug line for each request if they are shown: method, route, status or error, time, attempt. */
export const withDebugLine =
  (summary: RequestSummary, { template }: Route, debug: boolean) =>
  <E extends { readonly _tag: string }>(
    attempt: Effect.Effect<BufferedResponse, E>
  ): Effect.Effect<BufferedResponse, E> => {
    const withLine = Effect.gen(function* () {
      const start = yield* Clock.currentTimeMillis
      const retry = yield* Schedule.CurrentMetadata
      const route = template ?? summary.path
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
