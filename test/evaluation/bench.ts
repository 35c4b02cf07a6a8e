/**
 * Measures matching beside its requests: `npm run bench:matching`. Time a row and memory over 100,000 rows whose requests are
 * served from memory, and what importing the entry point costs over importing Effect.
 */
import { execFileSync } from "node:child_process"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Effect, Layer, Stream } from "effect"
import { Matching, type LocalTrack } from "../../src/matching/index.ts"
import { Fixtures, MockBeatport } from "../../src/testing/index.ts"
import { Paged } from "../../src/services/lists/Paged.ts"

const rows = Number(process.argv[2] ?? 100_000)
const step = rows / 4

const syllables = ["ba", "del", "ka", "mi", "nor", "pu", "ra", "sel", "to", "vin"]

/** A name that differs from all others by several letters. */
const nameOf = (index: number): string =>
  [...String(index * 7919 + 100_000)].map((digit) => syllables[Number(digit)] ?? "").join("")

const versions = ["Original Mix", "Extended Mix", "Rui Sol Remix"]

/** The tracks of a name, in three versions; ids say which row they belong to. */
const tracksOf = (index: number) =>
  versions.map((mix_name, version) => ({
    ...Fixtures.track({ id: index * 3 + version + 1, name: nameOf(index), mix_name }),
    length_ms: 300_000 + version * 60_000
  }))

const artist = Fixtures.track().artists[0]?.name ?? ""

const local = (index: number): LocalTrack => ({
  ref: String(index),
  artist,
  title: `${nameOf(index)} (Extended Mix)`,
  durationMs: 360_000
})

const indexOf = new Map<string, number>()
const response = (names: ReadonlyArray<string>) =>
  Paged.make({}, () =>
    Effect.sync(() => {
      const results = names.flatMap((name) => {
        const index = indexOf.get(name)
        return index === undefined ? [] : tracksOf(index)
      })
      return { results, count: results.length, per_page: 100 }
    })
  )

const namesIn = (filter: string | ReadonlyArray<string> | undefined): ReadonlyArray<string> =>
  filter === undefined ? [] : typeof filter === "string" ? [filter] : filter

const layer = Matching.layer.pipe(
  Layer.provide(
    MockBeatport.layer({
      tracks: {
        list: (filters = {}) => response(namesIn(filters.name)),
        search: (text) => response(text.split(" "))
      }
    })
  )
)

setFlagsFromString("--expose-gc")
const collect: unknown = runInNewContext("gc")
const heap = (): number => {
  if (typeof collect === "function") Reflect.apply(collect, undefined, [])
  return process.memoryUsage().heapUsed / 1_000_000
}

await Effect.runPromise(
  Effect.gen(function* () {
    const { matchAll } = yield* Matching
    const before = heap()
    const cpu = process.cpuUsage()
    let matched = 0
    let done = 0
    let most = 0
    const locals = Stream.range(0, rows - 1).pipe(
      Stream.map((index) => {
        // Names are known for as long as a window needs them.
        indexOf.set(nameOf(index), index)
        indexOf.delete(nameOf(index - 20_000))
        return local(index)
      })
    )
    yield* matchAll(locals).pipe(
      Stream.runForEach(({ outcome }) =>
        Effect.sync(() => {
          matched += Number(outcome === "matched")
          done++
          if (done % step !== 0) return
          const held = heap() - before
          most = Math.max(most, held)
          console.log(`${String(done)} rows: ${held.toFixed(1)} MB above the start`)
        })
      )
    )
    const { system, user } = process.cpuUsage(cpu)
    console.log(
      `${String(matched)} of ${String(rows)} matched; ${((user + system) / 1000 / rows).toFixed(3)} ms of CPU a row; at most ${most.toFixed(1)} MB above the start`
    )
  }).pipe(Effect.provide(layer), Effect.scoped)
)

/** Milliseconds that a process needs to import a module. */
const importing = (module: string): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const t = performance.now(); await import(${JSON.stringify(module)}); console.log(performance.now() - t)`
      ],
      { encoding: "utf8", cwd: import.meta.dirname }
    )
  )
const [effect, matching]: [Array<number>, Array<number>] = [[], []]
for (let round = 0; round < 15; round++) {
  effect.push(importing("effect"))
  matching.push(importing("effect-beatport/matching"))
}
const middle = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
console.log(
  `import: effect ${middle(effect).toFixed(1)} ms, effect-beatport/matching ${middle(matching).toFixed(1)} ms (median of 15)`
)
