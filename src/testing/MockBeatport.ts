/**
 * Beatport for tests of applications: the operations a test answers, and a plain word about those it does not.
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

/** Any of these operations, and any of those of the resources among them. */
export type Mocked<Operations> = {
  readonly [Name in keyof Operations]?: Operations[Name] extends (...args: infer _Args) => unknown
    ? Operations[Name]
    : Mocked<Operations[Name]>
}

/** The operations a test answers; any of any resource. */
export type MockedOperations = Mocked<BeatportService>

/**
 * Beatport with the given operations. Any other dies with a message that names the request it would have made.
 *
 *     MockBeatport.layer({ tracks: { get: (id) => Effect.succeed(Fixtures.trackDetail({ id })) } })
 */
export const layer = (operations: MockedOperations): Layer.Layer<Beatport | Auth, ValidationError> =>
  Layer.effect(
    Beatport,
    Effect.map(Beatport, (real) => replaceOperations(real, operations))
  ).pipe(
    Layer.provide(Beatport.layerWithoutDependencies),
    Layer.provide([unanswered, BeatportConfig.layer()]),
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

const unanswered = Layer.succeed(
  BeatportHttpClient,
  HttpClient.makeWith<never, never, BeatportError, never>(
    Effect.flatMap((request) =>
      Effect.die(
        new Error(`This test does not answer the operation that asks for ${request.method} ${request.url}`)
      )
    ),
    Effect.succeed
  )
)
