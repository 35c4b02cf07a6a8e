/**
 * Checks the secrets that a program passes to sign-in: strings, or `Redacted` strings.
 */
import { canLogIn } from "#passwordLogin"
import { Effect, Option, Predicate, Redacted, Schema, SchemaTransformation } from "effect"
import { checkArguments } from "../../errors/fromSchema.ts"
import { argumentError, type ValidationError } from "../../errors/ValidationError.ts"
import { parseGivenToken, givenTokenForms, shortestImported } from "../../schemas/parseGivenToken.ts"
import type { Token } from "../../schemas/Token.ts"

/** Accepts a secret as a program has it. */
export type SecretInput = string | Redacted.Redacted

/** Accepts the credentials of an account as a program has them. */
export interface CredentialsInput {
  readonly username: SecretInput
  readonly password: SecretInput
}

const SecretInput = Schema.declare(
  (u: unknown): u is SecretInput => {
    const text = Redacted.isRedacted(u) ? Redacted.value(u) : u
    return Predicate.isString(text) && text !== ""
  },
  { expected: "a text that is not empty, or a Redacted of one" }
)

const Secret = SecretInput.pipe(
  Schema.decodeTo(
    Schema.Redacted(Schema.String),
    SchemaTransformation.transform<Redacted.Redacted, SecretInput>({
      decode: (given) => (Redacted.isRedacted(given) ? given : Redacted.make(given)),
      encode: (secret) => secret
    })
  )
)

const checkLogin = checkArguments(Schema.Struct({ username: Secret, password: Secret }), "auth.login")

/** Checks the account to sign in with. A browser accepts none. */
export const checkCredentials: typeof checkLogin = (given) =>
  canLogIn ? checkLogin(given) : Effect.fail(argumentError("auth.login", "password", noPasswordInBrowser))

/** Explains why a browser accepts no password. */
export const noPasswordInBrowser =
  "A browser cannot log in with a password, because it hides redirects and cookies from programs. Pass accessToken, from a login on a server."

/** Checks the token to import. */
export const checkImportedToken = checkArguments(Schema.Struct({ token: Secret }), "auth.importToken")

/** Returns the token in an imported text. */
export const parseImportedToken = (
  text: Redacted.Redacted,
  now: number,
  baseUrl: string
): Effect.Effect<Token, ValidationError> =>
  Option.match(parseGivenToken(Redacted.value(text), now, { shortest: shortestImported }), {
    onNone: () => Effect.fail(argumentError("auth.importToken", "token", `Expected ${givenTokenForms}.`)),
    onSome: (token) => Effect.succeed({ ...token, base_url: baseUrl })
  })
