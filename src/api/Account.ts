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
import * as Refusal from "./Refusal.ts"

export const AccountApi = HttpApiGroup.make("account").add(
  // One object, although Beatport's document says a page. What else is in it is personal data, and read on request.
  HttpApiEndpoint.get("get", "/my/account/", { success: Account, error: Refusal.ofOne }),
  HttpApiEndpoint.put("replace", "/my/account/myaccount/", {
    payload: AccountFields,
    success: AccountSettings,
    error: Refusal.ofWrite
  }),
  HttpApiEndpoint.patch("update", "/my/account/myaccount/", {
    payload: AccountChanges,
    success: AccountSettings,
    error: Refusal.ofWrite
  }),
  HttpApiEndpoint.put("replaceById", "/my/account/:id/", {
    params: { id: Filter.Id },
    payload: AccountFields,
    success: AccountSettings,
    error: Refusal.ofParts
  }),
  HttpApiEndpoint.patch("updateById", "/my/account/:id/", {
    params: { id: Filter.Id },
    payload: AccountChanges,
    success: AccountSettings,
    error: Refusal.ofParts
  }),
  HttpApiEndpoint.get("facets", "/my/account/facets/", {
    success: UnrecordedAnswer,
    error: Refusal.ofList
  }),

  // Beatport's document gives neither bodies nor answers of these two.
  HttpApiEndpoint.get("emailPreferences", "/my/email-preferences/", {
    success: UnrecordedAnswer,
    error: Refusal.ofList
  }),
  HttpApiEndpoint.patch("updateEmailPreference", "/my/email-preferences/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer,
    error: Refusal.ofParts
  }),
  HttpApiEndpoint.get("emailPreferenceFacets", "/my/email-preferences/facets/", {
    success: UnrecordedAnswer,
    error: Refusal.ofList
  }),
  HttpApiEndpoint.get("streamingQuality", "/my/streaming-quality/", {
    success: UnrecordedAnswer,
    error: Refusal.ofList
  }),
  HttpApiEndpoint.patch("updateStreamingQuality", "/my/streaming-quality/:id/", {
    params: { id: Filter.Id },
    payload: UnrecordedBody,
    success: UnrecordedAnswer,
    error: Refusal.ofParts
  }),
  HttpApiEndpoint.get("streamingQualityFacets", "/my/streaming-quality/facets/", {
    success: UnrecordedAnswer,
    error: Refusal.ofList
  }),

  // These two are not in Beatport's document; clients use them.
  HttpApiEndpoint.get("introspect", "/auth/o/introspect/", { success: Introspection, error: Refusal.ofOne }),
  HttpApiEndpoint.post("revoke", "/auth/o/revoke/", {
    payload: Schema.Struct({ client_id: Schema.NonEmptyString, token: Secret }).pipe(
      HttpApiSchema.asFormUrlEncoded()
    ),
    success: HttpApiSchema.Empty(200),
    error: Refusal.ofWrite
  })
)
