/**
 * Beatport for tests of applications: the operations a test answers, and a plain word about those it does not.
 */
import { Effect, Layer, Redacted } from "effect"
import { HttpClient } from "effect/http"
import type { BeatportError, ValidationError } from "../errors/BeatportError.ts"
import { Auth } from "../services/Auth.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import type { Library } from "../services/Beatport/Library.ts"
import { BeatportConfig } from "../services/BeatportConfig.ts"
import { BeatportHttpClient } from "../services/BeatportHttpClient.ts"

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
    Effect.map(Beatport, (real): BeatportService => ({
      tracks: { ...real.tracks, ...operations.tracks },
      releases: { ...real.releases, ...operations.releases },
      artists: { ...real.artists, ...operations.artists },
      labels: { ...real.labels, ...operations.labels },
      genres: { ...real.genres, ...operations.genres },
      subGenres: { ...real.subGenres, ...operations.subGenres },
      charts: { ...real.charts, ...operations.charts },
      playlists: { ...real.playlists, ...operations.playlists },
      curation: { ...real.curation, ...operations.curation },
      auxiliary: { ...real.auxiliary, ...operations.auxiliary },
      account: { ...real.account, ...operations.account },
      library: library(real.library, operations.library),
      search: operations.search ?? real.search,
      searchFacets: operations.searchFacets ?? real.searchFacets
    }))
  ).pipe(
    Layer.provide(Beatport.layerWithoutDependencies),
    Layer.provide([unanswered, BeatportConfig.layer()]),
    Layer.merge(Auth.layerToken(Redacted.make("a token for tests")))
  )

const library = (real: Library, operations: Mocked<Library> = {}): Library => ({
  playlists: { ...real.playlists, ...operations.playlists },
  charts: { ...real.charts, ...operations.charts },
  following: { ...real.following, ...operations.following },
  genres: { ...real.genres, ...operations.genres },
  purchases: { ...real.purchases, ...operations.purchases }
})

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
