/**
 * JSON of an account: one object, with more personal data than a client should keep.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { orders } from "../Library/Purchases.ts"
import type { Settings } from "../Library/Settings.ts"

/** Returns the id of the person of an account. */
export const personId = (account: SimulatedAccount): number => account.id + 1_000_000

/** Returns the DJ profile under which the account publishes charts. */
export const djProfile = (account: SimulatedAccount) => ({
  associated_artist: null,
  id: account.id + 2_000_000,
  bio: null,
  enabled: false,
  is_indexed: false,
  name: account.username,
  slug: account.username
})

/**
 * Makes the account. Unrecorded: names and types are those of Beatport's document and of one object that a user
 * described.
 */
export const detail = (account: SimulatedAccount, settings: Settings) => ({
  id: account.id,
  add_by: null,
  add_date: "2019-03-02",
  bypass_fraud_service: false,
  change_by: null,
  change_date: "2026-09-01",
  decline_transactions: false,
  dj_profile: djProfile(account),
  email: settings.email,
  email_confirmed: true,
  enabled: true,
  exclude_purchases_from_charts: false,
  failed_login_count: 0,
  first_name: "Sel",
  forgot_password_status: false,
  last_login: "2026-09-23T20:15:00-06:00",
  last_name: "Ector",
  name: "Sel Ector",
  person_id: personId(account),
  phone_number: null,
  phone_primary: null,
  preferences: { ...settings.preferences, person: personId(account) },
  register_country_id: 840,
  register_ip_address: "192.0.2.10",
  registration_date: "2019-03-02T11:22:33-07:00",
  source_type: { id: 1, name: "beatport", url: `${apiUrl}/auxiliary/source-types/1/` },
  total_orders: orders,
  username: account.username
})

/** Returns the fields that can be changed, which are also the response to a change. */
export const changeable = ({ email, preferences }: Settings) => ({ email, preferences })
