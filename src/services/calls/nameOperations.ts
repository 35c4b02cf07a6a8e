/**
 * Names of operations, as the caller wrote them: in spans, and in the errors of arguments.
 */
import { Effect } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { ValidationError } from "../../errors/ValidationError.ts"
import { Batch } from "../batches/Batch.ts"
import { Paged } from "../lists/Paged.ts"
import { assertSameOperations, mapOperations, type Operation } from "../mapOperations.ts"
import { withOperationSpan } from "../telemetry/withSpan.ts"

/**
 * Gives every operation a span under its name (`beatport.tracks.get`, `beatport.charts.top100`), and its name to the errors
 * of its arguments. A list has one span for each page that is requested, a batch one for each request. Also states the number
 * of arguments that an operation takes.
 */
export const nameOperations = <Service extends object>(service: Service): Service => {
  const renamed = mapOperations(service, (operation, name) => {
    const inSpan = withOperationSpan(name)
    const withName = <A, E>(request: Effect.Effect<A, E>) => inSpan(Effect.mapError(request, nameAfter(name)))
    const named: Operation = (...args) => {
      const result = operation(...args)
      if (result instanceof Paged || result instanceof Batch) return result.withEachRequest(withName)
      return isEffect(result) ? withName(result) : result
    }
    return Object.assign(named, { arity: operation.length })
  })
  assertSameOperations(renamed, service)
  return renamed
}

const nameAfter =
  (operation: string) =>
  <E>(error: E): E | ValidationError =>
    error instanceof ValidationError && error.operation !== undefined
      ? new ValidationError({ ...error, operation })
      : error

const isEffect = (result: unknown): result is Effect.Effect<unknown, CallError> => Effect.isEffect(result)
