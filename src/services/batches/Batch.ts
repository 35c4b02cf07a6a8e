/**
 * Many things by what identifies them: a hundred to a request, in the order they were asked for.
 */
import { Effect, Effectable, Predicate, Stream } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { Decoding } from "../calls/decodeResponse.ts"
import { window } from "../lists/ahead.ts"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"

/** What one key matched. */
export interface Found<Key, A> {
  /** Key that the caller asked for. */
  readonly key: Key
  /** Empty where nothing has this key. */
  readonly matches: ReadonlyArray<A>
}

/** What all keys matched. */
export interface BatchResult<Key, A> {
  /** The matches in the order of the keys; those of a key that was passed twice occur twice. */
  readonly items: ReadonlyArray<A>
  /** The keys without a match, in the order they were passed, each once. */
  readonly missing: ReadonlyArray<Key>
}

/** Describes how to fetch one kind of resource in bulk. */
export interface BatchSource<Key extends string | number, A, E> {
  /** The name of the keys in errors. */
  readonly argument: string
  /** The largest number of distinct keys in one request. */
  readonly size: number
  /** Says what is wrong with a key; undefined if it is valid. */
  readonly wrong: (key: Key) => string | undefined
  /** Returns a key as the server writes it. Two keys with the same result are the same key. */
  readonly normalize: (key: Key) => Key
  /** Fetches everything that has any of these keys: at most `size` distinct ones. */
  readonly fetch: (keys: ReadonlyArray<Key>) => Effect.Effect<ReadonlyArray<A>, E>
  /** Returns the key of an item as the server writes it. A method, so that a batch of tracks is one of anything. */
  keyOf(item: A): Key | null
}

/** Accepts keys in memory, or keys that arrive one after the other. */
export type BatchKeys<Key, KeyError = never> =
  Iterable<Key> | AsyncIterable<Key> | Stream.Stream<Key, KeyError>

/** The number of keys after which a group is sent although it has fewer distinct ones than fit in a request. */
const neighbours = 10_000

/**
 * An operation on many keys. It is an Effect of all matches. Its `found` is a Stream that yields the matches of each key
 * as keys arrive, in constant memory:
 *
 *     const { items, missing } = yield* beatport.tracks.getMany(ids)
 *     const found = beatport.tracks.getMany(idsFromAFile).found
 *
 * 100 ids, 90 ISRCs or 33 UPCs are one request. A repeated key is requested once: in the Effect among all keys, in the Stream
 * among those of one request.
 */
export class Batch<Key extends string | number, A, E = CallError> extends Effectable.Class<
  BatchResult<Key, A>,
  E | ValidationError
> {
  private readonly keys: Stream.Stream<Key, E | ValidationError>
  private readonly call: BatchSource<Key, A, E>

  private constructor(keys: Stream.Stream<Key, E | ValidationError>, call: BatchSource<Key, A, E>) {
    super()
    this.keys = keys
    this.call = call
  }

  /**
   * Makes a batch of these keys.
   *
   * @internal
   */
  static make<Key extends string | number, A, E, KeyError = never>(
    keys: BatchKeys<Key, KeyError>,
    call: BatchSource<Key, A, E>
  ): Batch<Key, A, E | KeyError> {
    return new Batch<Key, A, E | KeyError>(streamOf(keys, call.argument), call)
  }

  /** Streams the matches of each key, in the order of the keys. */
  get found(): Stream.Stream<Found<Key, A>, E | ValidationError> {
    return find(this.keys, this.call)
  }

  /** Returns the same batch with lenient decoding: invalid items are left out, and a warning names them. */
  get lenient(): Batch<Key, A, E | ValidationError> {
    return this.withEachRequest((request) => Effect.provideService(request, Decoding, "lenient"))
  }

  /**
   * Wraps the fetch of every group of keys, for example in a span.
   *
   * @internal
   */
  withEachRequest(
    wrap: <B, E2>(request: Effect.Effect<B, E2>) => Effect.Effect<B, E2 | ValidationError>
  ): Batch<Key, A, E | ValidationError> {
    const { call, keys } = this
    return new Batch<Key, A, E | ValidationError>(keys, {
      ...call,
      fetch: (group) => wrap(call.fetch(group)),
      keyOf: (item) => call.keyOf(item)
    })
  }

  /** Fetches the whole batch: the values that were found, and the keys that were not. */
  override asEffect(): Effect.Effect<BatchResult<Key, A>, E | ValidationError> {
    const { call } = this
    return Effect.gen({ self: this }, function* () {
      const keys = yield* Stream.runCollect(
        Stream.mapEffect(this.keys, (key, index) => check(call, key, index))
      )
      const distinct = [...new Set(keys.map(call.normalize))]
      const matches = new Map<Key, ReadonlyArray<A>>()
      yield* Stream.runForEach(find(Stream.fromIterable(distinct), call), (found) =>
        Effect.sync(() => matches.set(found.key, found.matches))
      )
      const matchesOf = (key: Key) => matches.get(call.normalize(key)) ?? []
      return {
        items: keys.flatMap(matchesOf),
        missing: [...new Set(keys.filter((key) => matchesOf(key).length === 0))]
      }
    })
  }
}

