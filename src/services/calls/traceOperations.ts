/**
 * Spans of operations, under the name that the caller wrote.
 */
import { Effect, Tracer } from "effect"
import { Batch } from "../batches/Batch.ts"
import { Paged } from "../lists/Paged.ts"
import { assertSameOperations, mapOperations } from "../mapOperations.ts"

/**
 * Adds a span to every operation: `beatport.tracks.get`, `beatport.charts.top100`. A list has one span for each page that
 * is requested, a batch one for each request.
 */
export const traceOperations = <Service extends object>(service: Service): Service => {
  const traced = mapOperations(service, (operation, name) => {
    const trace = spanNamed(`beatport.${name}`)
    return (...args) => {
      const result = operation(...args)
      if (result instanceof Paged || result instanceof Batch) return result.withEachRequest(trace)
      return isEffect(result) ? trace(result) : result
    }
  })
  assertSameOperations(traced, service)
  return traced
}

/** Wraps an effect in a span if a tracer is installed. Effect's own tracer exports no spans, and they cost time. */
export const spanNamed =
  (name: string) =>
  <A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.flatMap(Tracer.Tracer, (tracer) =>
      tracer === Tracer.nativeTracer
        ? effect
        : effect.pipe(Effect.withSpan(name, { kind: "client" }, { captureStackTrace: false }))
    )

const isEffect = (result: unknown): result is Effect.Effect<unknown, unknown> => Effect.isEffect(result)
