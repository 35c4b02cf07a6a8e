import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { CliOutput } from "effect/cli"
import { Track } from "effect-beatport"
import { Decision } from "effect-beatport/matching"
import { Simulator } from "effect-beatport/simulator"
import { emptyHome, run, runInTerminal, signedIn } from "./binary.ts"

const enter = "\r"
const down = "\u001b[B"

/** A table of tracks of the simulator: two with version and length, one without either, and one that is not there. */
const library = Effect.gen(function* () {
  const simulator = yield* Simulator
  const environment = { ...(yield* signedIn(simulator)), HOME: emptyHome(), NO_COLOR: "1" }
  const top = yield* run(["top", "3", "--json"], environment)
  const tracks = top.out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Schema.fromJsonString(Track))(line))
  const line = (track: Track, title: string, length: string) =>
    `"${Track.artistNames(track).join(", ")}","${title}",${length}`
  const folder = emptyHome()
  const file = join(folder, "library.csv")
  const rows = tracks.map((track, index) =>
    index < 2 ? line(track, Track.fullTitle(track), track.length ?? "") : line(track, track.name, "")
  )
  writeFileSync(
    file,
    ["Artist,Title,Length", ...rows, 'My Neighbour,"=Recorded in the Kitchen",3:00'].join("\n")
  )
  return { environment, file, folder, tracks, at: (name: string) => join(folder, name) }
})

const decisionsIn = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Schema.fromJsonString(Decision))(line))