const streamOf = <Key, KeyError>(
  keys: BatchKeys<Key, KeyError>,
  argument: string
): Stream.Stream<Key, KeyError | ValidationError> => {
  if (Stream.isStream(keys)) return keys
  if (isIterable(keys)) return Stream.fromIterable(keys)
  if (isAsyncIterable(keys)) {
    return Stream.fromAsyncIterable(keys, (cause) =>
      wrongKey(
        argument,
        `The source of the keys failed: ${cause instanceof Error ? cause.message : "no reason given"}`
      )
    )
  }
  return Stream.fail(wrongKey(argument, "Expected several keys, as an array, an iterable or a Stream."))
}

const isIterable = <Key>(keys: BatchKeys<Key, unknown>): keys is Iterable<Key> =>
  Predicate.hasProperty(keys, Symbol.iterator)

const isAsyncIterable = <Key>(keys: BatchKeys<Key, unknown>): keys is AsyncIterable<Key> =>
  Predicate.hasProperty(keys, Symbol.asyncIterator)

/** The keys of one request: as passed, and as requested. It is mutable, because a copy for each key would be quadratic. */
interface Group<Key> {
  readonly given: Array<Key>
  readonly asked: Set<Key>
}

const find = <Key extends string | number, A, E>(
  keys: Stream.Stream<Key, E | ValidationError>,
  call: BatchSource<Key, A, E>
): Stream.Stream<Found<Key, A>, E | ValidationError> =>
  keys.pipe(
    Stream.mapEffect((key, index) => check(call, key, index)),
    Stream.mapAccum(
      (): Group<Key> => ({ given: [], asked: new Set() }),
      (group, key) => gather(group, key, call.normalize(key), call.size),
      { onHalt: (group) => (group.given.length === 0 ? [] : [group]) }
    ),
    Stream.mapEffect(
      ({ asked, given }) => Effect.map(call.fetch([...asked]), (items) => sort(given, items, call)),
      { concurrency: window }
    ),
    Stream.flatMap(Stream.fromIterable)
  )

const gather = <Key>(
  group: Group<Key>,
  key: Key,
  asked: Key,
  size: number
): readonly [Group<Key>, ReadonlyArray<Group<Key>>] => {
  const isFull = group.given.length === neighbours || (group.asked.size === size && !group.asked.has(asked))
  if (isFull) return [{ given: [key], asked: new Set([asked]) }, [group]]
  group.given.push(key)
  group.asked.add(asked)
  return [group, []]
}

const sort = <Key extends string | number, A, E>(
  given: ReadonlyArray<Key>,
  items: ReadonlyArray<A>,
  call: BatchSource<Key, A, E>
): ReadonlyArray<Found<Key, A>> => {
  const byKey = new Map<Key, Array<A>>()
  for (const item of items) {
    const key = call.keyOf(item)
    if (key === null) continue
    const matches = byKey.get(key)
    if (matches === undefined) byKey.set(key, [item])
    else matches.push(item)
  }
  return given.map((key) => ({ key, matches: byKey.get(call.normalize(key)) ?? [] }))
}

const check = <Key extends string | number, A, E>(
  { argument, wrong }: BatchSource<Key, A, E>,
  key: Key,
  index: number
): Effect.Effect<Key, ValidationError> => {
  const said = wrong(key)
  return said === undefined ? Effect.succeed(key) : Effect.fail(wrongKey(`${argument}[${index}]`, said))
}

const wrongKey = (argument: string, said: string) => argumentError("batch", argument, said)
