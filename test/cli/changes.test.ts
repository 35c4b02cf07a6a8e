import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { emptyHome, run, runInTerminal, signedIn } from "./binary.ts"

const Line = Schema.fromJsonString(Schema.Struct({ id: Schema.Int }))

const idsIn = (out: string): ReadonlyArray<number> =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Line)(line).id)

const Created = Schema.fromJsonString(Schema.Struct({ playlist_id: Schema.Int }))

/** A directory with programs that note how they were called. */
const programs = (...names: ReadonlyArray<string>) => {
  const directory = mkdtempSync(join(tmpdir(), "beatport-programs-"))
  const log = join(directory, "log.txt")
  for (const name of names) {
    writeFileSync(join(directory, name), `#!/bin/sh\necho "${name} $*" >> "${log}"\n`)
    chmodSync(join(directory, name), 0o755)
  }
  return {
    PATH: `${directory}:/bin:/usr/bin`,
    calls: () => (existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [])
  }
}

layer(Simulator.layer())("the command", (it) => {
  describe("playlist", () => {
    it.effect("creates, adds, removes, syncs and deletes, and changes nothing with --dry-run", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const environment = { ...(yield* signedIn(simulator)), HOME: emptyHome() }
        const [a, b, c] = simulator.catalogue.tracks.slice(0, 3).map(({ id }) => id)
        const created = yield* run(["playlist", "create", "Friday", "--json"], environment)
        expect(created.code, created.err).toBe(0)
        const id = String(Schema.decodeSync(Created)(created.out).playlist_id)
        const tracks = Effect.map(run(["playlist", id, "--tracks", "--json"], environment), ({ out }) =>
          idsIn(out)
        )

        const add = ["playlist", "add", id, String(a), String(b)]
        expect((yield* run([...add, "--dry-run"], environment)).out).toContain("Would add 2 tracks")
        expect(yield* tracks).toEqual([])
        expect((yield* run(add, environment)).code).toBe(0)
        expect(yield* tracks).toEqual([a, b])

        expect((yield* run(["playlist", "remove", id, String(a), "--dry-run"], environment)).code).toBe(0)
        expect(yield* tracks).toEqual([a, b])
        expect((yield* run(["playlist", "remove", id, String(a)], environment)).code).toBe(0)
        expect(yield* tracks).toEqual([b])

        const list = join(emptyHome(), "list.txt")
        writeFileSync(list, `${String(c)}\n${String(a)}\n`)
        expect((yield* run(["playlist", "sync", id, list, "--dry-run"], environment)).code).toBe(0)
        expect(yield* tracks).toEqual([b])
        expect((yield* run(["playlist", "sync", id, list], environment)).code).toBe(0)
        expect(yield* tracks).toEqual([c, a])

        const unasked = yield* run(["playlist", "delete", id], environment)
        expect(unasked).toMatchObject({ code: 2, out: "" })
        expect(unasked.err).toContain("--yes")
        expect((yield* run(["playlist", "delete", id, "--yes", "--dry-run"], environment)).code).toBe(0)
        expect(yield* tracks).toEqual([c, a])
        const denied = yield* runInTerminal(["playlist", "delete", id], {
          environment,
          onOutput: (all, terminal) => {
            if (all.includes("Delete the playlist")) terminal.write("n")
          }
        })
        expect(denied.code).toBe(2)
        expect(yield* tracks).toEqual([c, a])
        expect((yield* run(["playlist", "delete", id, "--yes"], environment)).code).toBe(0)
        expect((yield* run(["playlist", id], environment)).code).toBe(3)
      })
    )
  })

  describe("follow", () => {
    it.effect("follows and unfollows, and changes nothing with --dry-run", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const environment = { ...(yield* signedIn(simulator)), HOME: emptyHome() }
        const id = String(simulator.catalogue.artists[0]?.id)
        const writes = Effect.map(
          simulator.requests,
          (all) => all.filter(({ method }) => method !== "GET").length
        )
        const before = yield* writes
        expect((yield* run(["follow", id, "--dry-run"], environment)).code).toBe(0)
        expect(yield* writes).toBe(before)
        expect((yield* run(["follow", id], environment)).code).toBe(0)
        expect(yield* writes).toBe(before + 1)
        expect((yield* run(["unfollow", id], environment)).code).toBe(0)
        expect(yield* writes).toBe(before + 2)
      })
    )
  })

  describe("open", () => {
    it.effect("opens the page in a browser and writes its address; without a browser it says so", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const own = yield* signedIn(simulator)
        const { calls, PATH } = programs("xdg-open")
        const opened = yield* run(["open", "beatport:label:5"], { ...own, PATH })
        expect(opened.code, opened.err).toBe(0)
        expect(opened.out).toMatch(/^https:\/\/www\.beatport\.com\/label\/[^/]*\/5\n$/)
        expect(calls()).toEqual([`xdg-open ${opened.out.trim()}`])
        const none = yield* run(["open", "5"], { ...own, PATH: emptyHome() })
        expect(none.code).toBe(0)
        expect(none.err).toContain("No program here opens a browser")
      })
    )
  })

  describe("preview", () => {
    it.effect("plays the sample with the first player there is, and says which to install if none is", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const own = yield* signedIn(simulator)
        const id = String(simulator.catalogue.tracks[0]?.id)
        const { out } = yield* run(["preview", id], own)
        expect(out).toMatch(/^https:\/\/geo-samples\.beatport\.com\/.*\.mp3\n$/)
        const { calls, PATH } = programs("ffplay", "cvlc")
        const played = yield* run(["preview", id, "--play"], { ...own, PATH })
        expect(played.code, played.err).toBe(0)
        expect(calls()).toHaveLength(1)
        expect(calls()[0]).toMatch(new RegExp(`^ffplay .*${out.trim()}$`))
        const none = yield* run(["preview", id, "--play"], { ...own, PATH: emptyHome() })
        expect(none.code).toBe(10)
        expect(none.err).toContain("mpv")
      })
    )

    it.effect("--save fetches the sample without the token, and overwrites no file", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const own = yield* signedIn(simulator)
        const id = simulator.catalogue.tracks[0]?.id
        const headers: Array<unknown> = []
        const server = createServer((request, response) => {
          headers.push(request.headers.authorization)
          response.end("sound")
        })
        const port = yield* Effect.callback<number>((resume) => {
          server.listen(0, "127.0.0.1", () => {
            const address = server.address()
            resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
          })
        })
        yield* Effect.addFinalizer(() => Effect.sync(() => server.close()))
        const { out } = yield* run(["tracks", "--id", String(id), "--json"], own)
        const track: unknown = JSON.parse(out)
        const body = JSON.stringify({
          results: [Object.assign({}, track, { sample_url: `http://127.0.0.1:${String(port)}/a.mp3` })],
          count: 1,
          page: "1/1",
          per_page: 100
        })
        yield* simulator.fail(Fault.Status({ status: 200, contentType: "application/json", body }))
        const file = join(emptyHome(), "a.mp3")
        const saved = yield* run(["preview", String(id), "--save", file], own)
        expect(saved.code, saved.err).toBe(0)
        expect(readFileSync(file, "utf8")).toBe("sound")
        expect(headers).toEqual([undefined])
        const again = yield* run(["preview", String(id), "--save", file], own)
        expect(again.code).toBe(2)
        expect(readFileSync(file, "utf8")).toBe("sound")
      }).pipe(Effect.scoped)
    )
  })

  describe("--all", () => {
    const item = {
      id: 1,
      name: "A",
      slug: "a",
      image: { id: 1, uri: "https://x.example/", dynamic_uri: "https://x.example/" }
    }
    const plant = Effect.flatMap(Simulator, (simulator) =>
      Effect.andThen(
        simulator.clearFaults,
        simulator.fail(
          Fault.Status({
            status: 200,
            contentType: "application/json",
            body: JSON.stringify({
              results: Array.from({ length: 20 }, (_, index) => ({ ...item, id: index + 1 })),
              count: 9000,
              page: "1/450",
              next: "api.beatport.com/v4/catalog/artists/?page=2",
              per_page: 20
            })
          })
        )
      )
    )

    it.effect("says the requests and the time first, and asks in a terminal above 200 requests", () =>
      Effect.gen(function* () {
        const environment = { ...(yield* signedIn(yield* Simulator)), NO_COLOR: "1" }
        for (const { code, key } of [
          { code: 2, key: "n" },
          { code: 130, key: "\u0003" }
        ]) {
          yield* plant
          const answered = yield* runInTerminal(["artists", "--all"], {
            environment,
            onOutput: (all, terminal) => {
              if (/Make \d+ requests\?/.test(all)) terminal.write(key)
            }
          })
          expect(answered.code, answered.out).toBe(code)
          expect(answered.out).toMatch(/9000 items: \d{3} requests, about \d+ min/)
        }
        yield* (yield* Simulator).clearFaults
      })
    )
  })

  describe("--profile", () => {
    it.effect("has its own token, answers and cache, and BEATPORT_TOKEN_FILE wins over it", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const home = emptyHome()
        const environment = { HOME: home, BEATPORT_BASE_URL: simulator.baseUrl }
        const login = [
          "login",
          "--username",
          simulator.account.username,
          "--password-stdin",
          "--profile",
          "second"
        ]
        const signed = yield* run(login, environment, `${simulator.account.password}\n`)
        expect(signed.code, signed.err).toBe(0)
        expect(existsSync(join(home, ".config/effect-beatport/profiles/second/token.json"))).toBe(true)
        expect(existsSync(join(home, ".config/effect-beatport/token.json"))).toBe(false)
        expect((yield* run(["whoami"], environment)).code).toBe(4)
        expect((yield* run(["whoami", "--profile", "second"], environment)).code).toBe(0)

        const list = join(home, "list.csv")
        writeFileSync(list, "Artist,Title\nMy Neighbour,Recorded in the Kitchen\n")
        yield* run(["match", list, "--profile", "second"], environment)
        expect(existsSync(join(home, ".cache/effect-beatport/profiles/second/matching"))).toBe(true)
        expect(existsSync(join(home, ".cache/effect-beatport/matching"))).toBe(false)

        mkdirSync(join(home, "own"))
        const BEATPORT_TOKEN_FILE = join(home, "own/token.json")
        expect(
          (yield* run(["whoami", "--profile", "second"], { ...environment, BEATPORT_TOKEN_FILE })).code
        ).toBe(4)
      })
    )
  })
})
