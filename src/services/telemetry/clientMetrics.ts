/**
 * The metrics of a client beside those of its requests. What is updated rarely is made when it is updated.
 */
import { type Context, Effect, Exit, Metric, Option } from "effect"
import { readMonotonicMillis } from "../monotonicClock.ts"
import { durationBounds } from "./RequestSeries.ts"
import type { Route } from "./Route.ts"
import { AttributeName, MetricName } from "./TelemetryNames.ts"
import { errorTypeOf } from "./withSpan.ts"

const counter = (name: string, description: string, attributes: Readonly<Record<string, string>>) =>
  Metric.counter(name, { description, incremental: true, attributes })

type RouteName = Pick<Route, "method" | "template">

const routeAttributes = ({ method, template }: RouteName): Record<string, string> => ({
  [AttributeName.method]: method,
  ...(template === undefined ? {} : { [AttributeName.route]: template })
})

/** Counts a request that is sent again. */
export const countRetry = (route: RouteName, context: Context.Context<never>): void =>
  counter(MetricName.retries, "Requests that were sent again", routeAttributes(route)).updateUnsafe(
    1,
    context
  )

/** Counts a response that could not be decoded, whole or in part. */
export const countDecodeFailure = (route: RouteName): Effect.Effect<void> =>
  Metric.update(
    counter(MetricName.decodeFailures, "Responses with invalid content", routeAttributes(route)),
    1
  )

const counted =
  (name: string, description: string) =>
  <A, E>(exchange: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.onExit(exchange, (exit) =>
      Metric.update(
        counter(
          name,
          description,
          Option.match(Exit.findErrorOption(exit), {
            onNone: () => ({}),
            onSome: (error) => ({ [AttributeName.errorType]: errorTypeOf(error) })
          })
        ),
        1
      )
    )

/** Counts the exchange of a refresh token. */
export const countRefresh = counted(MetricName.refreshes, "Refreshes of the access token")

/** Counts a login with a password. */
export const countLogin = counted(MetricName.logins, "Logins with a password")

const rateLimitWait = Metric.histogram(MetricName.rateLimitWait, {
  description: "Time that a request waited for its slot of the rate limit",
  boundaries: durationBounds,
  attributes: { unit: "s" }
})

/** Times the wait for a slot. */
export const measureWait = <E>(wait: Effect.Effect<void, E>): Effect.Effect<void, E> =>
  Effect.contextWith((context: Context.Context<never>) => {
    const start = readMonotonicMillis(context)
    return Effect.map(wait, () => {
      rateLimitWait.updateUnsafe((readMonotonicMillis(context) - start) / 1000, context)
    })
  })

const openCircuits = Metric.gauge(MetricName.openCircuits, {
  description: "Clients whose circuit breaker is open"
})

/** Counts a circuit that opened (1) or closed (-1). */
export const changeOpenCircuits = (by: 1 | -1): Effect.Effect<void> => Metric.modify(openCircuits, by)
