/**
 * What the signed-in account says about its owner, read only when it is asked for; and what can be changed of it.
 */
import { Schema } from "effect"
import { Unrecorded } from "./Unrecorded.ts"

const maybe = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/** The account's preferences. */
export class AccountPreferences extends Schema.Opaque<AccountPreferences>()(
  Schema.Struct({
    /** The format that purchases are delivered in. */
    audio_format_id: maybe(Schema.Int),
    streaming_audio_format_id: maybe(Schema.Int),
    /** A template such as `"{artists} - {track_name} ({mix_name})"`. */
    filename_convention: maybe(Schema.String),
    default_cart_name: maybe(Schema.String),
    language: maybe(Schema.String),
    in_app_message_opt_out: maybe(Unrecorded),
    mobile_push_notification_is_enabled: maybe(Schema.Boolean),
    mobile_push_notification_settings: maybe(Unrecorded)
  })
) {}

/** The DJ profile that the account publishes charts under. */
export class DjProfile extends Schema.Opaque<DjProfile>()(
  Schema.Struct({
    id: Schema.Int,
    name: maybe(Schema.String),
    slug: maybe(Schema.String),
    bio: maybe(Schema.String),
    enabled: maybe(Schema.Boolean),
    is_indexed: maybe(Schema.Boolean),
    associated_artist: maybe(Unrecorded),
    image: maybe(Unrecorded),
    genres: maybe(Unrecorded)
  })
) {}

/** Everything about the account's owner that is of use to the owner: personal data, to be kept from logs. */
export class AccountProfile extends Schema.Opaque<AccountProfile>()(
  Schema.Struct({
    id: Schema.Union([Schema.Int, Schema.String]),
    username: Schema.String,
    person_id: maybe(Schema.Int),
    email: maybe(Schema.String),
    email_confirmed: maybe(Schema.Boolean),
    first_name: maybe(Schema.String),
    last_name: maybe(Schema.String),
    name: maybe(Schema.String),
    phone_number: maybe(Schema.String),
    enabled: maybe(Schema.Boolean),
    registration_date: maybe(Schema.String),
    last_login: maybe(Schema.String),
    /** The country that decides about prices and territories. */
    register_country_id: maybe(Schema.Int),
    total_orders: maybe(Schema.Union([Schema.Int, Schema.String])),
    dj_profile: maybe(DjProfile),
    preferences: maybe(AccountPreferences)
  })
) {}

/** What changing the account answers. */
export class AccountSettings extends Schema.Opaque<AccountSettings>()(
  Schema.Struct({ email: maybe(Schema.String), preferences: maybe(AccountPreferences) })
) {}

const Email = Schema.NonEmptyString.check(Schema.isMaxLength(128))

/** The preferences that can be written. */
export const PreferenceChanges = Schema.Struct({
  audio_format_id: Schema.optionalKey(Schema.Int),
  streaming_audio_format_id: Schema.optionalKey(Schema.Int),
  filename_convention: maybe(Schema.String.check(Schema.isMaxLength(255))),
  default_cart_name: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(50))),
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(8))),
  in_app_message_opt_out: Schema.optionalKey(Schema.Json),
  mobile_push_notification_is_enabled: Schema.optionalKey(Schema.Boolean),
  mobile_push_notification_settings: Schema.optionalKey(Schema.Json)
})
export interface PreferenceChanges extends Schema.Schema.Type<typeof PreferenceChanges> {}

/** The body that replaces what can be changed of the account. */
export const AccountFields = Schema.Struct({ email: Email, preferences: PreferenceChanges })
export interface AccountFields extends Schema.Schema.Type<typeof AccountFields> {}

/** The body that changes some of it. */
export const AccountChanges = Schema.Struct({
  email: Schema.optionalKey(Email),
  preferences: Schema.optionalKey(PreferenceChanges)
})
export interface AccountChanges extends Schema.Schema.Type<typeof AccountChanges> {}
