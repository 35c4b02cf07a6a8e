/**
 * Names of operations, as the caller wrote them: in spans, and in the errors of arguments.
 */
import { Effect, Tracer } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { ValidationError } from "../../errors/ValidationError.ts"
import { Batch } from "../batches/Batch.ts"
import { Paged } from "../lists/Paged.ts"
import { assertSameOperations, mapOperations } from "../mapOperations.ts"

/**
 * Gives every operation a span under its name (`beatport.tracks.get`, `beatport.charts.top100`), and its name to the errors
 * of its arguments. A list has one span for each page that is requested, a batch one for each request.
 */
export const nameOperations = <Service extends object>(service: Service): Service => {
  const named = mapOperations(service, (operation, name) => {
    const withName = <A, E>(request: Effect.Effect<A, E>) =>
      withOperationSpan(`beatport.${name}`, Effect.mapError(request, nameAfter(name)))
    return (...args) => {
      const result = operation(...args)
      if (result instanceof Paged || result instanceof Batch) return result.withEachRequest(withName)
      return isEffect(result) ? withName(result) : result
    }
  })
  assertSameOperations(named, service)
  return named
}

/** Wraps an effect in a span if a tracer is installed. Effect's own tracer exports no spans, and they cost time. */
export const withOperationSpan = <A, E>(name: string, effect: Effect.Effect<A, E>): Effect.Effect<A, E> =>
  Effect.flatMap(Tracer.Tracer, (tracer) =>
    tracer === Tracer.nativeTracer
      ? effect
      : effect.pipe(Effect.withSpan(name, { kind: "client" }, { captureStackTrace: false }))
  )

const nameAfter =
  (operation: string) =>
  <E>(error: E): E | ValidationError =>
    error instanceof ValidationError && error.operation !== undefined
      ? new ValidationError({ ...error, operation })
      : error

const isEffect = (result: unknown): result is Effect.Effect<unknown, CallError> => Effect.isEffect(result)
