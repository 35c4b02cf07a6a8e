/**
 * The HTTP client that the program chooses instead of the one of its runtime.
 */
import { Effect, Layer, Predicate } from "effect"
import { FetchHttpClient, HttpClient } from "effect/http"
import { argumentError, configuration, type ValidationError } from "../../errors/ValidationError.ts"

/** Sends a request, as the `fetch` of browsers and servers does. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Chooses how requests are sent. */
export interface HttpClientOptions {
  /**
   * Sends every request through this function, for example one that a test or a tracing library replaces. Redirects are not
   * followed, and response bodies are limited as usual. Default: the HTTP client of the runtime.
   */
  readonly fetch?: Fetch | undefined
  /** Sends every request through the `HttpClient` of this layer. Not together with `fetch`. */
  readonly httpClient?: Layer.Layer<HttpClient.HttpClient> | undefined
}

/** Lists the names of these options. */
export const httpClientOptionNames = ["fetch", "httpClient"] as const satisfies ReadonlyArray<
  keyof HttpClientOptions
>

/** Provides the chosen client; otherwise the one of the runtime. */
export const chosenHttpClient = <E, R>(
  options: HttpClientOptions,
  runtimeClient: Layer.Layer<HttpClient.HttpClient, E, R>
): Layer.Layer<HttpClient.HttpClient, E | ValidationError, R> =>
  Layer.unwrap(
    Effect.map(
      checkChoice(options),
      ({ fetch, httpClient }): Layer.Layer<HttpClient.HttpClient, E, R> =>
        httpClient ?? (fetch === undefined ? runtimeClient : layerFetch(fetch))
    )
  )

/** Provides an `HttpClient` over a function that works as `fetch` does. */
export const layerFetch = (fetch: Fetch): Layer.Layer<HttpClient.HttpClient> =>
  Layer.effect(
    HttpClient.HttpClient,
    Effect.map(
      HttpClient.HttpClient,
      HttpClient.transform(Effect.provideService(FetchHttpClient.Fetch, fetch))
    )
  ).pipe(Layer.provide(FetchHttpClient.layer))

/** Checks the options, because a JavaScript caller can pass anything. */
const checkChoice = (options: HttpClientOptions): Effect.Effect<HttpClientOptions, ValidationError> => {
  const { fetch, httpClient } = options
  if (fetch !== undefined && !Predicate.isFunction(fetch)) return wrong("fetch", "Expected a function.")
  if (httpClient !== undefined && !Layer.isLayer(httpClient)) {
    return wrong("httpClient", "Expected a layer, such as FetchHttpClient.layer.")
  }
  return fetch !== undefined && httpClient !== undefined
    ? wrong("httpClient", "Expected either fetch or httpClient, not both.")
    : Effect.succeed(options)
}

const wrong = (option: string, said: string): Effect.Effect<never, ValidationError> =>
  Effect.fail(argumentError(configuration, option, said))
