/**
 * Measures the cost of a call, compared with the same call by other clients. Each client is in a process of its own, as in a
 * program that uses it: in one process, each would pay for the garbage and the compiled code of the others.
 */
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"
import { contestants } from "./contestants.ts"
import { startProcess } from "./Process.ts"
import { type Round, Taken } from "./Round.ts"
import type { Served } from "./Served.ts"
import { ratios, spread, type Spread } from "./Spread.ts"

/** Holds the measurements of one client in one setting. */
export interface CallCost {
  readonly name: string
  /** Time of a call from start to value, in microseconds: the time of the round divided by its calls. */
  readonly micros: Spread
  /** The same as a multiple of the first client's, in the same round. */
  readonly ratio: Spread
  /** CPU time of all threads of the client's process, in microseconds per call. */
  readonly cpuMicros: Spread
  readonly cpuRatio: Spread
}

/** Holds one setting with the measurements of all clients. */
export interface CallCosts {
  readonly body: Round["body"]
  readonly concurrent: number
  readonly costs: ReadonlyArray<CallCost>
}

/** Rounds are short, so that other load on the machine affects all clients equally. */
const settings: ReadonlyArray<Round> = [
  { body: "track", concurrent: 1, calls: 100 },
  { body: "track", concurrent: 32, calls: 384 },
  { body: "page", concurrent: 1, calls: 8 },
  { body: "page", concurrent: 32, calls: 32 }
]

/** Rounds before the measured ones, so that the code of all clients is compiled. */
const warmUps = 15

const program = fileURLToPath(new URL("client.ts", import.meta.url))

/** Measures all clients in all settings. In each round every client runs once, one after the other. */
export const measureCalls = (served: Served, rounds: number, report: (line: string) => void) =>
  Effect.gen(function* () {
    const clients = yield* Effect.forEach([...contestants.keys()], (name) =>
      Effect.gen(function* () {
        const process = yield* startProcess(program)
        yield* process.send({ name, served })
        yield* process.receive
        return { name, process }
      })
    )
    const measured: Array<CallCosts> = []
    for (const setting of settings) {
      const { body, concurrent } = setting
      report(`${body}, ${concurrent} at once`)
      const taken = clients.map((client) => ({ ...client, micros: Array<number>(), cpu: Array<number>() }))
      for (let round = -warmUps; round < rounds; round++) {
        const first = (round + warmUps) % taken.length
        for (const { cpu, micros, process } of [...taken.slice(first), ...taken.slice(0, first)]) {
          yield* process.send(setting)
          const took = yield* Effect.flatMap(process.receive, Schema.decodeUnknownEffect(Taken))
          if (round < 0) continue
          micros.push(took.micros)
          cpu.push(took.cpuMicros)
        }
      }
      const [reference] = taken
      measured.push({
        body,
        concurrent,
        costs: taken.map(({ cpu, micros, name }) => ({
          name,
          micros: spread(micros),
          ratio: ratios(micros, reference?.micros ?? []),
          cpuMicros: spread(cpu),
          cpuRatio: ratios(cpu, reference?.cpu ?? [])
        }))
      })
    }
    return measured
  }).pipe(Effect.scoped)
