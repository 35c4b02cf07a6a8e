/**
 * JSON of prices, in the currency of the current account.
 */
import type { Currency } from "../Accounts.ts"
import type { ReleaseRow, TrackRow } from "../Catalogue.ts"

const symbols: Record<Currency, string> = { USD: "$", EUR: "\u20ac", GBP: "\u00a3" }

/** Prices of a track in hundredths: exclusive tracks cost more, and each country has its own prices. */
const trackCents: Record<Currency, readonly [plain: number, exclusive: number]> = {
  USD: [149, 249],
  EUR: [159, 239],
  GBP: [124, 186]
}

const price = (currency: Currency, cents: number) => ({
  code: currency,
  symbol: symbols[currency],
  value: cents / 100,
  display: `${symbols[currency]}${(cents / 100).toFixed(2)}`
})

const ofOne = (track: TrackRow, currency: Currency): number =>
  trackCents[currency][track.release.exclusive ? 1 : 0]

export const ofTrack = (track: TrackRow, currency: Currency) => price(currency, ofOne(track, currency))

const sum = (tracks: ReadonlyArray<TrackRow>, currency: Currency): number =>
  tracks.reduce((cents, track) => cents + ofOne(track, currency), 0)

/** Makes the price of a release, at most 9.99. */
export const ofRelease = (release: ReleaseRow, currency: Currency) =>
  price(currency, Math.min(999, sum(release.tracks, currency)))

/** Makes the price of several tracks: a chart. */
export const ofTracks = (tracks: ReadonlyArray<TrackRow>, currency: Currency) =>
  price(currency, sum(tracks, currency))
