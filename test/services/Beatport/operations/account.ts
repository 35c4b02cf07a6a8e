/**
 * The operations on the account.
 */
import { Redacted } from "effect"
import type { Operation } from "./Operation.ts"

const anything = { whatever: true }
const settings = { email: "nova@example.com", preferences: { audio_format_id: 31, language: "en-US" } }

/** With more in it than may be read by default. */
const myAccount = {
  id: 42,
  username: "nova",
  email: "nova@example.com",
  last_name: "Lindqvist",
  register_ip_address: "192.0.2.1",
  total_orders: 21,
  preferences: { audio_format_id: 31, person: 42 }
}

export const account: ReadonlyArray<Operation> = [
  {
    name: "account.get",
    call: (b) => b.account.get(),
    sends: "GET /my/account/",
    response: myAccount,
    gives: { id: 42, username: "nova" }
  },
  {
    name: "account.profile",
    call: (b) => b.account.profile(),
    sends: "GET /my/account/",
    response: myAccount,
    gives: {
      id: 42,
      username: "nova",
      email: "nova@example.com",
      last_name: "Lindqvist",
      total_orders: 21,
      preferences: { audio_format_id: 31 }
    }
  },
  {
    name: "account.update",
    call: (b) => b.account.update({ preferences: { filename_convention: null } }),
    sends: "PATCH /my/account/myaccount/",
    body: { preferences: { filename_convention: null } },
    response: settings
  },
  {
    name: "account.replace",
    call: (b) => b.account.replace(settings),
    sends: "PUT /my/account/myaccount/",
    body: settings,
    response: settings
  },
  {
    name: "account.updateById",
    call: (b) => b.account.updateById(42, { email: "nova@example.com" }),
    sends: "PATCH /my/account/42/",
    body: { email: "nova@example.com" },
    response: settings
  },
  {
    name: "account.replaceById",
    call: (b) => b.account.replaceById(42, settings),
    sends: "PUT /my/account/42/",
    body: settings,
    response: settings
  },
  {
    name: "account.emailPreferences",
    call: (b) => b.account.emailPreferences(),
    sends: "GET /my/email-preferences/",
    response: [anything]
  },
  {
    name: "account.updateEmailPreference",
    call: (b) => b.account.updateEmailPreference(3, { subscribed: false, about: ["news"] }),
    sends: "PATCH /my/email-preferences/3/",
    body: { subscribed: false, about: ["news"] },
    response: ""
  },
  {
    name: "account.emailPreferenceFacets",
    call: (b) => b.account.emailPreferenceFacets(),
    sends: "GET /my/email-preferences/facets/",
    response: anything
  },
  {
    name: "account.streamingQuality",
    call: (b) => b.account.streamingQuality(),
    sends: "GET /my/streaming-quality/",
    response: anything
  },
  {
    name: "account.updateStreamingQuality",
    call: (b) => b.account.updateStreamingQuality(3, { quality: "high" }),
    sends: "PATCH /my/streaming-quality/3/",
    body: { quality: "high" },
    response: anything
  },
  {
    name: "account.streamingQualityFacets",
    call: (b) => b.account.streamingQualityFacets(),
    sends: "GET /my/streaming-quality/facets/",
    response: anything
  },
  {
    name: "account.facets",
    call: (b) => b.account.facets(),
    sends: "GET /my/account/facets/",
    response: ""
  },
  {
    name: "account.introspect",
    call: (b) => b.account.introspect(),
    sends: "GET /auth/o/introspect/",
    response: { username: "nova", subscription: "bp_basic", feature: [] }
  },
  {
    name: "account.revoke",
    call: (b) => b.account.revoke(Redacted.make("lost and found"), "client"),
    sends: "POST /auth/o/revoke/",
    body: "client_id=client&token=lost+and+found",
    response: "",
    gives: undefined
  }
]
