/**
 * Durations in options: checked, with a default.
 */
import { Duration, Effect, Option } from "effect"
import { argumentError, configuration, type ValidationError } from "../../errors/ValidationError.ts"

/** Fails because of an option, and says what was expected. */
export const failOption = (field: string, said: string): Effect.Effect<never, ValidationError> =>
  Effect.fail(argumentError(configuration, field, said))

/** Reads a duration, which may be infinite. */
export const checkDuration = (name: string, given: Duration.Input | undefined, otherwise: Duration.Input) =>
  // Effect takes what is not a number for no time at all. A fraction of a millisecond was meant as seconds.
  typeof given === "number" && given > 0 && given < 1
    ? failOption(
        name,
        `A number is in milliseconds, and ${given} ms is less than one. For seconds, write "${given} seconds".`
      )
    : Option.match(Number.isNaN(given) ? Option.none() : Duration.fromInput(given ?? otherwise), {
        onNone: () =>
          failOption(name, 'Expected a duration, such as "30 seconds" or a number of milliseconds.'),
        onSome: (found) =>
          Duration.isNegative(found)
            ? failOption(name, "Expected a duration that is not negative.")
            : Effect.succeed(found)
      })

/** Reads a duration that ends: a call that waits for an infinite one never returns. */
export const checkFiniteDuration = (
  name: string,
  given: Duration.Input | undefined,
  otherwise: Duration.Input
) =>
  Effect.flatMap(checkDuration(name, given, otherwise), (found) =>
    Duration.isLessThanOrEqualTo(found, longestDuration)
      ? Effect.succeed(found)
      : failOption(name, "Expected a duration of at most a year.")
  )

const longestDuration = Duration.days(366)
