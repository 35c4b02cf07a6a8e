/**
 * What pictures of tracks show: tempos, keys, genres, labels and months.
 */
import { GenreReference } from "../../schemas/Genre.ts"
import { Key } from "../../schemas/Key.ts"
import { Track } from "../../schemas/Track.ts"

/** The tracks that a picture can be drawn of. */
export type Pictured = Pick<
  Track,
  | "id"
  | "name"
  | "slug"
  | "mix_name"
  | "artists"
  | "bpm"
  | "key"
  | "genre"
  | "release"
  | "publish_date"
  | "length"
  | "length_ms"
  | "sample_url"
>

/** How often something occurs. */
export interface Count {
  readonly name: string
  readonly count: number
}

/** How often everything in a picture occurs. */
export interface Facts {
  readonly tracks: number
  /** Tempos in steps, with the gaps between; the name is the lowest tempo of the step. */
  readonly bpm: ReadonlyArray<Count>
  /** Keys in Camelot notation. */
  readonly keys: ReadonlyMap<string, number>
  readonly genres: ReadonlyArray<Count>
  readonly labels: ReadonlyArray<Count>
  /** Months from the first to the last, with the gaps between; at most the last 24. */
  readonly months: ReadonlyArray<Count>
}

const count = (names: Iterable<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** The most bars that a histogram of tempos has. */
const mostSteps = 30

const histogram = (tempos: ReadonlyArray<number>): ReadonlyArray<Count> => {
  if (tempos.length === 0) return []
  const lowest = tempos.reduce((a, b) => Math.min(a, b))
  const highest = tempos.reduce((a, b) => Math.max(a, b))
  const step = [1, 2, 4, 5, 10, 20].find((size) => (highest - lowest) / size < mostSteps) ?? 50
  const first = Math.floor(lowest / step) * step
  const counts = count(tempos.map((bpm) => String(Math.floor(bpm / step) * step)))
  return Array.from({ length: Math.floor((highest - first) / step) + 1 }, (_, index) => {
    const name = String(first + index * step)
    return { name, count: counts.get(name) ?? 0 }
  })
}

/** The names with the highest counts. */
const takeLargest = (names: Iterable<string>, most: number): ReadonlyArray<Count> =>
  [...count(names)]
    .map(([name, times]) => ({ name, count: times }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most)

const mostMonths = 24

const countByMonth = (days: ReadonlyArray<string>): ReadonlyArray<Count> => {
  const counts = count(days.map((day) => day.slice(0, "YYYY-MM".length)))
  const known = [...counts.keys()].filter((month) => /^\d{4}-\d{2}$/.test(month)).toSorted()
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const from = Math.max(number(first), number(last) - mostMonths + 1)
  return Array.from({ length: number(last) - from + 1 }, (_, index) => {
    const month = from + index
    const name = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`
    return { name, count: counts.get(name) ?? 0 }
  })
}

/** Counts what a picture of these tracks shows. */
export const collectFacts = (tracks: ReadonlyArray<Pictured>): Facts => ({
  tracks: tracks.length,
  bpm: histogram(tracks.flatMap(({ bpm }) => (bpm === null ? [] : [bpm]))),
  keys: count(tracks.flatMap(({ key }) => (key === null ? [] : [Key.camelot(key)]))),
  genres: takeLargest(
    tracks.map(({ genre }) => GenreReference.displayName(genre)),
    8
  ),
  labels: takeLargest(
    tracks.map((track) => Track.label(track).name.trim()),
    8
  ),
  months: countByMonth(tracks.map(({ publish_date }) => publish_date))
})
