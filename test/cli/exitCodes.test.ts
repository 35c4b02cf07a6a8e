import { describe, expect, it, layer } from "@effect/vitest"
import { Cause, Effect, Schema } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { explain } from "../../src/cli/explain.ts"
import { closeTerminal, run, runInTerminal, shell, signedIn } from "./binary.ts"

const lines = (text: string) => text.split("\n").filter((line) => line !== "")

const Failure = Schema.fromJsonString(
  Schema.Struct({
    error: Schema.Struct({
      tag: Schema.String,
      exitCode: Schema.Int,
      message: Schema.NonEmptyString,
      hint: Schema.String,
      retryAfter: Schema.NullOr(Schema.Int)
    })
  })
)

/** How each exit code is reached: by a fault, by arguments, or by the environment. */
const cases: ReadonlyArray<{
  readonly what: string
  readonly code: number
  readonly tag: string
  readonly args?: ReadonlyArray<string>
  readonly fault?: Fault
  readonly environment?: Readonly<Record<string, string | undefined>>
}> = [
  { what: "an unknown id", code: 3, tag: "NotFoundError", args: ["track", "1"] },
  { what: "several unknown ids", code: 3, tag: "IncompleteError", args: ["track", "1", "2"] },
  { what: "an unknown ISRC", code: 3, tag: "IncompleteError", args: ["isrc", "GBAAA0000000"] },
  { what: "an invalid ISRC", code: 2, tag: "UsageError", args: ["isrc", "Strobe"] },
  { what: "an invalid ISRC of a row", code: 2, tag: "UsageError", args: ["match", "--isrc", "Strobe"] },
  { what: "an unknown flag", code: 2, tag: "UnrecognizedOption", args: ["top", "--limt", "3"] },
  { what: "an invalid value", code: 2, tag: "UsageError", args: ["tracks", "--bpm", "x"] },
  {
    what: "no login",
    code: 4,
    tag: "AuthenticationError",
    environment: { BEATPORT_ACCESS_TOKEN: undefined }
  },
  { what: "a forbidden thing", code: 5, tag: "ForbiddenError", fault: Fault.Forbidden({ as: "permission" }) },
  { what: "a blocked address", code: 5, tag: "ForbiddenError", fault: Fault.Forbidden({ as: "blocked" }) },
  {
    what: "a long rate limit",
    code: 6,
    tag: "RateLimitError",
    fault: Fault.RateLimited({ retryAfter: 3600 })
  },
  {
    what: "a refused connection",
    code: 7,
    tag: "TransportError",
    environment: { BEATPORT_BASE_URL: "http://127.0.0.1:1/v4" }
  },
  { what: "an error response", code: 8, tag: "ServerError", fault: Fault.Moved({ location: "/elsewhere/" }) },
  {
    what: "an unusable response",
    code: 8,
    tag: "DecodeError",
    fault: Fault.Status({ status: 200, body: "[]", contentType: "application/json" })
  },
  {
    what: "an invalid setting",
    code: 10,
    tag: "ValidationError",
    environment: { BEATPORT_BASE_URL: "http://beatport.example/v4" }
  }
]

