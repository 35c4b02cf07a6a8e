/**
 * Batches: resources that are fetched by many keys, up to a hundred keys in a request, in the order of the keys.
 */
import { Effect, Effectable, Stream } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { type CacheMode, CurrentCacheMode } from "../Cache/CacheMode.ts"
import { Decoding } from "../calls/Decoding.ts"
import { fetchAhead } from "../lists/Ahead.ts"
import type { ValidationError } from "../../errors/ValidationError.ts"
import {
  type Asked,
  type BatchKeys,
  type Entry,
  type InvalidKey,
  isAsked,
  isInvalid,
  type KeyFormat,
  readKey,
  streamKeys,
  warnOfInvalid
} from "./BatchKeys.ts"

/** Holds the matches of one key. */
export interface Found<Key, A> {
  /** The key as the caller passed it. */
  readonly key: Key
  /** The matches; empty if nothing has this key. */
  readonly matches: ReadonlyArray<A>
}

/** Holds the matches of all keys. */
export interface BatchResult<Key, A> {
  /** The matches in the order of the keys; those of a key that was passed twice occur twice. */
  readonly items: ReadonlyArray<A>
  /** The keys without a match, in the order they were passed, each once. */
  readonly missing: ReadonlyArray<Key>
  /** The values that are no keys, in the order they were passed. Only a `lenient` batch has any: otherwise the first fails it. */
  readonly invalid: ReadonlyArray<InvalidKey>
}

/** Describes how to fetch one kind of resource in bulk. */
export interface BatchSource<Key extends string | number, A, E> extends KeyFormat<Key> {
  /** The largest number of distinct keys in one request. */
  readonly size: number
  /** Fetches everything that has any of these keys: at most `size` distinct ones. */
  readonly fetch: (keys: ReadonlyArray<Key>) => Effect.Effect<ReadonlyArray<A>, E>
  /** Returns the key of an item as the server writes it. A method, so that a batch of tracks is one of anything. */
  keyOf(item: A): Key | undefined
}

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
 * among those of one request. A value that is no key fails the Effect before any request; `lenient` skips it:
 *
 *     const { items, invalid } = yield* beatport.tracks.findByIsrc(columnOfAFile).lenient
 */
export class Batch<Key extends string | number, A, E = CallError> extends Effectable.Class<
  BatchResult<Key, A>,
  E | ValidationError
> {
  private readonly keys: Stream.Stream<unknown, E | ValidationError>
  private readonly call: BatchSource<Key, A, E>
  private readonly isLenient: boolean

  private constructor(
    keys: Stream.Stream<unknown, E | ValidationError>,
    call: BatchSource<Key, A, E>,
    isLenient = false
  ) {
    super()
    this.keys = keys
    this.call = call
    this.isLenient = isLenient
  }

  /**
   * Makes a batch of these keys. The keys are checked when the batch runs.
   *
   * @internal
   */
  static make<Key extends string | number, A, E, KeyError = never>(
    keys: BatchKeys<unknown, KeyError>,
    call: BatchSource<Key, A, E>
  ): Batch<Key, A, E | KeyError> {
    return new Batch<Key, A, E | KeyError>(streamKeys(keys, call), call)
  }

  /** Streams the matches of each key, in the order of the keys. */
  get found(): Stream.Stream<Found<Key, A>, E | ValidationError> {
    return Stream.map(find(this.entries, this.call), ({ key, matches }) => ({ key, matches }))
  }

  /**
   * Returns the same batch with lenient reading. Values that are no keys are skipped and listed in `invalid`, or named in a
   * warning by `found`. Broken items of responses are left out, and a warning names them.
   */
  get lenient(): Batch<Key, A, E | ValidationError> {
    return this.wrapped((request) => Effect.provideService(request, Decoding, "lenient"), true)
  }

  /** Returns the same batch with another use of the cache for each of its requests. */
  withCache(mode: CacheMode): Batch<Key, A, E | ValidationError> {
    return this.withEachRequest((request) => Effect.provideService(request, CurrentCacheMode, mode))
  }

  /**
   * Wraps the fetch of every group of keys, for example in a span.
   *
   * @internal
   */
  withEachRequest(wrap: Wrap): Batch<Key, A, E | ValidationError> {
    return this.wrapped(wrap, this.isLenient)
  }

  /**
   * Returns the same batch with items from elsewhere, for mocks.
   *
   * @internal
   */
  servedBy(items: ReadonlyArray<A>): Batch<Key, A, E | ValidationError> {
    const { call, isLenient, keys } = this
    return new Batch<Key, A, E | ValidationError>(
      keys,
      { ...call, fetch: () => Effect.succeed(items), keyOf: (item) => call.keyOf(item) },
      isLenient
    )
  }

  private wrapped(wrap: Wrap, isLenient: boolean): Batch<Key, A, E | ValidationError> {
    const { call, keys } = this
    return new Batch<Key, A, E | ValidationError>(
      keys,
      { ...call, fetch: (group) => wrap(call.fetch(group)), keyOf: (item) => call.keyOf(item) },
      isLenient
    )
  }

  private get entries(): Stream.Stream<Entry<Key>, E | ValidationError> {
    const { call, isLenient } = this
    return Stream.mapEffect(this.keys, (value, index) => readKey(call, isLenient, value, index))
  }

  /** Fetches the whole batch: the values that were found, and the keys that were not. */
  override asEffect(): Effect.Effect<BatchResult<Key, A>, E | ValidationError> {
    const { call } = this
    return Effect.gen({ self: this }, function* () {
      const entries = yield* Stream.runCollect(this.entries)
      const keys = entries.filter(isAsked)
      const invalid = entries.filter(isInvalid)
      const matches = new Map<Key, ReadonlyArray<A>>()
      const distinct = new Map(keys.map((entry) => [entry.asked, entry]))
      yield* Stream.runForEach(
        find(Stream.fromIterable(distinct.values()), call),
        ({ asked, matches: found }) => Effect.sync(() => matches.set(asked, found))
      )
      const matchesOf = ({ asked }: Asked<Key>) => matches.get(asked) ?? []
      return {
        items: keys.flatMap(matchesOf),
        missing: [...new Set(keys.filter((key) => matchesOf(key).length === 0).map(({ key }) => key))],
        invalid
      }
    })
  }
}

