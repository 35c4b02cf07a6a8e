/**
 * Spans that cost next to nothing without a tracer, and that hold no text of errors.
 */
import { Clock, Context, Effect, Exit, Option, Tracer } from "effect"
import { isBeatportError } from "../../errors/BeatportError.ts"
import { AttributeName } from "./TelemetryNames.ts"

/** Describes a span. */
export interface SpanOptions<A> {
  readonly name: string
  readonly kind?: Tracer.SpanKind | undefined
  readonly attributes?: Readonly<Record<string, unknown>> | undefined
  /** Returns the status of a response. A status of 400 or more is an error in the span, though the effect succeeds. */
  readonly statusOf?: ((value: A) => number) | undefined
}

/**
 * Stands for a failure in a span. An exporter sends the message of the error, and messages of errors hold ids, and values that
 * the caller passed.
 */
class SpanFailure extends Error {
  constructor(type: string, message: string) {
    super(message)
    this.name = type
    // The stack would show how the span ended.
    this.stack = `${type}: ${message}`
  }
}

/** Tells whether a tracer is installed. Effect's own tracer exports no spans, and they cost time. */
export const isTraced = (context: Context.Context<never>): boolean =>
  Context.get(context, Tracer.Tracer) !== Tracer.nativeTracer

/** Chooses by whether a tracer is installed. */
export const ifTraced = <A, E, R>(
  traced: () => Effect.Effect<A, E, R>,
  untraced: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.contextWith((context: Context.Context<R>) => (isTraced(context) ? traced() : untraced))

/** Wraps an effect in a span if a tracer is installed. Only then the span is described. */
export const withSpan =
  <B>(describe: () => SpanOptions<B>) =>
  <A extends B, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    ifTraced(() => makeSpan(describe(), effect), effect)

/** Wraps an operation in a span under the name that the caller wrote. */
export const withOperationSpan = (operation: string) =>
  withSpan<unknown>(() => ({ name: `beatport.${operation}` }))

/** Wraps an effect in a span. */
export const makeSpan = <A, E, R>(
  { attributes = {}, kind = "internal", name, statusOf }: SpanOptions<A>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.useSpan(name, { kind, attributes: { ...attributes } }, (span) =>
    Effect.onExit(Effect.withParentSpan(effect, span, { captureStackTrace: false }), (exit) =>
      Effect.map(Clock.currentTimeNanos, (now) => {
        const status = Exit.isSuccess(exit) ? statusOf?.(exit.value) : undefined
        if (status !== undefined) span.attribute(AttributeName.statusCode, status)
        const failure = Exit.isSuccess(exit) ? toStatusFailure(status) : toSpanFailure(exit)
        if (failure !== undefined) span.attribute(AttributeName.errorType, failure.name)
        // Ended here, before Effect ends it with the error itself.
        span.end(now, failure === undefined ? exit : Exit.fail(failure))
      })
    )
  )

const toStatusFailure = (status: number | undefined): SpanFailure | undefined =>
  status !== undefined && status >= 400
    ? new SpanFailure(String(status), `The response has the status ${status}.`)
    : undefined

/** Describes a failure by what there is little of. Interruptions and defects are left as they are. */
const toSpanFailure = (exit: Exit.Exit<unknown, unknown>): SpanFailure | undefined => {
  const error = Option.getOrUndefined(Exit.findErrorOption(exit))
  if (error === undefined) return undefined
  const type = errorTypeOf(error)
  if (!isBeatportError(error)) return new SpanFailure(type, type)
  const details = [
    "reason" in error ? error.reason : undefined,
    "status" in error && error.status !== undefined ? `status ${error.status}` : undefined
  ].filter((detail) => detail !== undefined)
  return new SpanFailure(type, [type, ...details].join(", "))
}

/** Returns the type of an error for spans and metrics. OpenTelemetry's convention for an unknown one is `_OTHER`. */
export const errorTypeOf = (error: unknown): string => (isBeatportError(error) ? error._tag : "_OTHER")
