/**
 * Every program in examples/, run as its reader would run it, with a simulator for Beatport. They use the built
 * package: `npm test` builds it first.
 */
import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Simulator, type SimulatorService } from "effect-beatport/simulator"
import * as Example from "../../scripts/example/Example.ts"
import { runExample, runNode } from "./running.ts"

/** What a program has to have said, given the music that the simulator has. */
type Expectation = (lines: ReadonlyArray<string>, simulator: SimulatorService) => void

const title = ({ mix_name, name }: { readonly name: string; readonly mix_name: string }) =>
  `${name.trim()} (${mix_name.trim()})`

const expectations: Readonly<Record<string, Expectation>> = {
  anywhere: (lines) => {
    assert.match(lines.join(), /^Today's first is .+ \(.+\)$/)
  },
  caching: (lines) => {
    assert.deepStrictEqual(lines, [
      "stored: false, then true",
      "reloaded, so stored: false",
      "without a request: NotCached"
    ])
  },
  "call-options": (lines) => {
    assert.deepStrictEqual(lines, ["200, application/json: 10 tracks"])
  },
  "caching-promises": (lines) => {
    assert.deepStrictEqual(lines, ["stored: false, true, false"])
  },
  catalogue: (lines, { catalogue }) => {
    const [artist = "", picture = "", release = "", ...rest] = lines
    assert.match(artist, /^.+: [1-9]\d* releases$/)
    assert.match(picture, /^https:\/\/\S+\/400x400\/\S+\.jpg$/)
    const tracks = rest.filter((line) => /^ {2}\d+\. /.test(line))
    const found = catalogue.releases.find(({ name, publish_date }) =>
      release.startsWith(`${publish_date}  ${name}  [`)
    )
    assert.deepStrictEqual(
      tracks.map((line) => line.replace(/^ {2}(\d+\. .+\)) {2}.*$/, "$1")),
      found?.tracks.map((track, index) => `${index + 1}. ${title(track)}`)
    )
    assert.match(rest.at(-1) ?? "", /^.+: [1-9]\d* releases$/)
  },
  charts: (lines) => {
    const [techno = "", hype = "", heading, ...rest] = lines
    assert.match(techno, /^Techno, first of 100: .+\(.+\), .+\(.+\), .+\(.+\)$/)
    assert.match(hype, /^Hype Techno: .+\(.+\)/)
    assert.strictEqual(heading, "The whole shop:")
    assert.strictEqual(rest.filter((line) => /^ {2}\d+\. .+ \(.+\), .+$/.test(line)).length, 10)
    assert.match(rest.at(-1) ?? "", /^.+: [1-9]\d* tracks$/)
  },
  collection: (lines) => {
    assert.match(
      lines.slice(0, 3).join("\n"),
      /^line 2: .+ \(.+\)\nline 3: .+ \(.+\)\nline 4: The row has no title/
    )
    const head = "Track Title,Artist,File,beatport_id,beatport_url,outcome,confidence,reason"
    const table = lines.slice(lines.indexOf(head) + 1, lines.indexOf("#EXTM3U"))
    const rows = table.filter((line) => /,\/music\/(\d+)\.mp3,\1,https:.*,matched,/.test(line))
    assert.lengthOf(rows, 2)
    assert.lengthOf(
      lines.filter((line) => /^\/music\/\d+\.mp3$/.test(line)),
      2
    )
  },
  configuration: (lines) => {
    assert.deepStrictEqual(lines, [
      "my-app/1.0 (+https://example.com) asks every 1s, and again 2 times",
      "for at most 1m"
    ])
  },
  declaration: ([heading = "", ...paths]) => {
    assert.strictEqual(heading, `Beatport API v4: ${paths.length} paths`)
    assert.includeMembers(paths, ["/catalog/tracks/", "/catalog/tracks/{id}/", "/catalog/search/"])
  },
  errors: (lines) => {
    const [found, wrong = "", retry] = lines
    assert.strictEqual(found, "no such track")
    assert.match(wrong, /^ValidationError: tracks\.list: .* per_page: /)
    assert.strictEqual(retry, "NotFoundError, worth another try: false")
  },
  filters: ([count = "", ...lines], { catalogue }) => {
    const matching = catalogue.tracks.filter(
      ({ bpm, genre, key, release }) =>
        (genre.id === 6 || genre.id === 11) &&
        key?.camelot_number === 8 &&
        key.camelot_letter === "A" &&
        bpm !== null &&
        bpm >= 120 &&
        bpm <= 140 &&
        release.publish_date >= "2025-01-01"
    )
    assert.isAbove(matching.length, 0)
    assert.strictEqual(count, `${matching.length} tracks`)
    assert.deepStrictEqual(
      lines.filter((line) => line.includes(" BPM ")),
      matching
        .slice(0, 10)
        .map((track) => `${track.release.publish_date}  ${track.bpm} BPM  8A  ${title(track)}`)
    )
    for (const line of lines.filter((other) => !other.includes(" BPM "))) assert.match(line, /night/i)
  },
  genres: (lines) => {
    const [known, count, house = "", wrong = ""] = lines
    assert.strictEqual(known, "6 1 Melodic House & Techno [ 14, 33 ]")
    assert.strictEqual(count, "46 genres, 46 of them known by name")
    assert.match(house, /^House: .+, .+/)
    assert.match(wrong, /genre_id: .*Techno/)
  },
  layers: (lines) => {
    const waits = lines.filter((line) => /^waited [\d.]+ s$/.test(line))
    assert.isAtLeast(waits.length, 5)
    assert.isTrue(waits.some((line) => line !== "waited 0 s"))
    assert.strictEqual(lines.at(-1), "House is 5, Techno (Peak Time / Driving) is 6")
  },
  "log-in": ([who, until = "", renewed], { account }) => {
    assert.strictEqual(who, `Signed in as ${account.username}`)
    assert.match(until, /^until .*\d/)
    assert.strictEqual(renewed, "and refreshed before it expires")
  },
  "long-lists": (lines, { catalogue }) => {
    const techno = catalogue.inGenre(6)
    const next = techno[100]
    const requests = Math.ceil(techno.length / 100)
    assert.isDefined(next)
    assert.deepStrictEqual(lines, [
      `${techno.length} tracks take ${requests} requests, 1s 500ms`,
      `100 tracks more, 100 of ${techno.length}`,
      `then ${title(next)}`
    ])
  },
  many: ([count, ...recordings]) => {
    assert.strictEqual(count, "100 tracks, missing: 999999999")
    assert.isAtLeast(recordings.length, 5)
    for (const line of recordings) assert.match(line, /^[A-Z]{2}\w{10} {2}.+ \(.+\)$/)
  },
  pages: (lines, { catalogue }) => {
    const techno = catalogue.inGenre(6)
    const last = techno[119]
    assert.isDefined(last)
    assert.deepStrictEqual(lines, [
      `50 tracks of ${techno.length}`,
      `120 titles, the last one ${title(last)}`,
      `page 1 of ${Math.ceil(techno.length / 50)}: 50 tracks`,
      `page 2 of ${Math.ceil(techno.length / 50)}: 50 tracks`
    ])
  },
  "plain-javascript": (lines) => {
    assert.strictEqual(lines.length, 3)
    for (const line of lines) assert.match(line, / \(.+\) {2}\d+ BPM {2}(?:\d+[AB])? {2}https:\/\/\S+\.mp3$/)
  },
  promises: (lines, { catalogue }) => {
    const [count = "", first, fifty, missing = "", hype = ""] = lines
    assert.match(count, /^[1-9]\d* tracks, among them .*techno/i)
    assert.strictEqual(first, catalogue.inGenre(6).slice(0, 1).map(title).join())
    assert.strictEqual(fifty, "50 tracks")
    assert.match(missing, /^GET \/catalog\/tracks\/999999999\/: /)
    assert.strictEqual(hype.split("; ").length, 3)
  },
  proxy: ([line = ""]) => {
    assert.match(line, /^46 genres, by way of http:\/\/127\.0\.0\.1:\d+$/)
  },
  raw: (lines) => {
    assert.match(lines.join("\n"), /^\{\n[^]*"bsrc_remixer"[^]*\n\}$/)
  },
  match: ([heading = "", ...lines]) => {
    assert.match(heading, /^5 rows, about [1-9]\d* requests$/)
    assert.strictEqual(
      lines.filter((line) => /^matched \S+\.mp3: \d+ \(0\.9\d\)$|^matched .*\(1\.00\)$/.test(line)).length,
      4
    )
    assert.match(lines.at(-1) ?? "", /^none dubplate\.wav: - /)
  },
  "match-csv": ([head = "", ...lines]) => {
    assert.strictEqual(head.trim(), "Artist,Title,beatport_id,beatport_url,outcome,confidence,reason")
    assert.deepStrictEqual(
      lines.map((line) => /,(matched|ambiguous|otherVersion|none|failed),/.exec(line)?.[1]),
      ["matched", "matched", "none"]
    )
  },
  review: (lines) => {
    assert.match(lines[0] ?? "", /^\d+\.mp3: ambiguous\. The row names no version/)
    assert.isTrue(lines.some((line) => /https:\/\/www\.beatport\.com\/track\//.test(line)))
    assert.match(lines.at(-1) ?? "", /^\d+\.mp3: matched \d+$/)
  },
  search: (lines) => {
    assert.match(lines[0] ?? "", /^[1-9]\d* tracks, among them:$/)
    for (const line of lines.slice(1, 6)) assert.match(line, /^ {2}.+ - .*techno/i)
    for (const kind of ["artist", "label", "release"]) {
      assert.isTrue(
        lines.some((line) => line.startsWith(`  ${kind} `) && /house/i.test(line)),
        kind
      )
    }
  },
  "token-store": (lines, { account }) => {
    assert.deepStrictEqual(lines, ["before: no token", `Signed in as ${account.username}`, "after: a token"])
  },
  tags: ([named = "", artist = "", bpm = "", id = "", ...rest]) => {
    assert.match(named, /^title: \(nothing\) -> .+ \(.+\)$/)
    assert.match(artist, /^artist: \(nothing\) -> .+$/)
    assert.match(bpm, /^bpm: \(nothing\) -> \d+$/)
    assert.match(id, /^beatportTrackId: \(nothing\) -> \d+$/)
    assert.deepStrictEqual(rest, ["restored"])
  },
  tokens: (lines, { account }) => {
    assert.deepStrictEqual(lines, [
      "before: signedOut",
      "imported: signedIn, can be refreshed",
      "its scope is app:docs user:dj",
      `it belongs to ${account.username}`,
      "refreshed: signedIn",
      "after: signedOut"
    ])
  }
}

/** The examples that are programs; one that is a test is among the tests already. */
const programs = Example.all.filter(({ path }) => !path.endsWith(".test.ts"))

const services = Layer.merge(Simulator.layer(), NodeServices.layer)

layer(services, { concurrent: true, excludeTestServices: true })("the examples", (it) => {
  it.effect("each have an expectation here", () =>
    Effect.sync(() => {
      const names = programs.map(({ name }) => name).toSorted()
      assert.deepStrictEqual(names, Object.keys(expectations).toSorted())
    })
  )

  it.effect("are short, and say at the top what they are", () =>
    Effect.sync(() => {
      for (const { about, path } of Example.all) {
        assert.isNotEmpty(about, path)
        assert.isAtMost(Example.source(path).trimEnd().split("\n").length, 50, path)
      }
    })
  )

  for (const example of programs) {
    it.effect(`run: ${example.path}`, () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const { env, proxy } = yield* Example.simulated
        const { code, complaints, lines } = yield* runExample(example, env)
        assert.deepStrictEqual({ code, complaints }, { code: 0, complaints: "" })
        expectations[example.name]?.(lines, simulator)
        const isProxied = (yield* proxy.passed) > 0
        assert.strictEqual(isProxied, example.name === "proxy")
      })
    )
  }

  it.effect("npm run example says which there are", () =>
    Effect.gen(function* () {
      const { code, lines } = yield* runNode(["scripts/example.ts"])
      assert.strictEqual(code, 0)
      assert.deepStrictEqual(
        lines.map((line) => line.trim().split(" ")[0]),
        Example.all.map(({ name }) => name)
      )
    })
  )

  it.effect("npm run example brings a simulator along, and nothing of the caller's own Beatport", () =>
    Effect.gen(function* () {
      const { code, lines } = yield* runNode(["scripts/example.ts", "log-in"], {
        BEATPORT_ACCESS_TOKEN: "the caller's own",
        BEATPORT_BASE_URL: "https://beatport.invalid/v4"
      })
      assert.strictEqual(code, 0)
      assert.strictEqual(lines[0], "Signed in as selector")
    })
  )

  it.effect("npm run example ends as the example ends", () =>
    Effect.gen(function* () {
      const { code, lines } = yield* runNode(["scripts/example.ts", "log-in", "--live"], {
        BEATPORT_USERNAME: "someone",
        BEATPORT_PASSWORD: undefined
      })
      assert.strictEqual(code, 1)
      assert.notInclude(lines.join(), "Signed in")
    })
  )
})
