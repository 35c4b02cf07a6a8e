/** Declare an API of your own with this SDK's errors as they are. */
import { Schema } from "effect"
import { HttpApi, HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import {
  AuthenticationError,
  BeatportTimeoutError,
  DecodeError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TokenStoreError,
  TransportError,
  UnavailableError,
  ValidationError
} from "effect-beatport"

// #region declaration
const Song = Schema.Struct({
  title: Schema.String,
  bpm: Schema.NullOr(Schema.Number),
  key: Schema.NullOr(Schema.String)
})

/** Every error carries the status that an `HttpApi` gives it: `NotFoundError` 404, `RateLimitError` 429, and so on. */
const errors = [
  AuthenticationError,
  BeatportTimeoutError,
  DecodeError,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TokenStoreError,
  TransportError,
  UnavailableError,
  ValidationError
] as const

class SongsGroup extends HttpApiGroup.make("songs").add(
  HttpApiEndpoint.get("get", "/songs/:id", {
    params: { id: Schema.NumberFromString },
    success: Song,
    error: errors
  })
) {}

export class CrateApi extends HttpApi.make("crate").add(SongsGroup) {}
// #endregion
