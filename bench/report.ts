/**
 * Formats the measurements as text.
 */
import type { CacheCosts } from "./cache.ts"
import type { CallCosts } from "./calls.ts"
import type { StartCost } from "./command.ts"
import type { DecodingCost } from "./decoding.ts"
import type { FleetRun } from "./fleet.ts"
import type { InstallSize } from "./install.ts"
import type { MemoryCurve } from "./scale.ts"
import type { Spread } from "./Spread.ts"
import type { WalkSpeed } from "./walks.ts"

/** Holds all measurements. A section that was not measured is undefined. */
export interface Measured {
  readonly node: string
  readonly machine: string
  readonly calls: ReadonlyArray<CallCosts> | undefined
  readonly decoding: DecodingCost | undefined
  readonly walks: ReadonlyArray<WalkSpeed> | undefined
  readonly cache: CacheCosts | undefined
  readonly fleet: ReadonlyArray<FleetRun> | undefined
  readonly scale: ReadonlyArray<MemoryCurve> | undefined
  readonly starts: ReadonlyArray<StartCost> | undefined
  readonly install: InstallSize | undefined
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

export const bodies = { track: "One track", page: "A page of 100 tracks" }

/** Names a setting of the calls. */
export const settingOf = ({ body, concurrent }: Pick<CallCosts, "body" | "concurrent">): string =>
  `${bodies[body]}, ${concurrent === 1 ? "one call after the other" : `${concurrent} calls at once`}`

const callSections = (calls: ReadonlyArray<CallCosts>) =>
  calls.map((setting) => [
    settingOf(setting),
    table(
      ["", "a call", "to fetch", "CPU time", "to fetch"],
      setting.costs.map((cost) => [
        cost.name,
        micros(cost.micros),
        ratio(cost.ratio),
        micros(cost.cpuMicros),
        ratio(cost.cpuRatio)
      ])
    )
  ])

const decodingSection = ({ bytes, compiled, interpreted, parseMicros }: DecodingCost) => [
  `Decoding a page of 100 tracks (${bytes} bytes), relative to JSON.parse of the same page`,
  table(
    ["", "to JSON.parse"],
    [
      ["JSON.parse", micros(parseMicros)],
      ["compiled, as here", ratio(compiled)],
      ["interpreted", ratio(interpreted)]
    ]
  )
]

const walkSection = (walks: ReadonlyArray<WalkSpeed>) => [
  "Walks and batches over HTTP, against a server with a latency. 1 is as fast as interval, latency and window allow.",
  table(
    ["", "requests", "interval", "latency", "of the possible speed"],
    walks.map(({ client, interval, latency, requests, share, what }) => [
      client === "fetch" ? `the requests of a ${what}, by fetch` : what,
      String(requests),
      `${interval} ms`,
      `${latency} ms`,
      share.toFixed(3)
    ])
  )
]

const cacheSections = ({ hits, tagging }: CacheCosts) => [
  [
    "The cache in memory: a stored response, relative to the same request on loopback",
    table(
      ["", "a call", "to the request"],
      hits.map(({ body, micros: took, ratio: share }) => [
        bodies[body],
        `${took.median.toFixed(1)} µs`,
        `${share.median.toFixed(4)}  (${share.q1.toFixed(4)} to ${share.q3.toFixed(4)})`
      ])
    )
  ],
  [
    "A tagging run of 10,000 files over 2,000 releases, on loopback without an interval",
    table(
      ["", "requests", "on loopback", "at the default interval of 0.5 s"],
      tagging.map(({ cache: isOn, minutesAtDefaultPace, requests, seconds }) => [
        isOn ? "with a cache" : "without",
        String(requests),
        `${seconds.toFixed(1)} s`,
        `${minutesAtDefaultPace.toFixed(0)} min`
      ])
    )
  ]
]

const fleetSection = (runs: ReadonlyArray<FleetRun>) => [
  "Processes that read the same 100 tracks, over one Redis, on loopback without an interval",
  table(
    ["", "processes", "calls", "requests", "a call"],
    runs.map(({ cache, calls, micros: took, processes, requests }) => [
      cache ? "with a cache" : "without",
      String(processes),
      String(calls),
      String(requests),
      micros(took)
    ])
  )
]

/** Returns how much memory a curve grows by, at most. */
export const growthOf = ({ points }: MemoryCurve): number => {
  const start = points[0]?.live ?? 0
  return Math.max(...points.map(({ live }) => live - start))
}

const scaleSection = (curves: ReadonlyArray<MemoryCurve>) => [
  "Memory above the start, after a garbage collection. The points of the curves are in the JSON.",
  table(
    ["", "tracks or calls", "start", "at most above it", "at the end", "of the process", "time"],
    curves.map((curve) => {
      const { points, seconds, task } = curve
      const [start, end] = [points[0], points.at(-1)]
      return [
        task,
        String(end?.done ?? 0),
        `${(start?.live ?? 0).toFixed(1)} MB`,
        `${growthOf(curve).toFixed(1)} MB`,
        `${((end?.live ?? 0) - (start?.live ?? 0)).toFixed(1)} MB`,
        `${(end?.resident ?? 0).toFixed(0)} MB`,
        `${seconds.toFixed(0)} s`
      ]
    })
  )
]

const startSection = (starts: ReadonlyArray<StartCost>) => [
  "The command, and the import of the entry points, from start to end, each in a process of its own. The fastest run is compared\nwith the fastest as well, which a busy machine disturbs least; the goal is for an idle one.",
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
]

const installSection = ({ packages, total }: InstallSize) => [
  `Installed size: ${total.toFixed(1)} MB in ${packages.length} packages`,
  table(
    ["", "on disk"],
    packages.slice(0, 10).map(({ megabytes, name }) => [name, `${megabytes.toFixed(1)} MB`])
  )
]

/** Returns the report of the sections that were measured. */
export const report = (measured: Measured): string => {
  const { cache, calls, decoding, fleet, install, machine, node, scale, starts, walks } = measured
  const sections = [
    ...(calls === undefined ? [] : callSections(calls)),
    ...(decoding === undefined ? [] : [decodingSection(decoding)]),
    ...(walks === undefined ? [] : [walkSection(walks)]),
    ...(cache === undefined ? [] : cacheSections(cache)),
    ...(fleet === undefined ? [] : [fleetSection(fleet)]),
    ...(scale === undefined ? [] : [scaleSection(scale)]),
    ...(starts === undefined ? [] : [startSection(starts)]),
    ...(install === undefined ? [] : [installSection(install)])
  ]
  return [
    `Node ${node}, ${machine}, on loopback, server and clients in processes of their own. Medians of rounds in which each client`,
    "runs once; in brackets the quartiles. A ratio is relative to the fetch of the same round.",
    "",
    sections.map((lines) => lines.join("\n\n")).join("\n\n\n")
  ].join("\n")
}
