/**
 * The keys of a batch: in memory or as they arrive, checked one by one.
 */
import { Effect, Predicate, Stream } from "effect"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"

/** Accepts keys in memory, or keys that arrive one after the other. */
export type BatchKeys<Key, KeyError = never> =
  Iterable<Key> | AsyncIterable<Key> | Stream.Stream<Key, KeyError>

/** A value among the keys that is no key, for example an empty line or a header among codes. */
export interface InvalidKey {
  /** The position among the keys, from 0. */
  readonly index: number
  /** The value as passed. */
  readonly value: unknown
  /** States what was expected. */
  readonly reason: string
}

/** Describes the keys of a batch. */
export interface KeyFormat<Key> {
  /** The name of the operation in errors, such as `tracks.getMany`. */
  readonly operation: string
  /** The name of the keys in errors. */
  readonly argument: string
  /** Describes a key, without a full stop, in the error of a value that is none. */
  readonly expected: string
  /** Tells whether a value has the type of a key. */
  readonly isKey: (value: unknown) => value is Key
  /** Returns a key as the server writes it; undefined if it is invalid. Two keys with the same result are the same key. */
  readonly normalize: (key: Key) => Key | undefined
}

/** A key as passed and as requested. */
export interface Asked<Key> {
  readonly key: Key
  readonly asked: Key
}

/** A value among the keys of a batch, after it was read. */
export type Entry<Key> = Asked<Key> | InvalidKey

/** Tells a key from an invalid value. */
export const isAsked = <Key>(entry: Entry<Key>): entry is Asked<Key> => "asked" in entry

/** Tells an invalid value from a key. */
export const isInvalid = <Key>(entry: Entry<Key>): entry is InvalidKey => !isAsked(entry)

type KeySource = Pick<KeyFormat<unknown>, "operation" | "argument">

/** Streams the keys, whatever holds them. */
export const streamKeys = <Key, KeyError>(
  keys: BatchKeys<Key, KeyError>,
  source: KeySource
): Stream.Stream<Key, KeyError | ValidationError> => {
  if (Stream.isStream(keys)) return keys
  if (isIterable(keys)) return Stream.fromIterable(keys)
  if (isAsyncIterable(keys)) {
    return Stream.fromAsyncIterable(keys, (cause) =>
      makeKeyError(
        source,
        source.argument,
        `The source of the keys failed: ${cause instanceof Error ? cause.message : "no reason given"}`
      )
    )
  }
  return Stream.fail(
    makeKeyError(source, source.argument, "Expected several keys, as an array, an iterable or a Stream.")
  )
}

const isIterable = <Key>(keys: BatchKeys<Key, unknown>): keys is Iterable<Key> =>
  Predicate.hasProperty(keys, Symbol.iterator)

const isAsyncIterable = <Key>(keys: BatchKeys<Key, unknown>): keys is AsyncIterable<Key> =>
  Predicate.hasProperty(keys, Symbol.asyncIterator)

/** Reads a key. A value that is none fails, unless reading is lenient. */
export const readKey = <Key>(
  format: KeyFormat<Key>,
  isLenient: boolean,
  value: unknown,
  index: number
): Effect.Effect<Entry<Key>, ValidationError> => {
  const { argument, expected, isKey, normalize } = format
  const asked = isKey(value) ? normalize(value) : undefined
  if (isKey(value) && asked !== undefined) return Effect.succeed({ key: value, asked })
  return isLenient
    ? Effect.succeed({ index, value, reason: `${expected}.` })
    : Effect.fail(
        makeKeyError(format, `${argument}[${index}]`, `${expected}. To skip values like this, use lenient.`)
      )
}

/** The number of invalid values that a warning names by their position. */
const named = 10

/** Logs a warning that names the first invalid values by their position. */
export const warnOfInvalid = (argument: string, invalid: ReadonlyArray<InvalidKey>): Effect.Effect<void> =>
  invalid.length === 0
    ? Effect.void
    : Effect.logWarning(
        `Skipped ${invalid.length} of the ${argument} that are invalid: ${invalid
          .slice(0, named)
          .map(({ index }) => `${argument}[${index}]`)
          .join(", ")}${invalid.length > named ? ", …" : ""}`
      )

const makeKeyError = ({ operation }: KeySource, argument: string, said: string) =>
  argumentError(operation, argument, said)
