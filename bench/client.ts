/**
 * The process of one client: it runs the rounds that it is told to run, and reports what they took.
 */
import { Predicate, Schema } from "effect"
import { type Contestant, contestants } from "./contestants.ts"
import { Prepare, Round } from "./Round.ts"

/** Checks that a client returns the right values; otherwise their times could not be compared. */
const checkValues = async ({ once }: Contestant, { name, served }: typeof Prepare.Type) => {
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

const prepare = async (message: unknown): Promise<Contestant> => {
  const prepared = Schema.decodeUnknownSync(Prepare)(message)
  const make = contestants.get(prepared.name)
  if (make === undefined) throw new Error(`There is no client ${prepared.name}`)
  const contestant = await make(prepared.served)
  await checkValues(contestant, prepared)
  return contestant
}

const runRound = async ({ run }: Contestant, message: unknown) => {
  const { body, calls, concurrent } = Schema.decodeUnknownSync(Round)(message)
  const cpuBefore = process.cpuUsage()
  const before = performance.now()
  await run(body, calls, concurrent)
  const after = performance.now()
  const { system, user } = process.cpuUsage(cpuBefore)
  return { micros: ((after - before) * 1000) / calls, cpuMicros: (user + system) / calls }
}

let contestant: Contestant | undefined
process.on("message", (message: unknown) => {
  const answer = async () => {
    if (contestant !== undefined) return runRound(contestant, message)
    contestant = await prepare(message)
    return {}
  }
  void answer().then((result) => process.send?.(result))
})
