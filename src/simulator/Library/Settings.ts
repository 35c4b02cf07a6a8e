/**
 * The settings of one account.
 */
import type { SimulatedAccount } from "../Accounts.ts"

/** Holds fields that are stored as they are sent. */
export type Fields = Readonly<Record<string, unknown>>

/** Describes a stored record with an id. */
export interface Choice extends Fields {
  readonly id: number
}

/** Holds the records of which no response was recorded. */
export interface Choices {
  readonly streamingQuality: ReadonlyArray<Choice>
  readonly emailPreferences: ReadonlyArray<Choice>
}

export interface Settings {
  email: string
  /** Preferences by their names in responses. */
  preferences: Fields
  choices: Choices
}

/** Holds the initial preferences; these defaults are in Beatport's document. */
export const defaultPreferences: Fields = { audio_format_id: 1, language: "en-US" }

/**
 * Makes the initial settings. The shapes of streaming quality and e-mail preferences are unknown; their ids differ
 * between accounts.
 */
export const make = (account: SimulatedAccount): Settings => ({
  email: account.email,
  preferences: defaultPreferences,
  choices: {
    streamingQuality: [{ id: account.id + 5_000_000, name: "medium" }],
    emailPreferences: ["newsletter", "new_releases", "my_beatport"].map((name, index) => ({
      id: account.id * 10 + index,
      name,
      subscribed: index > 0
    }))
  }
})
