/**
 * The account as it goes over the wire: one object, with far more about the person than a client should keep.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import { apiUrl } from "../responses.ts"
import { orders } from "../Library/Purchases.ts"
import type { Settings } from "../Library/Settings.ts"

/** The id of the person behind an account. */
export const personId = (account: SimulatedAccount): number => account.id + 1_000_000

/** Who the account publishes charts as. */
export const djProfile = (account: SimulatedAccount) => ({
  associated_artist: null,
  id: account.id + 2_000_000,
  bio: null,
  enabled: false,
  is_indexed: false,
  name: account.username,
  slug: account.username
})

/** Never recorded: names and types are those of Beatport's document and of one private object somebody described. */
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

/** What can be changed of it, and what changing it answers. */
export const changeable = ({ email, preferences }: Settings) => ({ email, preferences })
