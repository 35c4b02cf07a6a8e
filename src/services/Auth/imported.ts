/**
 * Tokens that a program imports.
 */
import { Effect, Option, Redacted } from "effect"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import { givenToken, givenTokenForms, shortestImported } from "../../schemas/GivenToken.ts"
import type { Token } from "../../schemas/Token.ts"

/** Returns the token in an imported text. */
export const parseImportedToken = (
  pasted: Redacted.Redacted,
  now: number,
  baseUrl: string
): Effect.Effect<Token, ValidationError> =>
  Option.match(givenToken(Redacted.value(pasted), now, { shortest: shortestImported }), {
    onNone: () => Effect.fail(argumentError("auth.importToken", "token", `Expected ${givenTokenForms}.`)),
    onSome: (token) => Effect.succeed({ ...token, base_url: baseUrl })
  })
