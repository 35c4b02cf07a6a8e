/**
 * Formats the measurements as text.
 */
import type { CacheCosts } from "./cache.ts"
import type { CallCosts } from "./calls.ts"
import type { StartCost } from "./command.ts"
import type { DecodingCost } from "./decoding.ts"
import type { HeapUsed } from "./memory.ts"
import type { Spread } from "./Spread.ts"
import type { WalkSpeed } from "./walks.ts"

/** Holds all measurements. */
export interface Measured {
  readonly node: string
  readonly calls: ReadonlyArray<CallCosts>
  readonly decoding: DecodingCost
  readonly memory: ReadonlyArray<HeapUsed>
  readonly walks: ReadonlyArray<WalkSpeed>
  readonly cache: CacheCosts
  readonly starts: ReadonlyArray<StartCost>
}

const micros = ({ median }: Spread): string => `${Math.round(median)} µs`

const ratio = ({ median, q1, q3 }: Spread): string =>
  `${median.toFixed(2)}  (${q1.toFixed(2)} to ${q3.toFixed(2)})`

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length))
  )
  const line = (row: ReadonlyArray<string>) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
      )
      .join("   ")
  return [line(head), widths.map((width) => "-".repeat(width)).join("   "), ...rows.map(line)].join("\n")
}

const bodies = { track: "One track", page: "A page of 100 tracks" }

/** Returns the report. */
export const report = ({ cache, calls, decoding, memory, node, starts, walks }: Measured): string => {
  const sections = calls.map(({ body, concurrent, costs }) =>
    [
      `${bodies[body]}, ${concurrent === 1 ? "one call after the other" : `${concurrent} calls at once`}`,
      table(
        ["", "a call", "to fetch", "processor", "to fetch"],
        costs.map((cost) => [
          cost.name,
          micros(cost.micros),
          ratio(cost.ratio),
          micros(cost.cpuMicros),
          ratio(cost.cpuRatio)
        ])
      )
    ].join("\n\n")
  )
  return [
    `Node ${node}, on loopback, the server in another process. Medians of rounds in which each client runs once;`,
    "in brackets the quartiles. A ratio is relative to the fetch of the same round.",
    "",
    sections.join("\n\n\n"),
    "",
    "",
    `Decoding a page of 100 tracks (${decoding.bytes} bytes), relative to JSON.parse of the same page`,
    "",
    table(
      ["", "to JSON.parse"],
      [
        ["JSON.parse", micros(decoding.parseMicros)],
        ["compiled, as here", ratio(decoding.compiled)],
        ["interpreted", ratio(decoding.interpreted)]
      ]
    ),
    "",
    "",
    "Memory of a walk through a list as a stream",
    "",
    table(
      ["tracks so far", "heap"],
      memory.map(({ megabytes, tracks }) => [String(tracks), `${megabytes.toFixed(1)} MB`])
    ),
    "",
    "",
    "Walks and batches over HTTP, against a simulator with a latency. 1 is as fast as interval, latency and window allow.",
    "",
    table(
      ["", "requests", "interval", "latency", "of the possible speed"],
      walks.map(({ interval, latency, requests, share, what }) => [
        what,
        String(requests),
        `${interval} ms`,
        `${latency} ms`,
        share.toFixed(3)
      ])
    ),
    "",
    "",
    "The cache in memory: a stored response, relative to the same request on loopback",
    "",
    table(
      ["", "a call", "to the request"],
      cache.hits.map(({ body, micros: took, ratio: share }) => [
        bodies[body],
        `${took.median.toFixed(1)} µs`,
        `${share.median.toFixed(4)}  (${share.q1.toFixed(4)} to ${share.q3.toFixed(4)})`
      ])
    ),
    "",
    "A tagging run of 10,000 files over 2,000 releases, on loopback without an interval",
    "",
    table(
      ["", "requests", "on loopback", "at the default interval of 0.5 s"],
      cache.tagging.map(({ cache: isOn, minutesAtDefaultPace, requests, seconds }) => [
        isOn ? "with a cache" : "without",
        String(requests),
        `${seconds.toFixed(1)} s`,
        `${minutesAtDefaultPace.toFixed(0)} min`
      ])
    ),
    "",
    "",
    "The command, and the import of the entry points, from start to its end, each in a process of its own. The fastest run is compared with the fastest",
    "as well, which a busy machine disturbs least; the goal is for an idle one.",
    "",
    table(
      ["", "median", "compared with", "ratio", "fastest", "goal"],
      starts.map(({ millis, name, to }) => [
        name,
        `${millis.median.toFixed(0)} ms`,
        ...(to === undefined
          ? ["", "", "", ""]
          : [to.name, ratio(to.ratio), to.best.toFixed(2), to.bar.toFixed(1)])
      ])
    )
  ].join("\n")
}
