/**
 * Replaces operations of the `Beatport` service in tests of applications. An operation without a replacement fails
 * and names its request.
 */
import { Effect, Layer, Predicate, Redacted } from "effect"
import { HttpClient } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { ValidationError } from "../errors/ValidationError.ts"
import { Auth } from "../services/Auth.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { BeatportHttpClient } from "../services/BeatportHttpClient.ts"
import {
  assertSameOperations,
  isOperation,
  mapOperations,
  type Operation
} from "../services/mapOperations.ts"

/** Takes any of these operations, and any operations of the resources in them. */
export type Mocked<Operations> = {
  readonly [Name in keyof Operations]?: Operations[Name] extends (...args: infer _Args) => unknown
    ? Operations[Name]
    : Mocked<Operations[Name]>
}

/** Lists the operations that a test replaces. */
export type MockedOperations = Mocked<BeatportService>

/**
 * Makes a `Beatport` service with the given operations. Any other operation dies with a message that names its
 * request.
 *
 *     MockBeatport.layer({ tracks: { get: (id) => Effect.succeed(Fixtures.trackDetail({ id })) } })
 */
export const layer = (operations: MockedOperations): Layer.Layer<Beatport | Auth, ValidationError> =>
  Layer.effect(
    Beatport,
    Effect.map(Beatport, (real) => replaceOperations(real, operations))
  ).pipe(
    Layer.provide(Beatport.layerWithoutDependencies),
    Layer.provide([notMocked, BeatportConfig.layer()]),
    Layer.merge(Auth.layerToken(Redacted.make("a token for tests")))
  )

const replaceOperations = (real: BeatportService, operations: MockedOperations): BeatportService => {
  const mocked = mapOperations(
    real,
    (operation, name) => operationAt(operations, name.split(".")) ?? operation
  )
  assertSameOperations(mocked, real)
  return mocked
}

const operationAt = (operations: object, path: ReadonlyArray<string>): Operation | undefined => {
  const found = path.reduce<unknown>(
    (member, key) => (Predicate.isObject(member) ? Reflect.get(member, key) : undefined),
    operations
  )
  return isOperation(found) ? found : undefined
}

const notMocked = Layer.succeed(
  BeatportHttpClient,
  HttpClient.makeWith<never, never, BeatportError, never>(
    Effect.flatMap((request) =>
      Effect.die(
        new Error(
          `This test mocks no operation for ${request.method} ${request.url}. Add it to MockBeatport.layer.`
        )
      )
    ),
    Effect.succeed
  )
)
