/**
 * The errors of this SDK: the list of their classes, and the unions derived from it.
 *
 * Each error is an `Error` whose message says what happened and what to do. Its fields hold the request and the status,
 * and its categories hold what a program decides by. No error holds a secret: no header, no request body, no query.
 */
import { Schema } from "effect"
import { AuthenticationError } from "./AuthenticationError.ts"
import { BeatportTimeoutError } from "./BeatportTimeoutError.ts"
import type { ErrorCategories } from "./ErrorCategories.ts"
import { DecodeError } from "./DecodeError.ts"
import { ForbiddenError } from "./ForbiddenError.ts"
import { NotFoundError } from "./NotFoundError.ts"
import { RateLimitError } from "./RateLimitError.ts"
import { ServerError } from "./ServerError.ts"
import { TokenStoreError } from "./TokenStoreError.ts"
import { TransportError } from "./TransportError.ts"
import { UnavailableError } from "./UnavailableError.ts"
import { ValidationError } from "./ValidationError.ts"

/** The errors that any call can fail with. */
const callErrors = [
  AuthenticationError,
  RateLimitError,
  ForbiddenError,
  ValidationError,
  ServerError,
  TransportError,
  BeatportTimeoutError,
  UnavailableError,
  DecodeError,
  TokenStoreError
] as const

const all = [...callErrors, NotFoundError] as const satisfies ReadonlyArray<{
  readonly prototype: Error & ErrorCategories
}>

/** Lists the errors that every call can fail with, whatever it requests. */
export type CallError = InstanceType<(typeof callErrors)[number]>

/** Lists every error of this SDK. */
export type BeatportError = InstanceType<(typeof all)[number]>

/** Tells whether a value is one of this SDK's errors. */
export const isBeatportError = Schema.is(Schema.Union(all))
