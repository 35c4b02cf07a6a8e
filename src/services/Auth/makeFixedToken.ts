/**
 * Authentication with one given access token, which is the only identity: if the server refuses it, calls fail.
 */
import { Effect, type Redacted, Ref } from "effect"
import { AuthenticationError } from "../../errors/AuthenticationError.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import {
  checkCredentials,
  checkImportedToken,
  type CredentialsInput,
  type SecretInput
} from "./authArguments.ts"
import { type AuthStatus, signedOut } from "./AuthStatus.ts"
import { isSameSecret } from "./tokens.ts"

/** What is specific to where the token comes from. */
export interface FixedTokenOptions {
  /** Revokes the token at the server, for a logout. */
  readonly revoke: Effect.Effect<void, BeatportError>
  /** What to do once the token is refused. */
  readonly whenRefused: string
  /** Why no other token can be got, and what to do. */
  readonly whenAsked: string
}

/** Makes the service for a given access token. */
export const makeFixedToken = (
  token: Redacted.Redacted,
  { revoke, whenAsked, whenRefused }: FixedTokenOptions
) =>
  Effect.gen(function* () {
    const ended = yield* Ref.make(false)
    const unable = Effect.fail(new AuthenticationError({ reason: "NotConfigured", advice: whenAsked }))
    return {
      accessToken: Effect.flatMap(Ref.get(ended), (isEnded) =>
        isEnded
          ? Effect.fail(new AuthenticationError({ reason: "TokenRejected", advice: whenRefused }))
          : Effect.succeed(token)
      ),
      reject: (refused: Redacted.Redacted) =>
        isSameSecret(refused, token) ? Ref.set(ended, true) : Effect.void,
      account: Effect.succeedSome(token),
      login: (given?: CredentialsInput) =>
        given === undefined ? unable : Effect.andThen(checkCredentials(given), unable),
      refresh: unable,
      logout: Effect.andThen(Ref.set(ended, true), revoke),
      status: Effect.map(Ref.get(ended), (isEnded): AuthStatus => ({
        ...signedOut,
        state: isEnded ? "signedOut" : "signedIn"
      })),
      importToken: (pasted: SecretInput) => Effect.andThen(checkImportedToken({ token: pasted }), unable)
    }
  })
