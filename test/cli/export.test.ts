import { spawn } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { binary, emptyHome, run, signedIn } from "./binary.ts"

const Item = Schema.fromJsonString(Schema.Struct({ id: Schema.Int }))

const idsIn = (file: string) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Item)(line).id)

const newFile = (name: string) => join(mkdtempSync(join(tmpdir(), "beatport-export-")), name)

/** Runs an export and ends it with a signal once the file has grown by a page. */
const runUntilSignalled = (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>,
  signal: NodeJS.Signals,
  file: string
) =>
  Effect.callback<{
    readonly code: number | null
    readonly err: string
    readonly startMillis: number
    readonly endMillis: number
  }>((resume) => {
    const child = spawn(process.execPath, [binary, ...args], {
      env: { PATH: process.env["PATH"], HOME: emptyHome(), ...environment }
    })
    const before = existsSync(`${file}.resume`) ? readFileSync(`${file}.resume`, "utf8") : ""
    let err = ""
    const startedAt = performance.now()
    let sentAt = 0
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString()
    })
    const watch = setInterval(() => {
      const now = existsSync(`${file}.resume`) ? readFileSync(`${file}.resume`, "utf8") : ""
      if (sentAt > 0 || now === before || now === "") return
      sentAt = performance.now()
      child.kill(signal)
    }, 5)
    child.on("close", (code) => {
      clearInterval(watch)
      resume(
        Effect.succeed({ code, err, startMillis: sentAt - startedAt, endMillis: performance.now() - sentAt })
      )
    })
  })

