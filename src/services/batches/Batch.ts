/**
 * Many things by what identifies them: a hundred to a request, in the order they were asked for.
 */
import { Effect, Effectable, Predicate, Stream } from "effect"
import { type CallError, ValidationError } from "../../errors/BeatportError.ts"

/** What was found for one of the keys. */
export interface Found<Key, A> {
  readonly key: Key
  /** Empty where nothing has this key. */
  readonly matches: ReadonlyArray<A>
}

/** What was found for all keys. */
export interface BatchResult<Key, A> {
  /** What was found, in the order of the keys; for a key that was given twice, twice. */
  readonly items: ReadonlyArray<A>
  /** The keys that nothing has, in the order they were given, each once. */
  readonly missing: ReadonlyArray<Key>
}

/** How a kind of thing is asked for in numbers. */
export interface BatchCall<Key extends string | number, A, E> {
  /** What the keys are called in errors. */
  readonly argument: string
  /** What is wrong with a key; undefined where nothing is. */
  readonly wrong: (key: Key) => string | undefined
  /** A key as the server writes it, by which two are told to be the same. */
  readonly normalize: (key: Key) => Key
  /** Everything that has any of these keys, of which there are at most a hundred and none twice. */
  readonly fetch: (keys: ReadonlyArray<Key>) => Effect.Effect<ReadonlyArray<A>, E>
  /** The key an item has, as the server writes it. A method: it is asked of the batch's own items only. */
  keyOf(item: A): Key | null
}

/** Keys as a program has them: in memory, or coming one after the other. */
export type Keys<Key, KeyError = never> = Iterable<Key> | AsyncIterable<Key> | Stream.Stream<Key, KeyError>

/** As many keys as one request takes. */
const batchSize = 100

/** As many keys as one request is waited for, where most of them are the same few. */
const neighbours = 10_000

/** How many requests may be under way at once; the pace between them is kept all the same. */
const concurrency = 4

/**
 * An operation on many keys. It is an Effect of everything that was found, and has `found`, a Stream that finds as the
 * keys come, in constant memory:
 *
 *     const { items, missing } = yield* beatport.tracks.getMany(ids)
 *     const found = beatport.tracks.getMany(idsFromAFile).found
 *
 * A hundred keys are one request, so ten thousand are a hundred. A key that comes again is not asked for again: among
 * all keys in the Effect, among the hundred that make a request in the Stream.
 */
export class Batch<Key extends string | number, A, E = CallError> extends Effectable.Class<
  BatchResult<Key, A>,
  E | ValidationError
> {
  private readonly keys: Stream.Stream<Key, E | ValidationError>
  private readonly call: BatchCall<Key, A, E>

  private constructor(keys: Stream.Stream<Key, E | ValidationError>, call: BatchCall<Key, A, E>) {
    super()
    this.keys = keys
    this.call = call
  }

  /** The batch of these keys. */
  static make<Key extends string | number, A, E, KeyError = never>(
    keys: Keys<Key, KeyError>,
    call: BatchCall<Key, A, E>
  ): Batch<Key, A, E | KeyError> {
    return new Batch<Key, A, E | KeyError>(streamOf(keys, call.argument), call)
  }

  /** What each key has, in the order of the keys. */
  get found(): Stream.Stream<Found<Key, A>, E | ValidationError> {
    return find(this.keys, this.call)
  }

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
  keys: Keys<Key, KeyError>,
  argument: string
): Stream.Stream<Key, KeyError | ValidationError> => {
  if (Stream.isStream(keys)) return keys
  if (isIterable(keys)) return Stream.fromIterable(keys)
  if (isAsyncIterable(keys)) {
    return Stream.fromAsyncIterable(keys, (cause) =>
      wrongKey(
        argument,
        `Where the keys come from failed: ${cause instanceof Error ? cause.message : "no reason given"}`
      )
    )
  }
  return Stream.fail(wrongKey(argument, "Expected several, as an array, an iterable or a Stream."))
}

const isIterable = <Key>(keys: Keys<Key, unknown>): keys is Iterable<Key> =>
  Predicate.hasProperty(keys, Symbol.iterator)

const isAsyncIterable = <Key>(keys: Keys<Key, unknown>): keys is AsyncIterable<Key> =>
  Predicate.hasProperty(keys, Symbol.asyncIterator)

/** Keys that one request is for: what was given, and what is asked. */
interface Group<Key> {
  readonly given: ReadonlyArray<Key>
  readonly asked: ReadonlySet<Key>
}

const find = <Key extends string | number, A, E>(
  keys: Stream.Stream<Key, E | ValidationError>,
  call: BatchCall<Key, A, E>
): Stream.Stream<Found<Key, A>, E | ValidationError> =>
  keys.pipe(
    Stream.mapEffect((key, index) => check(call, key, index)),
    Stream.mapAccum(
      (): Group<Key> => ({ given: [], asked: new Set() }),
      (group, key) => gather(group, key, call.normalize(key)),
      { onHalt: (group) => (group.given.length === 0 ? [] : [group]) }
    ),
    Stream.mapEffect(
      ({ asked, given }) => Effect.map(call.fetch([...asked]), (items) => sort(given, items, call)),
      {
        concurrency
      }
    ),
    Stream.flatMap(Stream.fromIterable)
  )

const gather = <Key>(
  group: Group<Key>,
  key: Key,
  asked: Key
): readonly [Group<Key>, ReadonlyArray<Group<Key>>] => {
  const isFull =
    group.given.length === neighbours || (group.asked.size === batchSize && !group.asked.has(asked))
  return isFull
    ? [{ given: [key], asked: new Set([asked]) }, [group]]
    : [{ given: [...group.given, key], asked: new Set(group.asked).add(asked) }, []]
}

const sort = <Key extends string | number, A, E>(
  given: ReadonlyArray<Key>,
  items: ReadonlyArray<A>,
  call: BatchCall<Key, A, E>
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
  { argument, wrong }: BatchCall<Key, A, E>,
  key: Key,
  index: number
): Effect.Effect<Key, ValidationError> => {
  const said = wrong(key)
  return said === undefined ? Effect.succeed(key) : Effect.fail(wrongKey(`${argument}[${index}]`, said))
}

const wrongKey = (argument: string, said: string) =>
  new ValidationError({ method: "batch", path: "", fields: { [argument]: [said] } })
