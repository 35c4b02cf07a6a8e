import { describe, expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { CliOutput } from "effect/cli"
import { Simulator } from "effect-beatport/simulator"
import { signedIn, run, runInTerminal, shell } from "./binary.ts"

const lines = (text: string) => text.split(/\r?\n/).filter((line) => line !== "")

layer(Simulator.layer())("beatport", (it) => {
  describe("in a pipe", () => {
    it.effect("ends with 0 and says nothing when the reader closes the pipe", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const { code, err, out } = yield* shell(
          "set -o pipefail; beatport top 100 --json | head -1",
          environment
        )
        expect({ code, err }).toEqual({ code: 0, err: "" })
        expect(JSON.parse(out)).toMatchObject({ v: 1, kind: "track" })
      })
    )

    it.effect("ends with 74 and one line when the disk is full", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        for (const flags of ["", "--json"]) {
          const { code, err } = yield* shell(`beatport top 100 ${flags} > /dev/full`, environment)
          expect(code).toBe(74)
          expect(lines(err)).toHaveLength(1)
        }
      })
    )

    it.effect("writes 20,000 lines through a slow reader", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const ids = (yield* Simulator).catalogue.tracks.slice(0, 100).map(({ id }) => id)
        const { code, out } = yield* shell(
          `for i in $(seq 200); do echo ${ids.join(" ")}; done | tr ' ' '\\n' |
           beatport track - --json --fields id,name | (sleep 1; cat) | wc -l`,
          environment
        )
        expect({ code, lines: Number(out) }).toEqual({ code: 0, lines: 20_000 })
      })
    )

    it.effect("shows the same content as in a terminal, without color and uncut", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const piped = yield* run(["top", "20"], environment)
        const wide = yield* runInTerminal(["top", "20"], { environment, columns: 400 })
        expect(piped.out).not.toContain("\u001b")
        expect(piped.out).not.toContain("…")
        expect(wide.out).toContain("\u001b[1m")
        const uncolored = wide.out.replaceAll("\u001b[1m", "").replaceAll("\u001b[22m", "")
        expect(lines(uncolored)).toEqual(lines(piped.out))
      })
    )
  })

  describe("--fields", () => {
    it.effect.each([
      ["artists.nme", 'there is no field "artists.nme"; the nearest is artists.name'],
      ["artists.constructor", 'there is no field "artists.constructor"'],
      ["name.first", 'there is no field "name.first"'],
      ["release.label.nam", 'there is no field "release.label.nam"; the nearest is release.label.name']
    ])("names the part of a path that no item has: %s", ([field = "", message]) =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        for (const flags of [[], ["--json"]]) {
          const { code, err, out } = yield* run(["top", "3", "--fields", field, ...flags], environment)
          expect({ code, out }).toEqual({ code: 2, out: "" })
          expect(err.replaceAll('\\"', '"')).toContain(message)
        }
      })
    )

    it.effect("checks nothing below a value that is absent everywhere", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const { code, err } = yield* run(
          ["top", "3", "--fields", "free_download_start_date.day", "--json"],
          environment
        )
        expect({ code, err }).toEqual({ code: 0, err: "" })
      })
    )
  })

  describe("an argument of any length", () => {
    const long = "x".repeat(100_000)

    it.effect.each([
      ["track", long],
      ["top", "--genre", long],
      ["isrc", long],
      [long],
      ["top", `--${long}`],
      ["top", "--limit", long]
    ])("is repeated in part (%#)", (args) =>
      Effect.gen(function* () {
        for (const flags of [[], ["--json"]]) {
          const { code, err } = yield* run([...args, ...flags])
          expect(code).toBe(2)
          expect(err).toContain("xxx")
          expect(err.length).toBeLessThan(1500)
        }
      })
    )
  })

  describe("in a terminal", () => {
    it.effect("cuts tables with an ellipsis so that no line is too long", () =>
      Effect.gen(function* () {
        const environment = { ...(yield* signedIn(yield* Simulator)), NO_COLOR: "1" }
        for (const columns of [60, 80]) {
          const { code, out } = yield* runInTerminal(["top", "50"], { environment, columns })
          expect(code).toBe(0)
          expect(out).toContain("…")
          for (const line of lines(out)) expect(CliOutput.displayWidth(line)).toBeLessThanOrEqual(columns)
        }
      })
    )

    it.effect("is colored unless NO_COLOR, TERM=dumb or --color never", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const colored = (args: ReadonlyArray<string>, more: Record<string, string>) =>
          Effect.map(
            runInTerminal(["top", "3", ...args], { environment: { ...environment, ...more } }),
            ({ out }) => out.includes("\u001b[1m")
          )
        expect(yield* colored([], {})).toBe(true)
        expect(yield* colored([], { NO_COLOR: "1" })).toBe(false)
        expect(yield* colored([], { TERM: "dumb" })).toBe(false)
        expect(yield* colored(["--color", "never"], {})).toBe(false)
        expect(yield* colored(["--color", "always"], { NO_COLOR: "1" })).toBe(true)
      })
    )
  })
})
