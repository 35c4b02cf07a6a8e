/**
 * `beatport_account`
 */
import { DateTime, Effect, Option, Schema } from "effect"
import { Tool } from "effect/ai"
import type { AgentServices } from "../AgentServices.ts"
import { clean } from "../text.ts"
import { readTool } from "./declare.ts"

/** Describes the signed-in account. It never holds a token. */
const Account = Schema.Struct({
  username: Schema.String,
  id: Schema.String,
  state: Schema.Literals(["signedIn", "expired", "signedOut"]),
  /** When the login expires, unless it is refreshed before. */
  expires: Schema.optionalKey(Schema.String),
  refreshable: Schema.Boolean
})

export const AccountTool = readTool("beatport_account", {
  title: "Account",
  description: "Tells who is signed in, and for how long.",
  parameters: Tool.EmptyParams,
  success: Account
})

/** Returns who is signed in. */
export const account = Effect.fnUntraced(function* ({ auth, beatport }: AgentServices) {
  const { id, username } = yield* beatport.account.get()
  const { expires_at, renewable, state } = yield* auth.status
  return {
    username: clean(username),
    id: clean(String(id)),
    state,
    ...Option.match(expires_at, {
      onNone: () => ({}),
      onSome: (millis) => ({ expires: DateTime.formatIso(DateTime.makeUnsafe(millis)) })
    }),
    refreshable: renewable
  }
})
