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
  HttpApiEndpoint.get("get", "/my/account/", { success: Account }),
  HttpApiEndpoint.put("replace", "/my/account/myaccount/", {
    payload: AccountFields,
    success: AccountSettings
  }),
  HttpApiEndpoint.patch("update", "/my/account/myaccount/", {
    payload: AccountChanges,
    success: AccountSettings
  }),
  HttpApiEndpoint.put("replaceById", "/my/account/:id/", {
    params: { id: Filter.Id },
    payload: AccountFields,
    success: AccountSettings
  }),
  HttpApiEndpoint.patch("updateById", "/my/account/:id/", {
    params: { id: Filter.Id },
    payload: AccountChanges,
    success: AccountSettings
  }),
  HttpApiEndpoint.get("facets", "/my/account/facets/", {
    success: UnrecordedAnswer
  }),

  // Beatport's document gives neither bodies nor answers of these two.
  HttpApiEndpoint.get("emailPreferences", "/my/email-preferences/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.patch("updateEmailPreference", "/my/email-preferences/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("emailPreferenceFacets", "/my/email-preferences/facets/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("streamingQuality", "/my/streaming-quality/", {
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.patch("updateStreamingQuality", "/my/streaming-quality/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer
  }),
  HttpApiEndpoint.get("streamingQualityFacets", "/my/streaming-quality/facets/", {
    success: UnrecordedAnswer
  }),

  // These two are not in Beatport's document; clients use them.
  HttpApiEndpoint.get("introspect", "/auth/o/introspect/", { success: Introspection }),
  HttpApiEndpoint.post("revoke", "/auth/o/revoke/", {
    payload: Schema.Struct({ client_id: Schema.NonEmptyString, token: Secret }).pipe(
      HttpApiSchema.asFormUrlEncoded()
    ),
    success: HttpApiSchema.Empty(200)
  })
)
