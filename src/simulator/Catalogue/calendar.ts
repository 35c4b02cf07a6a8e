/**
 * Days as whole numbers (days since 1970) and in the server's formats.
 */

const millisPerDay = 86_400_000

/** Returns the start of a day, in milliseconds since 1970. */
export const findDayStart = (day: number): number => day * millisPerDay

const texts = new Map<number, string>()

/** Formats a day as `YYYY-MM-DD`. It is cached, so that all tracks of a day share one string. */
export const formatDay = (day: number): string => {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * millisPerDay).toISOString().slice(0, 10)
  texts.set(day, text)
  return text
}

/** Parses a day in the format `YYYY-MM-DD`. */
export const parseDay = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / millisPerDay)

/** Returns the first Sunday of a month (January is 0), plus a number of weeks. */
const findSunday = (year: number, month: number, weeks: number): number => {
  const first = Math.floor(Date.UTC(year, month, 1) / millisPerDay)
  // Day 0 was a Thursday.
  return first + ((7 - ((first + 4) % 7)) % 7) + weeks * 7
}

/** Returns Denver's offset from UTC on a day. Summer time lasts from March's second Sunday to November's first. */
const findDenverOffset = (day: number): string => {
  const year = new Date(day * millisPerDay).getUTCFullYear()
  return day >= findSunday(year, 2, 1) && day < findSunday(year, 10, 0) ? "-06:00" : "-07:00"
}

const padTwo = (n: number) => String(n).padStart(2, "0")

/** Formats a time of a day in Denver's time zone, which Beatport uses: `"2026-04-16T16:53:50-06:00"`. */
export const formatDenver = (day: number, second: number): string => {
  const ofDay = second % 86_400
  const hours = Math.floor(ofDay / 3600)
  const minutes = Math.floor(ofDay / 60) % 60
  return `${formatDay(day)}T${padTwo(hours)}:${padTwo(minutes)}:${padTwo(ofDay % 60)}${findDenverOffset(day)}`
}

/** Formats a time of creation, to the microsecond: `"2026-09-23T05:50:56.887000-06:00"`. */
export const formatMoment = (millis: number): string => {
  const offset = findDenverOffset(Math.floor(millis / millisPerDay))
  const local = new Date(millis + Number.parseInt(offset, 10) * 3_600_000)
  return `${local.toISOString().slice(0, 23)}000${offset}`
}