layer(Simulator.layer())("beatport match", (it) => {
  it.effect("--plan says what a run costs and sends no request", () =>
    Effect.gen(function* () {
      const { environment, file } = yield* library
      const { code, err, out } = yield* run(["match", file, "--plan", "--json"], {
        ...environment,
        BEATPORT_BASE_URL: "http://127.0.0.1:9/v4"
      })
      expect({ code, err }).toEqual({ code: 0, err: "" })
      expect(JSON.parse(out)).toMatchObject({ v: 1, kind: "plan", rows: 4, sources: { pairs: 4 } })
      expect((yield* run(["match", file, "--plan"], environment)).out).toContain("4 rows: about 2 requests")
    })
  )

  it.effect("shows a table, says the counts on stderr, and ends with 9 if rows are not found", () =>
    Effect.gen(function* () {
      const { environment, file, tracks } = yield* library
      const { code, err, out } = yield* run(["match", file], environment)
      expect(code).toBe(9)
      expect(err).toContain("4 rows: 2 matched, 1 ambiguous, 1 not found")
      for (const { id } of tracks) expect(out).toContain(String(id))
      expect(out.trimEnd().split("\n")).toHaveLength(5)
      const terminal = yield* runInTerminal(["match", file, "--quiet"], { environment, columns: 80 })
      expect(terminal.out).toContain("…")
      for (const line of terminal.out.split(/\r?\n/))
        expect(CliOutput.displayWidth(line)).toBeLessThanOrEqual(80)
    })
  )

  it.effect("--json writes a decision a line", () =>
    Effect.gen(function* () {
      const { environment, file, tracks } = yield* library
      const { out } = yield* run(["match", file, "--json"], environment)
      const decisions = decisionsIn(out)
      expect(decisions.map(({ outcome }) => outcome)).toEqual(["matched", "matched", "ambiguous", "none"])
      expect(decisions.map(({ track }) => track?.id).slice(0, 2)).toEqual(
        tracks.slice(0, 2).map(({ id }) => id)
      )
      const two = yield* run(
        ["match", file, "--json", "--limit", "2", "--fields", "ref,outcome"],
        environment
      )
      expect(two.out).toBe(
        '{"v":1,"kind":"match","ref":"line 2","outcome":"matched"}\n{"v":1,"kind":"match","ref":"line 3","outcome":"matched"}\n'
      )
    })
  )

  it.effect("matches one track that the flags describe, and ends with 3 if it is not found", () =>
    Effect.gen(function* () {
      const { environment, tracks } = yield* library
      const [track] = tracks
      if (track === undefined) return expect.fail("the chart is empty")
      const named = [
        ["--artist", Track.artistNames(track).join(", ")],
        ["--title", track.name],
        ["--mix", track.mix_name],
        ["--length", track.length ?? ""]
      ].flat()
      const found = yield* run(["match", ...named, "--json", "--fields", "track.id"], environment)
      expect(found.code, found.err).toBe(0)
      expect(JSON.parse(found.out)).toMatchObject({ "track.id": track.id })
      expect((yield* run(["match", "--title", "Recorded in the Kitchen"], environment)).code).toBe(3)
    })
  )

  it.effect(
    "--out writes the format of the ending, with formulas as text, and --report a page, in one run",
    () =>
      Effect.gen(function* () {
        const { at, environment, file, tracks } = yield* library
        const page = at("report.html")
        const { code, out } = yield* run(["match", file, "--out", at("a.csv"), "--report", page], environment)
        expect({ code, out }).toEqual({ code: 9, out: "" })
        const lines = readFileSync(at("a.csv"), "utf8").trimEnd().split(/\r?\n/)
        expect(lines[0]).toBe("Artist,Title,Length,beatport_id,beatport_url,outcome,confidence,reason")
        expect(lines).toHaveLength(5)
        expect(lines[4]).toContain("'=Recorded in the Kitchen")
        const html = readFileSync(page, "utf8")
        expect(html.match(/<article /g)).toHaveLength(4)
        expect(html).not.toMatch(/<link|<script src|@import|<img/)
        for (const { id } of tracks) expect(html).toContain(`/${id}"`)
        for (const [name, text] of [
          ["a.tsv", "\tbeatport_id\t"],
          ["a.m3u8", "#EXTINF:"],
          ["a.xml", "<DJ_PLAYLISTS"],
          ["a.ndjson", '"outcome":"matched"']
        ] as const) {
          expect((yield* run(["match", file, "--out", at(name)], environment)).code).toBe(9)
          expect(readFileSync(at(name), "utf8")).toContain(text)
        }
      })
  )

  it.effect("never overwrites a file, and leaves none if the run fails", () =>
    Effect.gen(function* () {
      const { at, environment, file } = yield* library
      const over = yield* run(["match", file, "--out", file], environment)
      expect(over).toMatchObject({ code: 2, out: "" })
      expect(over.err).toContain(`--out: ${file} exists`)
      const noFolder = yield* run(["match", file, "--out", at("no/a.csv")], environment)
      expect(noFolder.code).toBe(74)
      expect(noFolder.err).toContain("its folder does not exist")
      const signedOut = { ...environment, BEATPORT_ACCESS_TOKEN: undefined }
      const failed = yield* run(["match", file, "--out", at("b.csv")], signedOut)
      expect(failed.code).toBe(4)
      expect([existsSync(at("b.csv")), existsSync(at("b.csv.unfinished"))]).toEqual([false, false])
    })
  )

  it.effect("--review asks about ambiguous rows, and the profile remembers the answers", () =>
    Effect.gen(function* () {
      const { environment, file, tracks } = yield* library
      let asked = 0
      const respondingWith = (keys: string) => (all: string, terminal: { write: (text: string) => void }) => {
        if (asked > 0 || !all.includes("which one is it?") || !all.includes("Stop asking")) return
        asked++
        terminal.write(keys)
      }
      const reviewed = yield* runInTerminal(["match", file, "--review"], {
        environment,
        columns: 100,
        onOutput: respondingWith(enter)
      })
      expect(asked).toBe(1)
      expect(reviewed.out).toContain("3 matched, 1 not found")

      const again = yield* run(["match", file, "--json"], environment)
      const third = decisionsIn(again.out)[2]
      expect(third).toMatchObject({ outcome: "matched", reasons: ["The user chose this track."] })
      const ids = [third?.track?.id, tracks[2]?.id]
      expect(ids[0]).toBe(ids[1])

      const other = yield* run(["match", file, "--json", "--profile", "other"], environment)
      expect(decisionsIn(other.out)[2]?.outcome).toBe("ambiguous")
      asked = 0
      yield* runInTerminal(["match", file, "--review", "--profile", "other"], {
        environment,
        columns: 100,
        onOutput: respondingWith(down.repeat(decisionsIn(other.out)[2]?.candidates.length ?? 0) + enter)
      })
      const denied = yield* run(["match", file, "--json", "--profile", "other"], environment)
      expect(decisionsIn(denied.out)[2]).toMatchObject({
        outcome: "none",
        reasons: ["The user says that it is not on Beatport."]
      })
    })
  )

  it.effect("Ctrl-C at a question of --review ends with 130", () =>
    Effect.gen(function* () {
      const { environment, file } = yield* library
      const { code } = yield* runInTerminal(["match", file, "--review"], {
        environment,
        onOutput: (all, terminal) => {
          if (all.includes("Stop asking")) terminal.write("\u0003")
        }
      })
      expect(code).toBe(130)
    })
  )

  it.effect("sends nothing twice: a second run uses the stored responses", () =>
    Effect.gen(function* () {
      const { environment, file } = yield* library
      const first = yield* run(["match", file, "--json", "--verbose"], environment)
      const second = yield* run(["match", file, "--json", "--verbose"], environment)
      const requests = (err: string) => err.split("\n").filter((line) => line.includes("/catalog/"))
      expect(requests(first.err).length).toBeGreaterThan(0)
      expect(requests(second.err)).toEqual([])
      expect(decisionsIn(second.out)).toEqual(decisionsIn(first.out))
    })
  )

  it.effect("names what is wrong with its arguments", () =>
    Effect.gen(function* () {
      const { at, environment, file } = yield* library
      writeFileSync(at("notes.txt"), "just words")
      for (const [args, said] of [
        [[], "nothing to match"],
        [[file, "--title", "x"], "either a file or the flags"],
        [["--artist", "x"], "--title or --isrc"],
        [["--title", "x", "--length", "long"], "--length"],
        [[file, "--out", "a.doc"], "--out"],
        [[file, "--report", "a.pdf"], "--report"],
        [[file, "--format", "cvs"], "--format"],
        [[file, "--review"], "--review"],
        [[at("missing.csv")], "missing.csv"],
        [[at("notes.txt")], "notes.txt"]
      ] as const) {
        const { code, err, out } = yield* run(["match", ...args], environment)
        expect({ args, code, out }).toEqual({ args, code: 2, out: "" })
        expect(err).toContain(said)
      }
    })
  )
})
