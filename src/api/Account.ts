/**
 * `/my/account/`, `/my/email-preferences/`, `/my/streaming-quality/` and `/auth/o/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { Account, Introspection } from "../schemas/Account.ts"
import { AccountChanges, AccountFields, AccountSettings } from "../schemas/AccountSettings.ts"
import * as Filter from "../schemas/Filter.ts"
import { Secret } from "../schemas/Token.ts"
import { UnrecordedResponse, UnrecordedBody } from "../schemas/Unrecorded.ts"

export class AccountApi extends HttpApiGroup.make("account").add(
  // One object, although Beatport's document says a page. Its other fields are personal data, decoded only by
  // `profile`.
  /** Returns the signed-in account. */
  HttpApiEndpoint.get("get", "/my/account/", { success: Account }),
  /** Replaces e-mail address and preferences. */
  HttpApiEndpoint.put("replace", "/my/account/myaccount/", {
    payload: AccountFields,
    success: AccountSettings
  }),
  /** Changes e-mail address or preferences. */
  HttpApiEndpoint.patch("update", "/my/account/myaccount/", {
    payload: AccountChanges,
    success: AccountSettings
  }),
  /** Replaces e-mail address and preferences of the account with this id. */
  HttpApiEndpoint.put("replaceById", "/my/account/:id/", {
    params: { id: Filter.Id },
    payload: AccountFields,
    success: AccountSettings
  }),
  /** Changes e-mail address or preferences of the account with this id. */
  HttpApiEndpoint.patch("updateById", "/my/account/:id/", {
    params: { id: Filter.Id },
    payload: AccountChanges,
    success: AccountSettings
  }),
  /** Returns the facets of the account. */
  HttpApiEndpoint.get("facets", "/my/account/facets/", {
    success: UnrecordedResponse
  }),

  // Beatport's document describes neither request bodies nor responses of these two.
  /** Lists the account's e-mail preferences. */
  HttpApiEndpoint.get("emailPreferences", "/my/email-preferences/", {
    success: UnrecordedResponse
  }),
  /** Changes one e-mail preference. */
  HttpApiEndpoint.patch("updateEmailPreference", "/my/email-preferences/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedResponse
  }),
  /** Returns the facets of e-mail preferences. */
  HttpApiEndpoint.get("emailPreferenceFacets", "/my/email-preferences/facets/", {
    success: UnrecordedResponse
  }),
  /** Lists the account's streaming qualities. */
  HttpApiEndpoint.get("streamingQuality", "/my/streaming-quality/", {
    success: UnrecordedResponse
  }),
  /** Changes one streaming quality. */
  HttpApiEndpoint.patch("updateStreamingQuality", "/my/streaming-quality/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedResponse
  }),
  /** Returns the facets of streaming qualities. */
  HttpApiEndpoint.get("streamingQualityFacets", "/my/streaming-quality/facets/", {
    success: UnrecordedResponse
  }),

  // These two are not in Beatport's document; clients use them.
  /** Returns what the token may do and which account it belongs to. */
  HttpApiEndpoint.get("introspect", "/auth/o/introspect/", { success: Introspection }),
  /** Revokes a token. */
  HttpApiEndpoint.post("revoke", "/auth/o/revoke/", {
    payload: Schema.Struct({ client_id: Schema.NonEmptyString, token: Secret }).pipe(
      HttpApiSchema.asFormUrlEncoded()
    ),
    success: HttpApiSchema.Empty(200)
  })
) {}