type Wrap = <B, E2>(request: Effect.Effect<B, E2>) => Effect.Effect<B, E2 | ValidationError>

/** The keys of one request, and the values among them that are no keys. It is mutable, because a copy for each key would be quadratic. */
interface Group<Key> {
  readonly given: Array<Entry<Key>>
  readonly asked: Set<Key>
}

const find = <Key extends string | number, A, E>(
  entries: Stream.Stream<Entry<Key>, E | ValidationError>,
  call: BatchSource<Key, A, E>
): Stream.Stream<Found<Key, A> & Asked<Key>, E | ValidationError> =>
  entries.pipe(
    Stream.mapAccum(
      (): Group<Key> => ({ given: [], asked: new Set() }),
      (group, entry) => gather(group, entry, call.size),
      { onHalt: (group) => (group.given.length === 0 ? [] : [group]) }
    ),
    fetchAhead(({ asked, given }) =>
      warnOfInvalid(call.argument, given.filter(isInvalid)).pipe(
        Effect.andThen(asked.size === 0 ? Effect.succeed([]) : call.fetch([...asked])),
        Effect.map((items) => sort(given.filter(isAsked), items, call))
      )
    ),
    Stream.flatMap(Stream.fromIterable)
  )

/** Adds an entry to the group that is being gathered, or begins another with it and emits the full one. */
const gather = <Key>(
  group: Group<Key>,
  entry: Entry<Key>,
  size: number
): readonly [Group<Key>, ReadonlyArray<Group<Key>>] => {
  const isFull =
    group.given.length === neighbours ||
    (group.asked.size === size && isAsked(entry) && !group.asked.has(entry.asked))
  const next: Group<Key> = isFull ? { given: [], asked: new Set() } : group
  next.given.push(entry)
  if (isAsked(entry)) next.asked.add(entry.asked)
  return [next, isFull ? [group] : []]
}

const sort = <Key extends string | number, A, E>(
  given: ReadonlyArray<Asked<Key>>,
  items: ReadonlyArray<A>,
  call: BatchSource<Key, A, E>
): ReadonlyArray<Found<Key, A> & Asked<Key>> => {
  const byKey = new Map<Key, Array<A>>()
  for (const item of items) {
    const key = call.keyOf(item)
    if (key === undefined) continue
    const matches = byKey.get(key)
    if (matches === undefined) byKey.set(key, [item])
    else matches.push(item)
  }
  return given.map(({ asked, key }) => ({ key, asked, matches: byKey.get(asked) ?? [] }))
}
