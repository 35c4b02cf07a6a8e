/**
 * The `HttpClient` of API v4, with rate limit, token, error statuses and retries.
 *
 * For endpoints this SDK has no operation for. Paths are below the base URL: `client.get("/catalog/tracks/")`. A path
 * that leads out of it, such as `/../x`, `//host/` or a whole URL, is a `ValidationError`, because the token goes along.
 */
import { Context, Effect, Layer } from "effect"
import type { HttpClient } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import type { Auth } from "./Auth.ts"
import type { BeatportConfig } from "./BeatportConfig.ts"
import { RetryBudget } from "./http/RetryBudget.ts"
import type { RateLimiter } from "./RateLimiter.ts"

/** Sends requests to API v4. A status that is not a success is an error, so a response can always be decoded. */
export class BeatportHttpClient extends Context.Service<
  BeatportHttpClient,
  HttpClient.HttpClient.With<BeatportError>
>()("effect-beatport/services/BeatportHttpClient") {
  static readonly layer: Layer.Layer<
    BeatportHttpClient,
    never,
    HttpClient.HttpClient | BeatportConfig | RateLimiter | Auth
  > = Layer.effect(
    BeatportHttpClient,
    // Loaded only here, because a program that only uses types, schemas or a mock sends nothing.
    Effect.flatMap(
      Effect.promise(() => import("./http/makeHttpClient.ts")),
      ({ makeHttpClient }) => makeHttpClient
    )
  ).pipe(Layer.provide(RetryBudget.layer))
}
