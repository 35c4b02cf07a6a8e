/**
 * One account's settings.
 */
import type { SimulatedAccount } from "../Accounts.ts"

/** Fields of a record that is written as it comes. */
export type Fields = Readonly<Record<string, unknown>>

/** A record with an id that is changed by it. */
export interface Choice extends Fields {
  readonly id: number
}

export interface Settings {
  email: string
  /** By their names in the answer. */
  preferences: Fields
  streamingQuality: Choice
  emailPreferences: ReadonlyArray<Choice>
}

/** Preferences nobody has touched; the document names these defaults. */
export const defaultPreferences: Fields = { audio_format_id: 1, language: "en-US" }

/**
 * As they are at first. What streaming quality and e-mail preferences look like is nowhere said; the ids differ from
 * account to account.
 */
export const make = (account: SimulatedAccount): Settings => ({
  email: account.email,
  preferences: defaultPreferences,
  streamingQuality: { id: account.id + 5_000_000, name: "medium" },
  emailPreferences: ["newsletter", "new_releases", "my_beatport"].map((name, index) => ({
    id: account.id * 10 + index,
    name,
    subscribed: index > 0
  }))
})
