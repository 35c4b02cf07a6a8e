/**
 * Operations on the signed-in account.
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

/** Reads and changes the signed-in account. Its playlists and purchases are `library`; signing in and out is `Auth`. */
export interface Account {
  /** Fetches the id and the user name of the signed-in account. */
  readonly get: () => Effect.Effect<AccountValue, CallError>
  /** Fetches the whole profile of the account. This is personal data; no other operation of the SDK reads it. */
  readonly profile: () => Effect.Effect<AccountProfile, CallError>
  /** Changes the e-mail address or some preferences. Fields that are not given stay. */
  readonly update: (changes: AccountChanges) => Effect.Effect<AccountSettings, CallError>
  /** Replaces the e-mail address and all preferences. Preferences that are not given return to their defaults. */
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
   * Fetches which e-mails the account receives. Returns JSON as sent, because no response has been recorded. Newer
   * documents of Beatport no longer list this endpoint.
   */
  readonly emailPreferences: () => Effect.Effect<Schema.Json, CallError>
  /**
   * Changes an e-mail preference. Its fields are not documented and are sent as given; use those that
   * `emailPreferences` returns.
   */
  readonly updateEmailPreference: (
    id: number,
    changes: UnrecordedBody
  ) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the streaming quality of the account. Returns JSON as sent, because no response has been recorded. */
  readonly streamingQuality: () => Effect.Effect<Schema.Json, CallError>
  /**
   * Changes the streaming quality. Its fields are not documented and are sent as given; use those that
   * `streamingQuality` returns.
   */
  readonly updateStreamingQuality: (
    id: number,
    changes: UnrecordedBody
  ) => Effect.Effect<Schema.Json, CallError | NotFoundError>
  /** Fetches the scopes of the token and the subscription of the account. */
  readonly introspect: () => Effect.Effect<Introspection, CallError>
  /**
   * Revokes any token, for example a lost one. `clientId` is the client it was issued to. To sign this program out, use
   * `Auth.logout`, which also removes the stored token.
   */
  readonly revoke: (token: string | Redacted.Redacted, clientId: string) => Effect.Effect<void, CallError>
  /** Fetches the filters of this endpoint as the server describes them. Returns JSON as sent. */
  readonly facets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the e-mail preferences as the server describes them. Returns JSON as sent. */
  readonly emailPreferenceFacets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the streaming qualities as the server describes them. Returns JSON as sent. */
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
