/**
 * What came of a soak, for people.
 */
import type { Progress } from "./Soak.ts"
import { growthOf, type Result, type WrongEnding } from "./Result.ts"

const number = new Intl.NumberFormat("en")
const count = (value: number): string => number.format(value)

/** How far a soak has come, in a line. */
export const progressLine = ({ calls, faulty, megabytes, of, requests, seconds, wrong }: Progress): string =>
  [
    Number.isFinite(of) ? `${count(calls)} of ${count(of)} calls` : `${count(calls)} calls`,
    `${seconds.toFixed(0)} s`,
    `${count(requests)} requests, ${count(faulty)} faulty`,
    `${count(wrong)} wrong`,
    ...(megabytes === 0 ? [] : [`heap ${megabytes.toFixed(1)} MB`])
  ].join(", ")

/** How to see a wrong ending again. */
const again = ({ call }: WrongEnding, { faults, seed }: Result): string =>
  `npm run soak -- --seed ${seed} --faults ${faults} --call ${call}`

const wrongLines = (wrong: WrongEnding, result: Result): ReadonlyArray<string> => [
  `  call ${wrong.call}, ${wrong.kind}: ${wrong.ending}`,
  `    ${wrong.allowed.length === 0 ? "whatever it came to, its requests should not have been sent like this" : `should be ${wrong.allowed.join(" or ")}`}`,
  ...wrong.met.map((met) => `    ${met}`),
  `    alone: ${again(wrong, result)}`
]

const endingLines = (result: Result): ReadonlyArray<string> =>
  Object.entries(result.kinds)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([kind, endings]) => {
      const all = Object.values(endings).reduce((sum, times) => sum + times, 0)
      return [
        `  ${kind}: ${count(all)}`,
        ...Object.entries(endings)
          .toSorted(([, a], [, b]) => b - a)
          .map(([ending, times]) => `    ${count(times).padStart(7)}  ${ending}`)
      ]
    })

/** The whole report. */
export const report = (result: Result): string => {
  const { bySlowness, byNeighbours, items, left, points, requests, writes, wrong } = result
  const growth = growthOf(points)
  return [
    `${count(result.calls)} calls from ${result.fibers} fibers in ${result.seconds.toFixed(1)} s, seed ${result.seed}${result.isCutShort ? ", ended before its time" : ""}`,
    "",
    "How they ended",
    ...endingLines(result),
    "",
    `Requests: ${count(requests.sent)} sent, ${count(requests.faulty)} of them met a fault; ${count(requests.again)} were sent again;`,
    `  ${count(requests.arrived)} arrived, ${count(requests.twice.length)} of them more often than they were sent`,
    `Sign-in of the shared client: ${count(requests.signIn)} requests; ${count(requests.overtaken)} others were rejected because the token was refreshed meanwhile`,
    `Items: ${count(items.given)} given, ${count(items.lost)} lost, ${count(items.doubled)} doubled`,
    `Writes: ${count(writes.done)} acknowledged, ${count(writes.lost)} of them not done; ${count(writes.doubled)} done more than once`,
    `Left: ${left.fibers} fibers, ${left.sockets} sockets, ${left.timers} timers, ${left.listeners} listeners`,
    `Heap: ${points.map(({ megabytes }) => megabytes.toFixed(1)).join(", ")} MB${growth === undefined ? "; too short to tell whether it is flat" : `, ${growth >= 0 ? "+" : ""}${growth.toFixed(1)} MB since it was warm`}`,
    ...(byNeighbours > 0
      ? [`${count(byNeighbours)} endings only others explain: a budget, a circuit, a sign-in`]
      : []),
    ...(bySlowness > 0 ? [`${count(bySlowness)} calls timed out because this machine was slow`] : []),
    `Story: ${result.story}`,
    "",
    ...(wrong.first.length === 0
      ? []
      : ["Wrong endings", ...wrong.first.flatMap((one) => wrongLines(one, result)), ""]),
    result.complaints.length === 0 ? "All is well." : `Not well: ${result.complaints.join("; ")}.`
  ].join("\n")
}
