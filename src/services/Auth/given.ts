/**
 * The secrets that a program hands in: texts, or `Redacted` ones.
 */
import { Predicate, Redacted, Schema, SchemaTransformation } from "effect"
import { checkArguments } from "../../errors/fromSchema.ts"

type Given = string | Redacted.Redacted

const Given = Schema.declare(
  (u: unknown): u is Given => {
    const text = Redacted.isRedacted(u) ? Redacted.value(u) : u
    return Predicate.isString(text) && text !== ""
  },
  { expected: "a text that is not empty, or a Redacted of one" }
)

const GivenSecret = Given.pipe(
  Schema.decodeTo(
    Schema.Redacted(Schema.String),
    SchemaTransformation.transform<Redacted.Redacted, Given>({
      decode: (given) => (Redacted.isRedacted(given) ? given : Redacted.make(given)),
      encode: (secret) => secret
    })
  )
)

/** The account to sign in with. */
export const checkCredentials = checkArguments(
  Schema.Struct({ username: GivenSecret, password: GivenSecret }),
  "auth.login"
)

/** A token from elsewhere. */
export const checkPasted = checkArguments(Schema.Struct({ token: GivenSecret }), "auth.importToken")
