/**
 * A token file, seen from outside.
 */
import { existsSync, readFileSync, statSync } from "node:fs"
import { Effect, FileSystem, Option, Redacted, Schema } from "effect"
import { Token } from "effect-beatport"
import { Simulator } from "effect-beatport/simulator"

const TokenJson = Schema.fromJsonString(Token)
const decode = Schema.decodeUnknownOption(TokenJson)
const encode = Schema.encodeSync(TokenJson)

/** A token that the server knows, as a program keeps it. Its access token ends at a time. */
export const tokenUntil = Effect.fnUntraced(function* (
  expires_at: number
): Effect.fn.Return<Token, never, Simulator> {
  const { baseUrl, clientId, issueToken } = yield* Simulator
  const { access_token, refresh_token } = yield* issueToken()
  return {
    access_token: Redacted.make(access_token),
    refresh_token: Redacted.make(refresh_token),
    expires_at,
    renew_at: expires_at,
    client_id: clientId,
    base_url: baseUrl
  }
})

/** Leaves a token file, as a run before would have. */
export const leave = Effect.fnUntraced(function* (path: string, token: Token) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.writeFileString(path, encode(token), { mode: 0o600 })
})

/** Whether there is nothing, a whole token that is its owner's alone, or anything else. */
export const stateOf = (path: string): "absent" | "whole" | "broken" => {
  if (!existsSync(path)) return "absent"
  return Option.isSome(decode(readFileSync(path, "utf8"))) && modeOf(path) === "600" ? "whole" : "broken"
}

export const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)
