/**
 * The span and the metrics of each attempt to send a request.
 */
import { Context, Effect, Exit, Option, Schedule } from "effect"
import type { BeatportError } from "../../errors/BeatportError.ts"
import type { BufferedResponse } from "../http/BufferedResponse.ts"
import { readMonotonicMillis } from "../monotonicClock.ts"
import { countRetry } from "./clientMetrics.ts"
import type { Route } from "./Route.ts"
import { AttributeName } from "./TelemetryNames.ts"
import { errorTypeOf, isTraced, makeSpan, type SpanOptions } from "./withSpan.ts"

type Attempt = Effect.Effect<BufferedResponse, BeatportError>

/** How many requests were sent again within an attempt of the retries, because their token was rejected. */
const Resends = Context.Reference<number>("effect-beatport/services/telemetry/Resends", {
  defaultValue: () => 0
})

/** Notes that an effect sends a request again whose token was rejected. */
export const resending = Effect.provideService(Resends, 1)

/** Counts the resends of an effect from zero, because its requests are not those of the call that it runs in. */
export const ownResends = Effect.provideService(Resends, 0)

/**
 * Adds a span under the name of the route if there is a tracer, and counts and times the attempt. Every call comes here, so the
 * context is read at once, because each effect in a row costs as much as all that is done in it.
 */
export const observeAttempt =
  (route: Route) =>
  (attempt: Attempt): Attempt =>
    Effect.contextWith((context: Context.Context<never>) => {
      const resends = Context.get(context, Schedule.CurrentMetadata).attempt + Context.get(context, Resends)
      if (resends > 0) countRetry(route, context)
      const measured = measure(route, attempt, context)
      return isTraced(context) ? makeSpan(describeAttempt(route, resends), measured) : measured
    })

const describeAttempt = (
  { attributes, method, template }: Route,
  resends: number
): SpanOptions<BufferedResponse> => ({
  name: template === undefined ? method : `${method} ${template}`,
  kind: "client",
  attributes: {
    ...attributes,
    ...(template === undefined ? {} : { [AttributeName.template]: template }),
    ...(resends === 0 ? {} : { [AttributeName.resendCount]: resends })
  },
  statusOf: ({ status }) => status
})

const measure = (route: Route, attempt: Attempt, context: Context.Context<never>): Attempt => {
  const start = readMonotonicMillis(context)
  return Effect.onExit(attempt, (exit) =>
    Effect.sync(() => {
      const { duration, requests } = route.seriesOf(outcomeOf(exit))
      requests.updateUnsafe(1, context)
      duration.updateUnsafe((readMonotonicMillis(context) - start) / 1000, context)
    })
  )
}

/** Returns the status of a response, or the type of a failure. */
const outcomeOf = (exit: Exit.Exit<BufferedResponse, BeatportError>): number | string =>
  Exit.isSuccess(exit)
    ? exit.value.status
    : Option.match(Exit.findErrorOption(exit), { onNone: () => "interrupted", onSome: errorTypeOf })