layer(Simulator.layer({ tracks: 1500 }))("beatport export", (it) => {
  describe("an interrupted export", () => {
    it.effect(
      "ends with 130 within 2 s, leaves whole lines, and is completed by --resume with each id once",
      () =>
        Effect.gen(function* () {
          const simulator = yield* Simulator
          const environment = yield* signedIn(simulator)
          const file = newFile("tracks.ndjson")
          const args = ["export", "tracks", "--to", file]
          const interrupted = yield* runUntilSignalled(args, environment, "SIGINT", file)
          expect(interrupted.code).toBe(130)
          // On a slow machine it ends sooner than it got to its first page.
          expect(interrupted.endMillis).toBeLessThan(Math.max(2000, interrupted.startMillis))
          expect(interrupted.err).toContain("--resume")
          expect(idsIn(file).length).toBeLessThan(simulator.catalogue.tracks.length)

          const resumed = yield* run([...args, "--resume"], environment)
          expect(resumed.code, resumed.err).toBe(0)
          const ids = idsIn(file)
          expect(new Set(ids).size).toBe(ids.length)
          expect(new Set(ids)).toEqual(new Set(simulator.catalogue.tracks.map(({ id }) => id)))
          expect(existsSync(`${file}.resume`)).toBe(false)
        })
    )

    it.effect("survives kill -9, five times", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const environment = yield* signedIn(simulator)
        const file = newFile("tracks.ndjson")
        const args = ["export", "tracks", "--to", file]
        yield* runUntilSignalled(args, environment, "SIGKILL", file)
        for (let kill = 1; kill < 5; kill++) {
          yield* runUntilSignalled([...args, "--resume"], environment, "SIGKILL", file)
        }
        const resumed = yield* run([...args, "--resume"], environment)
        expect(resumed.code, resumed.err).toBe(0)
        const ids = idsIn(file)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(simulator.catalogue.tracks.length)
      })
    )
  })

  describe("a file", () => {
    it.effect("in CSV has a header and quotes what has commas, quotes and line breaks", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const file = newFile("artists.csv")
        const { code } = yield* run(["export", "artists", "--to", file, "--limit", "20"], environment)
        expect(code).toBe(0)
        const rows = readFileSync(file, "utf8").split("\r\n")
        expect(rows[0]).toBe("id,name,slug")
        expect(rows).toHaveLength(22)
      })
    )

    it.effect("in CSV has no cell that a spreadsheet runs as a formula", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const environment = yield* signedIn(simulator)
        const formulas = ["=HYPERLINK(1)", "+1+cmd", "-1+2", "@SUM(1)", " =1+1"]
        const image = { id: 1, uri: "https://x.example/", dynamic_uri: "https://x.example/" }
        yield* simulator.fail(
          Fault.Status({
            status: 200,
            contentType: "application/json",
            body: JSON.stringify({
              results: formulas.map((name, index) => ({ id: index + 1, name, slug: "a", image })),
              count: formulas.length,
              page: "1/1",
              per_page: 100
            })
          }),
          { times: 2 }
        )
        const file = newFile("artists.csv")
        const { code, err } = yield* run(["export", "artists", "--to", file], environment)
        expect(code, err).toBe(0)
        const cells = readFileSync(file, "utf8")
          .trimEnd()
          .split("\r\n")
          .slice(1)
          .map((line) => line.split(",")[1])
        expect(cells).toEqual(formulas.map((name) => `'${name}`))
      })
    )

    it.effect("of tracks is drawn by --plot and --html, but not the rest of one by --resume", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const [file, page] = [newFile("tracks.ndjson"), newFile("tracks.html")]
        const pictures = ["--plot", "--html", page]
        const args = ["export", "tracks", "--to", file, "--limit", "40"]
        const { code, err, out } = yield* run([...args, ...pictures], environment)
        expect(code, err).toBe(0)
        for (const title of ["Tempo in BPM", "Camelot", "Genres"]) expect(out).toContain(title)
        expect(readFileSync(page, "utf8").match(/<audio /g)).toHaveLength(40)
        expect(idsIn(file)).toHaveLength(40)
        const rest = yield* run([...args, "--resume", "--plot"], environment)
        expect(rest).toMatchObject({ code: 2, out: "" })
        expect(rest.err).toContain("--resume fetches only the rest")
      })
    )

    it.effect("that cannot be written ends with 74 and names why", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        for (const name of ["no/such/folder.ndjson", "no/such/folder.csv", "no/such/folder.sqlite"]) {
          const { code, err } = yield* run(["export", "artists", "--to", newFile(name)], environment)
          expect({ name, code }).toEqual({ name, code: 74 })
          expect(err).toContain("its folder does not exist")
        }
        const full = yield* run(["top", "3", "--html", "/dev/full"], environment)
        expect(full.code).toBe(74)
        expect(full.err).toContain("the disk is full")
      })
    )

    it.effect("in SQLite has a row for each item, with all of it as JSON", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const file = newFile("labels.sqlite")
        const { code, err } = yield* run(
          ["export", "labels", "--to", file, "--quiet"],
          yield* signedIn(simulator)
        )
        expect({ code, err }).toEqual({ code: 0, err: "" })
        const database = new DatabaseSync(file)
        const row = database.prepare("select count(*) as count, min(json) as json from label").get()
        database.close()
        expect(row).toMatchObject({ count: simulator.catalogue.labels.length })
        expect(String(row?.["json"])).toContain('"slug"')
      })
    )

    it.effect("that exists is not overwritten", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const file = newFile("artists.ndjson")
        yield* run(["export", "artists", "--to", file, "--limit", "1"], environment)
        const before = readFileSync(file, "utf8")
        const again = yield* run(["export", "artists", "--to", file], environment)
        expect(again.code).toBe(2)
        expect(readFileSync(file, "utf8")).toBe(before)
      })
    )

    it.effect("of an unknown kind is refused before any request", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const environment = yield* signedIn(simulator)
        yield* simulator.clearRequests
        const { code, err } = yield* run(["export", "tracks", "--to", "tracks.xlsx"], environment)
        expect(code).toBe(2)
        expect(err).toContain("--to: expected a file that ends in .ndjson, .csv or .sqlite")
        expect(yield* simulator.requests).toEqual([])
      })
    )
  })

  describe("secrets", () => {
    it.effect("occur in no output, error, cursor or file of a run", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const password = simulator.account.password
        const home = emptyHome()
        const environment = {
          HOME: home,
          BEATPORT_BASE_URL: simulator.baseUrl
        }
        const login = yield* run(
          ["login", "--username", simulator.account.username, "--password-stdin", "--verbose"],
          environment,
          `${password}\n`
        )
        expect(login.code, login.err).toBe(0)
        const tokenFile = join(home, ".config/effect-beatport/token.json")
        expect(login.err).toContain(tokenFile)
        const token = Schema.decodeSync(
          Schema.fromJsonString(Schema.Struct({ access_token: Schema.String, refresh_token: Schema.String }))
        )(readFileSync(tokenFile, "utf8"))

        const file = newFile("tracks.ndjson")
        yield* simulator.fail(Fault.ServerError({ as: "html" }), { times: 1, path: "/catalog/labels/" })
        const runs = [
          login,
          yield* run(["top", "3", "--verbose"], environment),
          yield* run(["track", "1", "--verbose", "--json"], environment),
          yield* run(["labels", "--limit", "1", "--verbose"], environment),
          yield* run(["doctor", "--json"], environment),
          yield* run(["whoami", "--json", "--verbose"], environment),
          yield* runUntilSignalled(
            ["export", "tracks", "--to", file, "--verbose"],
            environment,
            "SIGKILL",
            file
          )
        ]
        const written = [
          ...runs.map((one) => JSON.stringify(one)),
          readFileSync(file, "utf8"),
          readFileSync(`${file}.resume`, "utf8")
        ].join("\n")
        expect(written).toContain("/catalog/")
        for (const secret of [password, token.access_token, token.refresh_token]) {
          expect(written.includes(secret)).toBe(false)
        }
      })
    )
  })

  describe("a hostile name", () => {
    it.effect("prints no control character, and --json gives it back unchanged", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const environment = yield* signedIn(simulator)
        const name = "\u001b]0;owned\u0007\u001b[2J\u202eevil\u009b31m"
        const plant = simulator.fail(
          Fault.Status({
            status: 200,
            contentType: "application/json",
            body: JSON.stringify({
              results: [
                {
                  id: 1,
                  name,
                  slug: "evil",
                  image: { id: 1, uri: "https://x.example/", dynamic_uri: "https://x.example/" }
                }
              ],
              count: 1,
              page: "1/1",
              per_page: 100
            })
          })
        )
        yield* plant
        const shown = yield* run(["artists"], environment)
        expect(shown.code, shown.err).toBe(0)
        // All but line breaks.
        expect([...shown.out].filter((c) => c !== "\n" && /[\p{Cc}\u202e]/u.test(c))).toEqual([])
        expect(shown.out).toContain("evil")
        yield* plant
        const json = yield* run(["artists", "--json"], environment)
        expect(JSON.parse(json.out)).toMatchObject({ name })
      })
    )
  })
})
