/**
 * Measures the cost of a call, compared with the same call by other clients.
 */
import { Predicate } from "effect"
import { type Body, type Contestant, contestants } from "./contestants.ts"
import type { Served } from "./Served.ts"
import { ratios, spread, type Spread } from "./Spread.ts"

/** Holds the measurements of one client in one setting. */
export interface CallCost {
  readonly name: string
  /** Time of a call from start to value, in microseconds: the time of the round divided by its calls. */
  readonly micros: Spread
  /** The same as a multiple of the first client's, in the same round. */
  readonly ratio: Spread
  /** CPU time of all threads of this process, in microseconds per call. */
  readonly cpuMicros: Spread
  readonly cpuRatio: Spread
}

/** Holds one setting with the measurements of all clients. */
export interface CallCosts {
  readonly body: Body
  readonly concurrent: number
  readonly costs: ReadonlyArray<CallCost>
}

/** Rounds are short, so that other load on the machine affects all clients equally. */
const settings = [
  { body: "track", concurrent: 1, calls: 100 },
  { body: "track", concurrent: 32, calls: 384 },
  { body: "page", concurrent: 1, calls: 8 },
  { body: "page", concurrent: 32, calls: 32 }
] as const

/** Rounds before the measured ones, so that the code of all clients is compiled. */
const warmUps = 30

/** Measures all clients in all settings. In each round every client runs once. */
export const measureCalls = async (
  served: Served,
  rounds: number,
  report: (line: string) => void
): Promise<ReadonlyArray<CallCosts>> => {
  const all = await contestants(served)
  await checkThatAllReturnTheSame(served, all)
  const measured: Array<CallCosts> = []
  for (const { body, calls, concurrent } of settings) {
    report(`${body}, ${concurrent} at once`)
    const taken = all.map((contestant) => ({
      contestant,
      micros: new Array<number>(),
      cpu: new Array<number>()
    }))
    for (let round = -warmUps; round < rounds; round++) {
      // The order rotates, because a client pays for the garbage of the one before it.
      const first = (round + warmUps) % taken.length
      for (const { contestant, cpu, micros } of [...taken.slice(first), ...taken.slice(0, first)]) {
        const cpuBefore = process.cpuUsage()
        const before = performance.now()
        await contestant.run(body, calls, concurrent)
        const after = performance.now()
        const { system, user } = process.cpuUsage(cpuBefore)
        if (round < 0) continue
        micros.push(((after - before) * 1000) / calls)
        cpu.push((user + system) / calls)
      }
    }
    const [reference] = taken
    measured.push({
      body,
      concurrent,
      costs: taken.map(({ contestant, cpu, micros }) => ({
        name: contestant.name,
        micros: spread(micros),
        ratio: ratios(micros, reference?.micros ?? []),
        cpuMicros: spread(cpu),
        cpuRatio: ratios(cpu, reference?.cpu ?? [])
      }))
    })
  }
  await Promise.all(all.map(({ close }) => close()))
  return measured
}

/** Checks that all clients return the same value; otherwise their times could not be compared. */
const checkThatAllReturnTheSame = async (served: Served, all: ReadonlyArray<Contestant>) => {
  for (const { name, once } of all) {
    const track = await once("track")
    const page = await once("page")
    const givesBoth =
      Predicate.hasProperty(track, "id") &&
      track.id === served.trackId &&
      Predicate.hasProperty(page, "results") &&
      Array.isArray(page.results) &&
      page.results.length === 100
    if (!givesBoth) throw new Error(`${name} returns another value`)
  }
}
