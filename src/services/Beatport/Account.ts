/**
 * The signed-in account.
 */
import { Redacted, type Effect, type Schema } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { Account as AccountValue, Introspection } from "../../schemas/Account.ts"
import {
  type AccountChanges,
  type AccountFields,
  AccountProfile,
  type AccountSettings
} from "../../schemas/AccountSettings.ts"
import type { UnrecordedBody } from "../../schemas/Unrecorded.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"

/** What can be done with the account. What it owns is `library`; signing in and out is `Auth`. */
export interface Account {
  /** Who is signed in: id and user name. */
  readonly get: () => Effect.Effect<AccountValue, CallError>
  /** Everything the account says about its owner. This is personal data; nothing else in this SDK reads it. */
  readonly profile: () => Effect.Effect<AccountProfile, CallError>
  /** Changes the e-mail address or some preferences; what is not given stays. */
  readonly update: (changes: AccountChanges) => Effect.Effect<AccountSettings, CallError>
  /** Writes e-mail address and preferences anew; preferences that are not given go back to their defaults. */
  readonly replace: (fields: AccountFields) => Effect.Effect<AccountSettings, CallError>
  /** Changes e-mail address or preferences of the account with this id, as `update` does. */
  readonly updateById: (
    id: number,
    changes: AccountChanges
  ) => Effect.Effect<AccountSettings, CallError | NotFoundError>
  /** Replaces e-mail address and preferences of the account with this id, as `replace` does. */
  readonly replaceById: (
    id: number,
    fields: AccountFields
  ) => Effect.Effect<AccountSettings, CallError | NotFoundError>
  /**
   * What the account lets Beatport write to it about. Nobody has recorded the answer, so it is passed on as it comes; not
   * every newer document of Beatport's still has it.
   */
  readonly emailPreferences: () => Effect.Effect<Schema.Json, CallError>
  /** Changes an e-mail preference. Its fields are nowhere documented: those that `emailPreferences` shows are sent as given. */
  readonly updateEmailPreference: (
    id: number,
    changes: UnrecordedBody
  ) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** The quality the account streams in. Nobody has recorded the answer, so it is passed on as it comes. */
  readonly streamingQuality: () => Effect.Effect<Schema.Json, CallError>
  /** Changes the streaming quality. Its fields are nowhere documented: those that `streamingQuality` shows are sent as given. */
  readonly updateStreamingQuality: (
    id: number,
    changes: UnrecordedBody
  ) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** What the token may do, and the account's subscription. */
  readonly introspect: () => Effect.Effect<Introspection, CallError>
  /**
   * Makes a token useless, say one that got lost; `clientId` is the client it was issued to. To sign this program out, use
   * `Auth.logout`, which forgets its token besides.
   */
  readonly revoke: (token: string | Redacted.Redacted, clientId: string) => Effect.Effect<void, CallError>
  /** What the account can be filtered by, as the server describes it; passed on as it comes. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about e-mail preferences. */
  readonly emailPreferenceFacets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about streaming qualities. */
  readonly streamingQualityFacets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeAccount = (calls: EndpointCalls): Account => {
  const profile = calls.account.get.decodingAs(AccountProfile)
  return {
    get: () => calls.account.get({}),
    profile: () => profile({}),
    update: (payload) => calls.account.update({ payload }),
    replace: (payload) => calls.account.replace({ payload }),
    updateById: (id, payload) => calls.account.updateById({ params: { id }, payload }),
    replaceById: (id, payload) => calls.account.replaceById({ params: { id }, payload }),
    emailPreferences: () => calls.account.emailPreferences({}),
    updateEmailPreference: (id, payload) => calls.account.updateEmailPreference({ params: { id }, payload }),
    streamingQuality: () => calls.account.streamingQuality({}),
    updateStreamingQuality: (id, payload) =>
      calls.account.updateStreamingQuality({ params: { id }, payload }),
    introspect: () => calls.account.introspect({}),
    revoke: (token, clientId) =>
      calls.account.revoke({
        payload: { client_id: clientId, token: Redacted.isRedacted(token) ? token : Redacted.make(token) }
      }),
    facets: () => calls.account.facets({}),
    emailPreferenceFacets: () => calls.account.emailPreferenceFacets({}),
    streamingQualityFacets: () => calls.account.streamingQualityFacets({})
  }
}
