/**
 * Replaces operations of the `Beatport` service in tests of applications. An operation without a replacement fails
 * and names its request.
 */
import { Context, Effect, Layer, Predicate, Redacted } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import { argumentError, type ValidationError } from "../errors/ValidationError.ts"
import { didYouMean, nearest } from "../schemas/nearest.ts"
import { Auth } from "../services/Auth.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { BeatportHttpClient } from "../services/BeatportHttpClient.ts"
import { Batch } from "../services/batches/Batch.ts"
import { Paged } from "../services/lists/Paged.ts"
import {
  assertSameOperations,
  isOperation,
  mapOperations,
  type Operation
} from "../services/mapOperations.ts"
import { isMockedList, itemsOf, type MockedList, servePage } from "./MockBeatport/MockedList.ts"

export type { MockedList } from "./MockBeatport/MockedList.ts"

/**
 * Takes a function in place of an operation. An operation that returns a list takes the items instead, or a function that
 * returns them.
 */
export type MockedOperation<Real> = Real extends (...args: infer Args) => infer Result
  ? Result extends Paged<infer A, infer _E>
    ? ((...args: Args) => Result | MockedList<A>) | MockedList<A>
    : Result extends Batch<infer _Key, infer A, infer _E>
      ? Real | ReadonlyArray<A>
      : Result extends Effect.Effect<ReadonlyArray<infer A>, infer _E>
        ? Real | ReadonlyArray<A>
        : Real
  : never

/** Takes any of these operations, and any operations of the resources in them. */
export type Mocked<Operations> = {
  readonly [Name in keyof Operations]?: Operations[Name] extends (...args: infer _Args) => unknown
    ? MockedOperation<Operations[Name]>
    : Mocked<Operations[Name]>
}

/** Lists the operations that a test replaces. */
export type MockedOperations = Mocked<BeatportService>

/**
 * Makes a `Beatport` service with the given operations. Any other operation dies with a message that names its
 * request. An unknown operation fails the layer.
 *
 *     MockBeatport.layer({
 *       tracks: {
 *         get: (id) => Effect.succeed(Fixtures.trackDetail({ id })),
 *         list: [Fixtures.track({ id: 1 }), Fixtures.track({ id: 2 })]
 *       }
 *     })
 *
 * Items are served as the server serves them: in pages of `per_page`, whatever the filters are. The SDK checks the
 * arguments first, as it always does.
 */
export const layer = (operations: MockedOperations): Layer.Layer<Beatport | Auth, ValidationError> =>
  Layer.effect(
    Beatport,
    Effect.flatMap(Beatport, (real) => replaceOperations(real, operations))
  ).pipe(
    Layer.provide(Beatport.layerWithoutDependencies),
    Layer.provide([mockedHttpClient, BeatportConfig.layer()]),
    Layer.merge(Auth.layerToken(Redacted.make("a token for tests")))
  )

const replaceOperations = (
  real: BeatportService,
  operations: MockedOperations
): Effect.Effect<BeatportService, ValidationError> => {
  const [wrong] = findMistakes(real, operations)
  if (wrong !== undefined) return Effect.fail(wrong)
  const mocked = mapOperations(real, (operation, name) => {
    const given = memberAt(operations, name.split("."))
    return given === undefined ? operation : replace(operation, name, given)
  })
  assertSameOperations(mocked, real)
  return Effect.succeed(mocked)
}

/** Lists what a JavaScript caller wrote wrongly: unknown operations, and values that replace none. */
const findMistakes = (real: object, given: object, path = ""): ReadonlyArray<ValidationError> =>
  Object.entries(given).flatMap(([key, value]: [string, unknown]) => {
    const name = `${path}${key}`
    const mistake = (said: string) => [argumentError("MockBeatport.layer", name, said)]
    const member: unknown = Object.hasOwn(real, key) ? Reflect.get(real, key) : undefined
    if (value === undefined) return []
    if (member === undefined) {
      return mistake(`There is no such operation. ${didYouMean(nearest(key, Object.keys(real)))}`.trim())
    }
    if (isOperation(member)) {
      return isOperation(value) || isMockedList(value)
        ? []
        : mistake("Expected a function, or the items of a list.")
    }
    return Predicate.isObject(member) && Predicate.isObject(value)
      ? findMistakes(member, value, `${name}.`)
      : mistake("Expected an object of operations.")
  })

const memberAt = (operations: object, path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>(
    (member, key) => (Predicate.isObject(member) ? Reflect.get(member, key) : undefined),
    operations
  )

/** Replaces an operation by a function or by items. Both may be wrapped: a function can return items. */
const replace =
  (real: Operation, name: string, given: unknown): Operation =>
  (...args) => {
    const value = isOperation(given) ? given(...args) : given
    return isMockedList(value) ? serveList(real(...args), name, value) : value
  }

/** Returns what the real operation returned, with these items. The real request is checked and never sent. */
const serveList = (real: unknown, name: string, mocked: MockedList<unknown>): unknown => {
  if (real instanceof Paged) {
    return real.servedBy((asked) =>
      Effect.andThen(respondWith(real.asEffect(), []), servePage(mocked, asked, name))
    )
  }
  const items = itemsOf(mocked)
  if (real instanceof Batch) return real.servedBy(items)
  return Effect.isEffect(real) ? respondWith(real, items) : real
}

/** Lists the items of the response to a request that is mocked. */
const MockedItems = Context.Reference<ReadonlyArray<unknown> | undefined>(
  "effect-beatport/testing/MockedItems",
  { defaultValue: () => undefined }
)

const respondWith = <A, E, R>(call: Effect.Effect<A, E, R>, items: ReadonlyArray<unknown>) =>
  Effect.provideService(call, MockedItems, items)

const mockedHttpClient = Layer.succeed(
  BeatportHttpClient,
  HttpClient.makeWith<never, never, BeatportError, never>(
    Effect.flatMap((request) =>
      Effect.flatMap(MockedItems, (items) =>
        items === undefined
          ? Effect.die(
              new Error(
                `This test mocks no operation for ${request.method} ${request.url}. Add it to MockBeatport.layer.`
              )
            )
          : Effect.succeed(
              HttpClientResponse.fromWeb(request, Response.json({ results: items, count: items.length }))
            )
      )
    ),
    Effect.succeed
  )
)
