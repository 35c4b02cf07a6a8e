/**
 * Fixtures of an account, its token, its purchases and what it follows.
 */
import { Redacted } from "effect"
import type { Account, Introspection } from "../../schemas/Account.ts"
import type {
  AccountPreferences,
  AccountProfile,
  AccountSettings,
  DjProfile
} from "../../schemas/AccountSettings.ts"
import type { Followed, FollowedIds, FollowedPlaylist } from "../../schemas/Following.ts"
import type { AudioFormat, Purchase } from "../../schemas/Purchase.ts"
import type { Token } from "../../schemas/Token.ts"
import { trackArtist } from "./artists.ts"
import { fixture, picture } from "./fixture.ts"
import { track } from "./tracks.ts"

const identity = { id: 6001, username: "nova" }

/** Makes the signed-in account: id and user name. */
export const account = fixture<Account>(identity)

/** Makes the scopes of a token, and the account that it belongs to. */
export const introspection = fixture<Introspection>({
  user_id: identity.id,
  username: identity.username,
  scope: "app:locker user:dj",
  subscription: null,
  feature: []
})

/** Makes the preferences of an account. */
export const accountPreferences = fixture<AccountPreferences>({
  audio_format_id: 1,
  streaming_audio_format_id: null,
  filename_convention: "[artist] - [title]",
  default_cart_name: "default",
  language: "en",
  in_app_message_opt_out: null,
  mobile_push_notification_is_enabled: false,
  mobile_push_notification_settings: null
})

/** Makes the DJ profile of an account. */
export const djProfile = fixture<DjProfile>({
  id: identity.id,
  name: "Nova Lindqvist",
  slug: "nova-lindqvist",
  bio: null,
  enabled: true,
  is_indexed: true,
  associated_artist: null,
  image: null,
  genres: []
})

/** Makes the whole profile of an account. */
export const accountProfile = fixture<AccountProfile>({
  ...identity,
  person_id: 6001,
  email: "nova@example.com",
  email_confirmed: true,
  first_name: "Nova",
  last_name: "Lindqvist",
  name: "Nova Lindqvist",
  phone_number: null,
  enabled: true,
  registration_date: "2020-01-01T12:00:00-07:00",
  last_login: "2026-03-06T12:00:00-07:00",
  register_country_id: 1,
  total_orders: 3,
  dj_profile: djProfile(),
  preferences: accountPreferences()
})

/** Makes the e-mail address and the preferences of an account. */
export const accountSettings = fixture<AccountSettings>({
  email: "nova@example.com",
  preferences: accountPreferences()
})

/** Makes a token that never expires, with a refresh token. */
export const token = fixture<Token>({
  access_token: Redacted.make("an-access-token-for-tests"),
  refresh_token: Redacted.make("a-refresh-token-for-tests"),
  expires_at: 4_102_444_800_000,
  renew_at: 4_102_444_800_000,
  scope: "app:locker user:dj"
})

/** Makes an audio format. */
export const audioFormat = fixture<AudioFormat>({ id: 1, name: "MP3" })

const bought = track()

/** Makes a bought track. */
export const purchase = fixture<Purchase>({
  id: bought.id,
  name: bought.name,
  mix_name: bought.mix_name,
  slug: bought.slug,
  artists: bought.artists,
  remixers: bought.remixers,
  release: bought.release,
  genre: bought.genre,
  key: bought.key,
  bpm: bought.bpm,
  length: bought.length,
  length_ms: bought.length_ms,
  catalog_number: bought.catalog_number,
  isrc: bought.isrc,
  image: bought.image,
  price: bought.price,
  publish_date: bought.publish_date,
  purchase_date: "2026-03-06T12:00:00-07:00",
  audio_format: audioFormat(),
  order_item_download_id: 9101,
  order_item_download_try_count: 0,
  initial_download: true,
  received_status: false
})

/** Makes an artist or a label that the account follows. */
export const followed = fixture<Followed>({
  id: trackArtist().id,
  name: trackArtist().name,
  count: 3,
  image: picture(1001, "590x404")
})

/** Makes a playlist that the account follows. */
export const followedPlaylist = fixture<FollowedPlaylist>({
  id: 7001,
  name: "Sunday",
  count: 3,
  image: null
})

/** Makes the ids of what the account follows. */
export const followedIds = fixture<FollowedIds>({
  performer: [1001],
  label: [2001],
  playlist: [7001]
})
