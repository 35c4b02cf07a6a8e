/**
 * Who is signed in, and what the token may do.
 */
import { HttpApiEndpoint, HttpApiGroup } from "effect/http-api"
import { Account, Introspection } from "../schemas/Account.ts"
import * as Refusal from "./Refusal.ts"

export const AccountApi = HttpApiGroup.make("account").add(
  // One object, although Beatport's document says a page.
  HttpApiEndpoint.get("get", "/my/account/", { success: Account, error: Refusal.ofOne }),
  // Not in Beatport's document.
  HttpApiEndpoint.get("introspect", "/auth/o/introspect/", { success: Introspection, error: Refusal.ofOne })
)
