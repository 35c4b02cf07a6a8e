/**
 * The text in which a store keeps a token: JSON, the same in every store.
 */
import { Clock, Effect, Option, Schema } from "effect"
import { TokenStoreError } from "../../errors/TokenStoreError.ts"
import { parseGivenToken, shortestImported } from "../../schemas/parseGivenToken.ts"
import { Token } from "../../schemas/Token.ts"

const TokenJson = Schema.fromJsonString(Token)
const decode = Schema.decodeUnknownOption(TokenJson)
const encode = Schema.encodeEffect(TokenJson)

/** Returns the text to store for a token. */
export const encodeToken = (token: Token): Effect.Effect<string> => Effect.orDie(encode(token))

/**
 * Returns the token in a stored text: in this SDK's form, or in that of another program, which has no `base_url`. `Auth`
 * replaces the latter by this SDK's form.
 */
export const decodeToken = Effect.fnUntraced(function* (
  text: string,
  location: string
): Effect.fn.Return<Token, TokenStoreError> {
  const now = yield* Clock.currentTimeMillis
  const found = Option.orElse(decode(text), () => parseGivenToken(text, now, { shortest: shortestImported }))
  return yield* Option.match(found, {
    onNone: () =>
      Effect.fail(
        new TokenStoreError({
          operation: "load",
          location,
          detail:
            "what is stored there is not a token, or is damaged. Log in again or import a token, which replaces it."
        })
      ),
    onSome: Effect.succeed
  })
})
