/**
 * Days as whole numbers (days since 1970) and as the server writes them.
 */

const millisPerDay = 86_400_000

/** The first moment of a day, in milliseconds since 1970. */
export const dayStart = (day: number): number => day * millisPerDay

const texts = new Map<number, string>()

/** A day as `YYYY-MM-DD`. One string a day, however many tracks came out on it. */
export const dayText = (day: number): string => {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * millisPerDay).toISOString().slice(0, 10)
  texts.set(day, text)
  return text
}

/** The day in a `YYYY-MM-DD`. */
export const dayNumber = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / millisPerDay)

/** The first Sunday of a month (January is 0), `weeks` later. */
const sunday = (year: number, month: number, weeks: number): number => {
  const first = Math.floor(Date.UTC(year, month, 1) / millisPerDay)
  // Day 0 was a Thursday.
  return first + ((7 - ((first + 4) % 7)) % 7) + weeks * 7
}

/** Denver's offset from UTC on a day: summer time runs from March's second Sunday to November's first. */
const denverOffset = (day: number): string => {
  const year = new Date(day * millisPerDay).getUTCFullYear()
  return day >= sunday(year, 2, 1) && day < sunday(year, 10, 0) ? "-06:00" : "-07:00"
}

const two = (n: number) => String(n).padStart(2, "0")

/** A moment of a day in Denver, where Beatport's clocks are: `"2026-04-16T16:53:50-06:00"`. */
export const denver = (day: number, second: number): string => {
  const ofDay = second % 86_400
  const hours = Math.floor(ofDay / 3600)
  const minutes = Math.floor(ofDay / 60) % 60
  return `${dayText(day)}T${two(hours)}:${two(minutes)}:${two(ofDay % 60)}${denverOffset(day)}`
}

/** A moment as it is written down when something is made, to the microsecond: `"2026-09-23T05:50:56.887000-06:00"`. */
export const moment = (millis: number): string => {
  const offset = denverOffset(Math.floor(millis / millisPerDay))
  const local = new Date(millis + Number.parseInt(offset, 10) * 3_600_000)
  return `${local.toISOString().slice(0, 23)}000${offset}`
}
