/**
 * `/my/account/`, `/my/email-preferences/`, `/my/streaming-quality/` and `/auth/o/`
 */
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { Account, Introspection } from "../schemas/Account.ts"
import { AccountChanges, AccountFields, AccountSettings } from "../schemas/AccountSettings.ts"
import * as Filter from "../schemas/Filter.ts"
import { Secret } from "../schemas/Token.ts"
import { UnrecordedAnswer, UnrecordedBody } from "../schemas/Unrecorded.ts"

export const AccountApi = HttpApiGroup.make("account").add(
  // One object, although Beatport's document says a page. What else is in it is personal data, and read on request.
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
    success: UnrecordedAnswer
  }),

  // Beatport's document gives neither bodies nor answers of these two.
  /** Lists the account's e-mail preferences. */
  HttpApiEndpoint.get("emailPreferences", "/my/email-preferences/", {
    success: UnrecordedAnswer
  }),
  /** Changes one e-mail preference. */
  HttpApiEndpoint.patch("updateEmailPreference", "/my/email-preferences/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer
  }),
  /** Returns the facets of e-mail preferences. */
  HttpApiEndpoint.get("emailPreferenceFacets", "/my/email-preferences/facets/", {
    success: UnrecordedAnswer
  }),
  /** Lists the account's streaming qualities. */
  HttpApiEndpoint.get("streamingQuality", "/my/streaming-quality/", {
    success: UnrecordedAnswer
  }),
  /** Changes one streaming quality. */
  HttpApiEndpoint.patch("updateStreamingQuality", "/my/streaming-quality/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer
  }),
  /** Returns the facets of streaming qualities. */
  HttpApiEndpoint.get("streamingQualityFacets", "/my/streaming-quality/facets/", {
    success: UnrecordedAnswer
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
)
