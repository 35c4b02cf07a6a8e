/**
 * `/my/account/`, `/my/email-preferences/`, `/my/streaming-quality/` and `/auth/o/`
 */
import { Effect, Schema } from "effect"
import type { HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount } from "../Accounts.ts"
import * as Responses from "../responses.ts"
import * as Body from "../Body.ts"
import { docsScope } from "../Grants.ts"
import { type Belongings, Library } from "../Library.ts"
import { defaultPreferences } from "../Library/Settings.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import { UnrecordedResponses } from "../UnrecordedResponses.ts"
import * as Account from "../json/accountJson.ts"
import { revoke } from "./oauthRoutes.ts"

const optional = Schema.optionalKey

const Preferences = Body.record(
  Schema.Struct({
    audio_format_id: optional(Body.integer),
    streaming_audio_format_id: optional(Body.integer),
    filename_convention: optional(Body.nullable(Body.text(255))),
    default_cart_name: optional(Body.text(50)),
    language: optional(Body.text(8)),
    in_app_message_opt_out: Body.anything,
    mobile_push_notification_is_enabled: optional(Body.flag),
    mobile_push_notification_settings: Body.anything
  })
)

const Fields = Schema.Struct({ email: Body.email, preferences: Preferences })
const Changes = Schema.Struct({ email: optional(Body.email), preferences: optional(Preferences) })

type Response = HttpServerResponse.HttpServerResponse

const showChangeable = ({ settings }: Belongings): Response => Responses.json(Account.changeable(settings))

export const AccountRoutes = HttpApiBuilder.group(SimulatorApi, "account", (handlers) =>
  Effect.gen(function* () {
    const unrecorded = yield* UnrecordedResponses
    const { reading, writing } = yield* Library
    const revoked = yield* revoke

    const replace = (request: HttpServerRequest.HttpServerRequest, isOwn: (own: Belongings) => boolean) =>
      writing(request, ({ body, own }) =>
        isOwn(own)
          ? body.read(Fields, ({ email, preferences }) => {
              own.settings.email = email
              own.settings.preferences = { ...defaultPreferences, ...preferences }
              return showChangeable(own)
            })
          : Responses.noSuch("PersonAccount")
      )

    const update = (request: HttpServerRequest.HttpServerRequest, isOwn: (own: Belongings) => boolean) =>
      writing(request, ({ body, own }) =>
        isOwn(own)
          ? body.read(Changes, ({ email = own.settings.email, preferences }) => {
              own.settings.email = email
              own.settings.preferences = { ...own.settings.preferences, ...preferences }
              return showChangeable(own)
            })
          : Responses.noSuch("PersonAccount")
      )

    const itsOwn = () => true
    const withId =
      (id: number) =>
      ({ account }: Belongings) =>
        account.id === id

    return handlers
      .handle("get", () =>
        reading(({ account, settings }) => Responses.json(Account.detail(account, settings)))
      )
      .handleRaw("replace", ({ request }) => replace(request, itsOwn))
      .handleRaw("update", ({ request }) => update(request, itsOwn))
      .handleRaw("replaceById", ({ params, request }) => replace(request, withId(params.id)))
      .handleRaw("updateById", ({ params, request }) => update(request, withId(params.id)))
      .handle("facets", unrecorded.respond)

      .handle("emailPreferences", unrecorded.respond)
      .handleRaw("updateEmailPreference", unrecorded.respond)
      .handle("emailPreferenceFacets", unrecorded.respond)
      .handle("streamingQuality", unrecorded.respond)
      .handleRaw("updateStreamingQuality", unrecorded.respond)
      .handle("streamingQualityFacets", unrecorded.respond)

      .handle("introspect", () =>
        // The fields that clients read; no complete response was recorded. It has no `active`.
        Effect.map(CurrentAccount, (account) =>
          Responses.json({
            user_id: account.id,
            username: account.username,
            scope: docsScope,
            subscription: account.subscription,
            feature: account.subscription === "bp_basic" ? [] : ["feature:fulltrackplayback"]
          })
        )
      )
      .handleRaw("revoke", () => Effect.orDie(revoked))
  })
)
