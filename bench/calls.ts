/**
 * What a call costs, beside the same call by others.
 */
import { Predicate } from "effect"
import { type Body, type Contestant, contestants } from "./contestants.ts"
import type { Served } from "./Served.ts"
import { ratios, spread, type Spread } from "./Spread.ts"

/** What was measured of one contestant in one setting. */
export interface CallCost {
  readonly name: string
  /** From asking to the value, divided by the calls: in microseconds. */
  readonly micros: Spread
  /** The same as a multiple of the first contestant's, in the same round. */
  readonly ratio: Spread
  /** The processor's time, all threads of this process together: in microseconds. */
  readonly cpuMicros: Spread
  readonly cpuRatio: Spread
}

/** One setting, and what everybody took in it. */
export interface CallCosts {
  readonly body: Body
  readonly concurrent: number
  readonly costs: ReadonlyArray<CallCost>
}

/** A round is short, so that what else the machine does meets everybody alike. */
const settings = [
  { body: "track", concurrent: 1, calls: 100 },
  { body: "track", concurrent: 32, calls: 384 },
  { body: "page", concurrent: 1, calls: 8 },
  { body: "page", concurrent: 32, calls: 32 }
] as const

/** Rounds before those that count, until everybody's code is compiled. */
const warmUps = 30

/** Measures everybody in every setting, in rounds in which each has its go. */
export const measureCalls = async (
  served: Served,
  rounds: number,
  report: (line: string) => void
): Promise<ReadonlyArray<CallCosts>> => {
  const all = await contestants(served)
  await checkThatAllGive(served, all)
  const measured: Array<CallCosts> = []
  for (const { body, calls, concurrent } of settings) {
    report(`${body}, ${concurrent} at once`)
    const taken = all.map((contestant) => ({
      contestant,
      micros: new Array<number>(),
      cpu: new Array<number>()
    }))
    for (let round = -warmUps; round < rounds; round++) {
      // Nobody always comes after the same other: what one leaves to be cleared away, another pays.
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

/** Nobody is fast by giving something else. */
const checkThatAllGive = async (served: Served, all: ReadonlyArray<Contestant>) => {
  for (const { name, once } of all) {
    const track = await once("track")
    const page = await once("page")
    const givesBoth =
      Predicate.hasProperty(track, "id") &&
      track.id === served.trackId &&
      Predicate.hasProperty(page, "results") &&
      Array.isArray(page.results) &&
      page.results.length === 100
    if (!givesBoth) throw new Error(`${name} gives something else`)
  }
}
