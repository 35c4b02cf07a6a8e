/**
 * The secrets that a program hands in: texts, or `Redacted` ones.
 */
import { Predicate, Redacted, Schema, SchemaTransformation } from "effect"
import { checkArguments } from "../../errors/fromSchema.ts"

type SecretInput = string | Redacted.Redacted

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

/** The account to sign in with. */
export const checkCredentials = checkArguments(
  Schema.Struct({ username: Secret, password: Secret }),
  "auth.login"
)

/** A token from elsewhere. */
export const checkImportedToken = checkArguments(Schema.Struct({ token: Secret }), "auth.importToken")
