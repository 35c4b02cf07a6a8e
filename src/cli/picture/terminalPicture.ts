/**
 * Pictures of tracks in a terminal.
 */
import { cleanText } from "../output/cleanText.ts"
import { cut, padEnd, padStart } from "../output/wrap.ts"
import type { Count, Facts } from "./facts.ts"
import { hours, hueOf } from "./wheel.ts"

/** How a terminal shows a picture. */
export interface Brush {
  readonly width: number
  readonly bold: (text: string) => string
  /** Colors a text by a hue in degrees. */
  readonly hue: (text: string, degrees: number) => string
}

const eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const
const parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const

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
    const filled = Math.round((count / highest) * room * 8)
    const bar = "█".repeat(Math.floor(filled / 8)) + (parts[filled % 8] ?? "")
    const share = `${Math.round((count / Math.max(1, tracks)) * 100)}%`
    return `${padEnd(cut(cleanText(name), names), names)} ${hue(bar, degrees)} ${share}`
  })
}

const wheelRows = 19
const wheelColumns = 58

/** The Camelot wheel: major keys on the outer ring, minor keys on the inner one, with how many tracks each has. */
const wheel = (keys: ReadonlyMap<string, number>, { bold, hue }: Brush): ReadonlyArray<string> => {
  const cells: Array<Array<string>> = Array.from({ length: wheelRows }, () =>
    Array.from({ length: wheelColumns }, () => " ")
  )
  const write = (x: number, y: number, text: string, paint: (cell: string) => string) => {
    const from = Math.round(x - text.length / 2)
    ;[...text].forEach((letter, index) => {
      const row = cells[Math.round(y)]
      if (row !== undefined && from + index >= 0 && from + index < wheelColumns)
        row[from + index] = paint(letter)
    })
  }
  const highest = [...keys.values()].reduce((a, b) => Math.max(a, b), 1)
  for (const ring of [
    { letter: "B", x: 25, y: 8 },
    { letter: "A", x: 14, y: 4.4 }
  ]) {
    for (const hour of hours) {
      const key = `${hour}${ring.letter}`
      const angle = (hour / 12) * 2 * Math.PI - Math.PI / 2
      const count = keys.get(key) ?? 0
      const text = count === 0 ? `${key} ·` : `${key} ${count}`
      const paint = (letter: string) => {
        const colored = count === 0 ? letter : hue(letter, hueOf(hour))
        return count > highest / 2 ? bold(colored) : colored
      }
      write(
        wheelColumns / 2 + Math.cos(angle) * ring.x,
        (wheelRows - 1) / 2 + Math.sin(angle) * ring.y,
        text,
        paint
      )
    }
  }
  return cells.map((row) => row.join("").trimEnd())
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
