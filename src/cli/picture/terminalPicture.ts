/**
 * Pictures of tracks in a terminal.
 */
import { cleanText } from "../output/cleanText.ts"
import { cut, padEnd, padStart } from "../output/wrap.ts"
import type { Count, Facts } from "./Facts.ts"
import { hours, findHue } from "./wheel.ts"

/** How a terminal shows a picture. */
export interface Brush {
  readonly width: number
  readonly bold: (text: string) => string
  /** Colors a text by a hue in degrees. */
  readonly hue: (text: string, degrees: number) => string
  /** Colors what is behind a text by a hue in degrees; the strength is from 0 to 1. */
  readonly fill: (text: string, degrees: number, strength: number) => string
}

const eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const

const most = (counts: ReadonlyArray<Count>): number =>
  counts.reduce((highest, one) => Math.max(highest, one.count), 1)

const height = 8

/** Upright bars with the names of some below. */
const columns = (
  counts: ReadonlyArray<Count>,
  { hue, width }: Brush,
  degrees: number
): ReadonlyArray<string> => {
  const highest = most(counts)
  const room = width - 6
  const bar = Math.max(1, Math.min(4, Math.floor(room / Math.max(1, counts.length)) - 1))
  const rows = Array.from({ length: height }, (_, row) => {
    const from = (height - 1 - row) * 8
    const cells = counts.map(({ count }) => {
      const filled = Math.min(8, Math.max(0, Math.round((count / highest) * height * 8) - from))
      return (eighths[count > 0 && row === height - 1 ? Math.max(1, filled) : filled] ?? " ").repeat(bar)
    })
    const label = row === 0 ? String(highest) : row === height - 1 ? "0" : ""
    return `${padStart(label, 4)} ${hue(cells.join(" "), degrees)}`.trimEnd()
  })
  let names = ""
  counts.forEach(({ name }, index) => {
    const at = index * (bar + 1)
    if (at >= names.length + (index === 0 ? 0 : 2)) names = padEnd(names, at) + name
  })
  return [...rows, `     ${cut(names, room)}`]
}

/** Lying bars with names before and shares behind. */
const bars = (
  counts: ReadonlyArray<Count>,
  tracks: number,
  { hue, width }: Brush,
  degrees: number
): ReadonlyArray<string> => {
  const names = Math.min(28, Math.floor(width / 3))
  const room = width - names - 8
  const highest = most(counts)
  return counts.map(({ count, name }) => {
    const bar = "▇".repeat(Math.max(1, Math.round((count / highest) * room)))
    const share = `${Math.round((count / Math.max(1, tracks)) * 100)}%`
    return `${padEnd(cut(cleanText(name), names), names)} ${hue(bar, degrees)} ${share}`
  })
}

const wheelRows = 25
const wheelColumns = 60

/** The rings of the wheel, by the distance from its center: 0 is the center, 1 the edge. */
const rings = [
  { letter: "A", from: 0.28, to: 0.64 },
  { letter: "B", from: 0.64, to: 1 }
] as const

/** The key at a place of the wheel; undefined beside it and in its middle. */
const findKey = (column: number, row: number) => {
  const x = (column + 0.5 - wheelColumns / 2) / (wheelColumns / 2)
  const y = (row + 0.5 - wheelRows / 2) / (wheelRows / 2)
  const distance = Math.hypot(x, y)
  const ring = rings.find(({ from, to }) => distance >= from && distance < to)
  const sector = Math.round((Math.atan2(x, -y) / (2 * Math.PI)) * hours.length)
  if (ring === undefined) return undefined
  const hour = ((sector + hours.length - 1) % hours.length) + 1
  return { hour, name: `${hour}${ring.letter}` }
}

/** The Camelot wheel: major keys on the outer ring, minor keys on the inner one, with how many tracks each has. */
const wheel = (keys: ReadonlyMap<string, number>, { bold, fill }: Brush): ReadonlyArray<string> => {
  const letters = Array.from({ length: wheelRows }, () => Array.from({ length: wheelColumns }, () => " "))
  const highest = [...keys.values()].reduce((a, b) => Math.max(a, b), 1)
  for (const { from, letter, to } of rings) {
    for (const hour of hours) {
      const key = `${hour}${letter}`
      const angle = (hour / hours.length) * 2 * Math.PI
      const distance = (from + to) / 2
      const text = `${key} ${keys.get(key) ?? "·"}`
      const row = letters[Math.round((1 - Math.cos(angle) * distance) * (wheelRows / 2) - 0.5)]
      const start = Math.round((1 + Math.sin(angle) * distance) * (wheelColumns / 2) - text.length / 2)
      row?.splice(start, text.length, ...text)
    }
  }
  return letters.map((row, y) =>
    splitRuns(row.length, (x) => findKey(x, y))
      .map(({ from, key, to }) => {
        const text = row.slice(from, to).join("")
        if (key === undefined) return text
        const count = keys.get(key.name) ?? 0
        const shown = count > highest / 2 ? text.replaceAll(/\S+(?: \S+)*/g, bold) : text
        return fill(shown, findHue(key.hour), count === 0 ? 0.08 : 0.25 + (0.75 * count) / highest)
      })
      .join("")
      .trimEnd()
  )
}

interface Run {
  readonly from: number
  readonly to: number
  readonly key: ReturnType<typeof findKey>
}

/** Joins neighbouring columns of the same key, so that each is colored once. */
const splitRuns = (length: number, keyOf: (column: number) => Run["key"]): ReadonlyArray<Run> => {
  const runs: Array<Run> = []
  for (let column = 0; column < length; column++) {
    const key = keyOf(column)
    const last = runs.at(-1)
    if (last !== undefined && last.key?.name === key?.name)
      runs[runs.length - 1] = { ...last, to: column + 1 }
    else runs.push({ from: column, to: column + 1, key })
  }
  return runs
}

/** Draws all pictures of some tracks under each other. */
export const drawInTerminal = (facts: Facts, brush: Brush): ReadonlyArray<string> => {
  const title = (text: string) => brush.bold(text)
  return [
    title("Tempo in BPM"),
    ...columns(facts.bpm, brush, 190),
    "",
    title("Keys on the Camelot wheel: major outside, minor inside"),
    ...wheel(facts.keys, brush),
    "",
    title("Genres"),
    ...bars(facts.genres, facts.tracks, brush, 280),
    "",
    title("Labels"),
    ...bars(facts.labels, facts.tracks, brush, 330),
    "",
    title("Published by month"),
    ...columns(facts.months, brush, 35)
  ]
}
