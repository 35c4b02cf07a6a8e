/**
 * Personal data and settings of the signed-in account, requested only by their own operations.
 */
import { Schema } from "effect"
import type { Given } from "./Given.ts"
import { Unrecorded } from "./Unrecorded.ts"

const maybe = <S extends Schema.Constraint>(schema: S) => Schema.optionalKey(Schema.NullOr(schema))

/** Preferences that the account has set on Beatport. */
export class AccountPreferences extends Schema.Opaque<AccountPreferences>()(
  Schema.Struct({
    /** The format that purchases are delivered in. */
    audio_format_id: maybe(Schema.Int),
    /** The id of the preferred streaming format. */
    streaming_audio_format_id: maybe(Schema.Int),
    /** A template such as `"{artists} - {track_name} ({mix_name})"`. */
    filename_convention: maybe(Schema.String),
    /** The name of the default cart. */
    default_cart_name: maybe(Schema.String),
    /** The language, such as `"en"`. */
    language: maybe(Schema.String),
    /** Which in-app messages are switched off. Unrecorded. */
    in_app_message_opt_out: maybe(Unrecorded),
    /** Whether push notifications are switched on. */
    mobile_push_notification_is_enabled: maybe(Schema.Boolean),
    /** The settings of push notifications. Unrecorded. */
    mobile_push_notification_settings: maybe(Unrecorded)
  })
) {}

/** Describes the DJ profile under which the account publishes charts. */
export class DjProfile extends Schema.Opaque<DjProfile>()(
  Schema.Struct({
    /** The id of the DJ profile. */
    id: Schema.Int,
    /** The name. */
    name: maybe(Schema.String),
    /** The name as it occurs in store URLs; `"---"` if it has no Latin letters. */
    slug: maybe(Schema.String),
    /** The biography, with real line breaks; null without one. */
    bio: maybe(Schema.String),
    /** Whether it is enabled in the store. */
    enabled: maybe(Schema.Boolean),
    /** Whether the chart can be found by search. */
    is_indexed: maybe(Schema.Boolean),
    /** The id of the artist that the profile belongs to. */
    associated_artist: maybe(Unrecorded),
    /** The picture. */
    image: maybe(Unrecorded),
    /** The genres. */
    genres: maybe(Unrecorded)
  })
) {}

/** Describes the owner of the account. It is personal data: keep it out of logs. */
export class AccountProfile extends Schema.Opaque<AccountProfile>()(
  Schema.Struct({
    /** The id on Beatport. */
    id: Schema.Union([Schema.Int, Schema.String]),
    /** The user name of the account. */
    username: Schema.String,
    /** The id of the person. */
    person_id: maybe(Schema.Int),
    /** The e-mail address. */
    email: maybe(Schema.String),
    /** Whether the e-mail address is confirmed. */
    email_confirmed: maybe(Schema.Boolean),
    /** The first name. */
    first_name: maybe(Schema.String),
    /** The last name. */
    last_name: maybe(Schema.String),
    /** The name. */
    name: maybe(Schema.String),
    /** The telephone number; null in the one known response. */
    phone_number: maybe(Schema.String),
    /** Whether it is enabled in the store. */
    enabled: maybe(Schema.Boolean),
    /** The datetime of the registration. */
    registration_date: maybe(Schema.String),
    /** The datetime of the last login. */
    last_login: maybe(Schema.String),
    /** The country that decides about prices and territories. */
    register_country_id: maybe(Schema.Int),
    /** The number of orders. */
    total_orders: maybe(Schema.Union([Schema.Int, Schema.String])),
    /** The DJ profile of the account. */
    dj_profile: maybe(DjProfile),
    /** The preferences to change. */
    preferences: maybe(AccountPreferences)
  })
) {}

/** Holds the settings of the account after a change. */
export class AccountSettings extends Schema.Opaque<AccountSettings>()(
  Schema.Struct({
    /** The e-mail address. */
    email: maybe(Schema.String),
    /** The preferences to change. */
    preferences: maybe(AccountPreferences)
  })
) {}

const Email = Schema.NonEmptyString.check(Schema.isMaxLength(128))

/** Holds the preferences that can be written. */
export const PreferenceChanges = Schema.Struct({
  /** The id of the preferred download format. */
  audio_format_id: Schema.optionalKey(Schema.Int),
  /** The id of the preferred streaming format. */
  streaming_audio_format_id: Schema.optionalKey(Schema.Int),
  /** The pattern of the names of downloaded files. */
  filename_convention: maybe(Schema.String.check(Schema.isMaxLength(255))),
  /** The name of the default cart. */
  default_cart_name: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(50))),
  /** The language, such as `"en"`. */
  language: Schema.optionalKey(Schema.String.check(Schema.isMaxLength(8))),
  /** Which in-app messages are switched off. Unrecorded. */
  in_app_message_opt_out: Schema.optionalKey(Schema.Json),
  /** Whether push notifications are switched on. */
  mobile_push_notification_is_enabled: Schema.optionalKey(Schema.Boolean),
  /** The settings of push notifications. Unrecorded. */
  mobile_push_notification_settings: Schema.optionalKey(Schema.Json)
})
export interface PreferenceChanges extends Given<typeof PreferenceChanges.Type> {}

/** Holds the request body that replaces the settings of the account. */
export const AccountFields = Schema.Struct({
  /** The e-mail address. */
  email: Email,
  /** The preferences. The server resets an omitted preference to its default. */
  preferences: PreferenceChanges
})
export interface AccountFields extends Given<typeof AccountFields.Type> {}

/** Holds the request body that changes some of the settings. */
export const AccountChanges = Schema.Struct({
  /** The e-mail address. */
  email: Schema.optionalKey(Email),
  /** The preferences to change. */
  preferences: Schema.optionalKey(PreferenceChanges)
})
export interface AccountChanges extends Given<typeof AccountChanges.Type> {}