layer(Simulator.layer())("the exit code", (within) => {
  within.effect.each(cases)(
    "is $code for $what, with a line of JSON that says so",
    ({ args = ["top", "3"], code, environment, fault, tag }) =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const own = { ...(yield* signedIn(simulator)), ...environment }
        yield* simulator.clearFaults
        const plant = fault === undefined ? Effect.void : simulator.fail(fault, { times: 20 })
        yield* plant
        const forPeople = yield* run(args, own)
        yield* simulator.clearFaults
        yield* plant
        const forScripts = yield* run([...args, "--json"], own)
        yield* simulator.clearFaults

        expect({ code: forPeople.code, out: forPeople.out }).toEqual({ code, out: "" })
        expect(lines(forPeople.err).length, forPeople.err).toBeLessThanOrEqual(2)
        expect(forPeople.err).toMatch(/^beatport: /)
        expect(forPeople.err).not.toMatch(/GET|POST|\/catalog\//)
        const { error } = Schema.decodeSync(Failure)(lines(forScripts.err).at(-1) ?? "")
        expect({ tag: error.tag, exitCode: error.exitCode, code: forScripts.code }).toEqual({
          tag,
          exitCode: code,
          code
        })
        if (code === 6) expect(error.retryAfter).toBe(3600)
      })
  )

  within.effect(
    "is 9 if values on stdin are no codes, which are skipped and named with their places on stderr",
    () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const isrc = simulator.catalogue.tracks.find((track) => track.isrc !== null)?.isrc ?? ""
        const { code, err, out } = yield* run(
          ["isrc", "-", "--json"],
          yield* signedIn(simulator),
          `ISRC code\n\n${isrc.toLowerCase()}\n"n/a"\n`
        )
        expect(lines(out)).toHaveLength(1)
        expect(out).toContain(isrc)
        expect(err).toContain('Skipped code 1, "ISRC code"')
        expect(err).toContain("Skipped code 3")
        expect(code).toBe(9)
      })
  )

  within.effect("is 9 if some of several are missing, which are named on stderr", () =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      const [first] = simulator.catalogue.tracks
      const { code, err, out } = yield* run(
        ["track", String(first?.id), "1", "--json"],
        yield* signedIn(simulator)
      )
      expect(code).toBe(9)
      expect(lines(out)).toHaveLength(1)
      expect(err).toContain("no track 1")
    })
  )

  within.effect("is 0 for an empty list", () =>
    Effect.gen(function* () {
      const environment = yield* signedIn(yield* Simulator)
      expect(yield* run(["tracks", "--name", "no track has this name"], environment)).toEqual({
        code: 0,
        out: "",
        err: ""
      })
    })
  )

  within.effect("is that of the command that the simulator ran", () =>
    Effect.gen(function* () {
      expect((yield* run(["simulator", "--", "sh", "-c", "exit 42"])).code).toBe(42)
      expect((yield* run(["simulator", "--", "no-such-program"])).code).toBe(10)
    })
  )

  within.effect("is 143 after SIGTERM, 129 after SIGHUP and 130 after Ctrl-C", () =>
    Effect.gen(function* () {
      for (const [signal, code] of [
        ["SIGTERM", 143],
        ["SIGHUP", 129],
        ["SIGINT", 130]
      ] as const) {
        let sent = false
        const ended = yield* runInTerminal(["simulator"], {
          onOutput: (all, terminal) => {
            if (sent || !all.includes("is running")) return
            sent = true
            terminal.kill(signal)
          }
        })
        expect({ signal, code: ended.code }).toEqual({ signal, code })
      }
    })
  )

  within.effect("is 129 when the terminal is closed at the password prompt, as after SIGHUP", () =>
    Effect.gen(function* () {
      const environment = { ...(yield* signedIn(yield* Simulator)), BEATPORT_ACCESS_TOKEN: undefined }
      let closed = false
      const { code } = yield* runInTerminal(["login", "--username", "selector"], {
        environment,
        onOutput: (all, terminal) => {
          if (closed || !all.includes("Password")) return
          closed = true
          closeTerminal(terminal)
        }
      })
      expect(code).toBe(129)
    })
  )

  within.effect("is 130 when Ctrl-C is pressed at the password prompt, and the terminal echoes again", () =>
    Effect.gen(function* () {
      const environment = { ...(yield* signedIn(yield* Simulator)), BEATPORT_ACCESS_TOKEN: undefined }
      let pressed = false
      const { code, out } = yield* runInTerminal(["login", "--username", "selector"], {
        environment,
        onOutput: (all, terminal) => {
          if (pressed || !all.includes("Password")) return
          pressed = true
          terminal.write("secret\u0003")
        }
      })
      expect(code).toBe(130)
      expect(out).not.toContain("secret")
      expect(out).not.toContain("missing")
    })
  )
})

describe("the command", () => {
  it.live("names the flag and the nearest right name, and writes nothing to stdout", () =>
    Effect.gen(function* () {
      const expected: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
        [["top", "--gener", "techno"], "--gener; the nearest is --genre"],
        [["top", "--limt", "3"], "--limt; the nearest is --limit"],
        [["serch", "x"], 'serch"; the nearest is search'],
        [["tracks", "--limit", "0"], "--limit: expected a whole number above 0"],
        [["tracks", "--bpm", "x"], "--bpm: expected a"],
        [["tracks", "--bpm", "128:124"], "--bpm: expected from to be at or before to"],
        [["tracks", "--since", "31.2."], "--since: expected a day"],
        [["tracks", "--publish-date", "2026-02-31"], "--publish-date: expected a day"],
        [["tracks", "--key", "13A"], '--key: there is no key "13A"'],
        [["top", "--genre", "tecno"], "The nearest names are Techno, Hard Techno, "],
        [["track", "https://open.spotify.com/track/1"], "is a link to another site, open.spotify.com"],
        [["track", "https://www.beatport.com/release/a/5"], "is a release, not a track"],
        [["search", "x", "--in", "trakcs"], "the nearest is tracks"],
        [["top", "101"], "expected a number from 1 to 100"]
      ]
      for (const [args, words] of expected) {
        const { code, err, out } = yield* run(args)
        expect({ args, code, out }).toEqual({ args, code: 2, out: "" })
        expect(err).toContain(words)
      }
    })
  )

  it.live("refuses a Node that is too old", () =>
    Effect.gen(function* () {
      const { code, err, out } = yield* shell(
        `node -e 'Object.defineProperty(process.versions, "node", { value: "20.1.0" }); process.argv.splice(1, 0, "x"); import(process.argv.at(-1))' "$BINARY"`.replace(
          "$BINARY",
          new URL("../../dist/cli/beatport.js", import.meta.url).pathname
        )
      )
      expect({ code, out, lines: lines(err).length }).toEqual({ code: 10, out: "", lines: 2 })
      expect(err).toContain("22.19")
    })
  )
})

describe("explain", () => {
  it("calls a defect a bug, with exit code 1", () => {
    expect(explain(Cause.die(new Error("unexpected")))).toMatchObject({ tag: "Bug", exitCode: 1 })
  })
})
