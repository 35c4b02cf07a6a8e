/**
 * The service, made over the operations of Beatport.
 */
import { Duration, Effect, Option, Predicate, Schema, Stream } from "effect"
import { ValidationError } from "../../errors/ValidationError.ts"
import { checkArguments } from "../../errors/fromSchema.ts"
import { Beatport } from "../../services/Beatport.ts"
import { BeatportConfig } from "../../services/BeatportConfig.ts"
import type { Locals, MatchOptions } from "../MatchOptions.ts"
import { LocalTrack } from "../pure/LocalTrack.ts"
import { planOf } from "./plan.ts"
import { run } from "./run.ts"

/** The interval between requests where no configuration says another. */
const usualInterval = Duration.millis(500)

/** Makes the service. Loading the transliteration table takes longer than loading everything else here. */
export const make = Effect.gen(function* () {
  const beatport = yield* Beatport
  const config = yield* Effect.serviceOption(BeatportConfig)
  const { default: transliterate } = yield* Effect.promise(() => import("any-ascii"))
  const interval = Option.match(config, { onNone: () => usualInterval, onSome: ({ pace }) => pace })
  return {
    matchAll: <E = never, CheckpointError = never>(
      locals: Locals<E>,
      options: MatchOptions<CheckpointError> = {}
    ) =>
      Stream.unwrap(
        Effect.as(
          checkOptions("matching.matchAll", options),
          run({ beatport, transliterate }, streamOf(locals, "matching.matchAll"), options)
        )
      ),
    match: <CheckpointError = never>(local: LocalTrack, options: MatchOptions<CheckpointError> = {}) =>
      Effect.gen(function* () {
        yield* checkOptions("matching.match", options)
        const rows = streamOf<never>([local], "matching.match")
        const [decision] = yield* Stream.runCollect(run({ beatport, transliterate }, rows, options))
        return decision ?? (yield* Effect.die(new Error("A row has no decision")))
      }),
    plan: <E = never>(locals: Locals<E>, options: Pick<MatchOptions, "overrides"> = {}) =>
      Effect.andThen(
        checkOptions("matching.plan", options),
        planOf(streamOf(locals, "matching.plan"), options.overrides, interval, transliterate)
      )
  }
})

const isMap = (value: unknown): value is ReadonlyMap<string, number | null> => value instanceof Map

const Options = Schema.Struct({
  overrides: Schema.optional(Schema.declare(isMap, { expected: "a Map of refs to ids or null" })),
  checkpoint: Schema.optional(Schema.declare(Predicate.isObject, { expected: "a checkpoint" })),
  onEvent: Schema.optional(Schema.declare(Predicate.isFunction, { expected: "a function" }))
})

const checkOptions = (
  operation: string,
  options: MatchOptions<unknown>
): Effect.Effect<void, ValidationError> => Effect.asVoid(checkArguments(Options, operation)(options))

const streamOf = <E>(
  locals: Locals<E>,
  operation: string
): Stream.Stream<LocalTrack, E | ValidationError> => {
  const check = checkArguments(LocalTrack, operation)
  if (!Stream.isStream(locals) && !isIterable(locals)) {
    return Stream.fail(
      new ValidationError({
        operation,
        fields: { locals: ["Expected rows, as an array, an iterable or a Stream."] }
      })
    )
  }
  const checkRow = (row: LocalTrack, index: number) =>
    Effect.mapError(
      check(row),
      ({ fields }) => new ValidationError({ operation, fields: inRow(fields, index) })
    )
  // Rows that are all here are checked before the first request.
  return Array.isArray(locals)
    ? Stream.fromIterableEffect(Effect.forEach(locals, checkRow))
    : Stream.mapEffect(Stream.isStream(locals) ? locals : Stream.fromIterable(locals), checkRow)
}

const isIterable = (locals: unknown): locals is Iterable<LocalTrack> =>
  Predicate.hasProperty(locals, Symbol.iterator) && !Predicate.isString(locals)

const inRow = (fields: ValidationError["fields"], index: number): ValidationError["fields"] =>
  Object.fromEntries(Object.entries(fields).map(([field, said]) => [`locals[${index}].${field}`, said]))
