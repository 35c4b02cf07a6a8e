import { NodeFileSystem } from "@effect/platform-node"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, FileSystem, Layer, Schema, Stream } from "effect"
import {
  Decision,
  fileCheckpoint,
  type LocalTrack,
  type MatchEvent,
  Matching,
  memoryCheckpoint,
  type MatchOptions
} from "../../src/matching/index.ts"
import type { Track } from "../../src/schemas/Track.ts"
import { type Behaviour, libraryOf, track } from "./library.ts"

const names = ["Ebb and Flow", "Quiet Harbour", "Night Ferry", "Cold Lantern", "Paper Moon", "Slow Tide"]

/** Six tracks by six artists, on one release. */
const tracks: ReadonlyArray<Track> = names.map((name, index) =>
  track({
    id: 101 + index,
    name,
    mix_name: "Original Mix",
    artists: [`Artist ${["Amber", "Birch", "Cedar", "Dune", "Elm", "Fern"][index] ?? ""}`],
    isrc: `XXA0126000${String(10 + index)}`,
    catalog_number: `HL${String(index)}`,
    length_ms: 300_000 + index * 20_000,
    release: "Harbour EP"
  })
)

const rowOf = (one: Track): LocalTrack => ({
  ref: String(one.id),
  artist: one.artists[0]?.name,
  title: `${one.name} (${one.mix_name})`
})
const rows = tracks.map(rowOf)

const absent: LocalTrack = { ref: "absent", artist: "Nobody Known", title: "Something Else (Original Mix)" }

/** Matches rows against the small Beatport. */
const matching = <E = never>(
  locals: ReadonlyArray<LocalTrack>,
  { behaviour, options }: { readonly behaviour?: Partial<Behaviour>; readonly options?: MatchOptions<E> } = {}
) => {
  const library = libraryOf(tracks, behaviour)
  return Effect.map(
    Effect.provide(
      Effect.flatMap(Matching, ({ matchAll }) => Stream.runCollect(matchAll(locals, options))),
      library.layer
    ),
    (decisions) => ({ decisions, requests: library.requests })
  )
}

/** A word that differs from the words of other numbers in several letters. */
const syllables = (number: number): string =>
  [...String(number * 7919 + 10_000)]
    .map((digit) => ["ba", "del", "ka", "mi", "nor", "pu", "ra", "sel", "to", "vin"][Number(digit)] ?? "")
    .join("")

const outcomes = (decisions: ReadonlyArray<Decision>) =>
  decisions.map(({ outcome, ref, track: found }) => [ref, outcome, found?.id ?? null])

describe("Matching.matchAll", () => {
  it.effect("emits a decision for each row, in the order of the rows", () =>
    Effect.gen(function* () {
      const { decisions } = yield* matching([...rows, absent].toReversed())
      expect(outcomes(decisions)).toEqual([
        ["absent", "none", null],
        ...tracks.toReversed().map(({ id }) => [String(id), "matched", id])
      ])
    })
  )

  it.effect("asks for pairs of name and artist in one request where the server honours comma lists", () =>
    Effect.gen(function* () {
      const events: Array<MatchEvent> = []
      const { requests } = yield* matching(rows, {
        options: { onEvent: (event) => Effect.sync(() => void events.push(event)) }
      })
      expect(requests).toHaveLength(1)
      expect(events.find(({ _tag }) => _tag === "CommaLists")).toMatchObject({ honoured: true })
    })
  )

  it.effect("falls back to searches and says so where the server does not honour comma lists", () =>
    Effect.gen(function* () {
      const events: Array<MatchEvent> = []
      const { decisions, requests } = yield* matching(rows, {
        behaviour: { commaLists: false },
        options: { onEvent: (event) => Effect.sync(() => void events.push(event)) }
      })
      expect(decisions.map(({ outcome }) => outcome)).toEqual(rows.map(() => "matched"))
      expect(events.find(({ _tag }) => _tag === "CommaLists")).toMatchObject({ honoured: false })
      // One list, one search for the first row, and one request for the release that all rows are on.
      expect(requests.filter((request) => request.startsWith("list"))).toHaveLength(1)
      expect(requests.length).toBeLessThanOrEqual(rows.length + 1)
    })
  )

  /** Rows whose tags lack the artist, with the length and the release that a match needs then. */
  const withoutArtist = tracks.map((one): LocalTrack => ({
    ref: String(one.id),
    title: one.name,
    release: one.release.name,
    ...(one.length_ms === null ? {} : { durationMs: one.length_ms })
  }))

  it.effect("asks for the names of rows without an artist in one request where lists are honoured", () =>
    Effect.gen(function* () {
      const { decisions, requests } = yield* matching(withoutArtist)
      expect(outcomes(decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
      expect(requests).toHaveLength(1)
    })
  )

  it.effect("finds rows without an artist by themselves where lists are not honoured", () =>
    Effect.gen(function* () {
      const { decisions, requests } = yield* matching(withoutArtist, { behaviour: { commaLists: false } })
      expect(outcomes(decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
      expect(requests.filter((request) => request.startsWith("list"))).toHaveLength(1)
      expect(requests.length).toBeLessThanOrEqual(withoutArtist.length + 1)
    })
  )

  /** One letter too many in the name and in the artist, at changing places. */
  const misspelt = (locals: ReadonlyArray<LocalTrack>): ReadonlyArray<LocalTrack> =>
    locals.map((row, index) => {
      const wrong = (text: string, at: number) => `${text.slice(0, at)}q${text.slice(at)}`
      const [name = ""] = (row.title ?? "").split(" (")
      const at = index % 2 === 0 ? 1 : name.length - 1
      return { ...row, title: `${wrong(name, at)} (Original Mix)`, artist: wrong(row.artist ?? "", 5) }
    })

  it.effect.each([true, false])(
    "finds rows with a spelling mistake in name and artist in three requests a row, comma lists honoured: %s",
    (commaLists) =>
      Effect.gen(function* () {
        const { decisions, requests } = yield* matching(misspelt(rows), { behaviour: { commaLists } })
        expect(outcomes(decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
        expect(requests.length).toBeLessThanOrEqual(3 * rows.length + 1)
      })
  )

  it.effect("finds a single row with spelling mistakes where the server does not honour comma lists", () =>
    Effect.gen(function* () {
      for (const row of misspelt(rows)) {
        const { decisions, requests } = yield* matching([row], { behaviour: { commaLists: false } })
        expect(decisions.map(({ outcome }) => outcome)).not.toContain("failed")
        expect(requests.length).toBeLessThanOrEqual(3)
      }
    })
  )

  it.effect(
    "asks for what the label published in the year, once for all rows of both, where names are misspelt",
    () =>
      Effect.gen(function* () {
        const wrong = (text: string, at: number) => `${text.slice(0, at)}q${text.slice(at)}`
        const first = track({
          id: 1,
          name: "Amber Harvest",
          artists: ["Nova Lindqvist"],
          publish_date: "2019-03-04"
        })
        const second = track({
          id: 2,
          name: "Cedar Garden",
          artists: ["Ada Brandt"],
          publish_date: "2019-12-31"
        })
        const other = track({
          id: 3,
          name: "Amber Harvest",
          artists: ["Nova Lindqvist"],
          publish_date: "2020-01-01"
        })
        const library = libraryOf([first, second, other], { commaLists: false })
        const locals = [first, second].map((one) => ({
          ...rowOf({ ...one, name: wrong(one.name, 1) }),
          artist: wrong(one.artists[0]?.name ?? "", 1),
          label: "Harbour Lights",
          year: 2019
        }))
        const { matchAll } = yield* Effect.provide(Matching, library.layer)
        const decisions = yield* Stream.runCollect(matchAll(locals))
        expect(outcomes(decisions)).toEqual([
          ["1", "matched", 1],
          ["2", "matched", 2]
        ])
        const label = library.requests.filter((request) => request.includes("label_name"))
        expect(label).toEqual([
          'list {"label_name":"Harbour Lights","publish_date":{"from":"2019-01-01","to":"2019-12-31"}}'
        ])
        expect(library.requests.at(-1)).toBe(label[0])
      })
  )

  it.effect("asks for no label in a year that is none", () =>
    Effect.gen(function* () {
      for (const year of [0, 99, 2019.5, -2019, 20_190]) {
        const { decisions, requests } = yield* matching([{ ...absent, label: "Harbour Lights", year }])
        expect(decisions.map(({ outcome }) => outcome)).toEqual(["none"])
        expect(requests.filter((request) => request.includes("label_name"))).toEqual([])
      }
    })
  )

  it.effect("asks for a misspelt artist as the tracks that were found credit it", () =>
    Effect.gen(function* () {
      const earlier = track({ id: 1, name: "Amber Harvest", artists: ["Nova Lindqvist"] })
      const later = track({ id: 2, name: "Cedar Garden", artists: ["Nova Lindqvist"] })
      const library = libraryOf([earlier, later], { commaLists: false })
      const { matchAll } = yield* Effect.provide(Matching, library.layer)
      const decisions = yield* Stream.runCollect(
        matchAll([rowOf(earlier), { ...rowOf({ ...later, name: "Cedra Garden" }), artist: "Nova Lindqist" }])
      )
      expect(outcomes(decisions)).toEqual([
        ["1", "matched", 1],
        ["2", "matched", 2]
      ])
      expect(library.requests.at(-1)).toBe('list {"artist_name":["Nova Lindqvist"]}')
    })
  )

  it.effect("asks for a remixer where name and artist are misspelt", () =>
    Effect.gen(function* () {
      const remix = track({
        id: 1,
        name: "Amber Harvest",
        mix_name: "Ada Brandt Remix",
        artists: ["Nova Lindqvist"]
      })
      const library = libraryOf([remix], { commaLists: false })
      const { matchAll } = yield* Effect.provide(Matching, library.layer)
      const decisions = yield* Stream.runCollect(
        matchAll([{ ...rowOf({ ...remix, name: "Abmer Harvets" }), artist: "Nvoa Lindqvist" }])
      )
      expect(outcomes(decisions)).toEqual([["1", "matched", 1]])
      expect(library.requests.at(-1)).toBe("search ada brandt")
    })
  )

  it.effect("shares requests for the halves of misspelt names once comma lists are proven", () =>
    Effect.gen(function* () {
      const known = rows.slice(0, 2)
      const { decisions, requests } = yield* matching([...known, ...misspelt(rows.slice(2))])
      expect(outcomes(decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
      // One list of whole names; for the four that it did not find, one of half names and whole artists, and one of halves of both.
      expect(requests.map((request) => request.split(" ")[0])).toEqual(["list", "list", "list"])
    })
  )

  it.effect("finds names with a mistake by one list of their halves and whole artists", () =>
    Effect.gen(function* () {
      const locals = misspelt(rows).map((row, index) => ({ ...row, artist: rows[index]?.artist }))
      const { decisions, requests } = yield* matching([...rows.slice(0, 2), ...locals.slice(2)])
      expect(outcomes(decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
      expect(requests).toHaveLength(2)
    })
  )

  it.effect("finds a name in which the two middle letters are exchanged", () =>
    Effect.gen(function* () {
      const { decisions, requests } = yield* matching([
        ...rows.slice(0, 2),
        { ref: "103", artist: "Artist Cedar", title: "Night eFrry (Original Mix)" }
      ])
      expect(outcomes(decisions).at(-1)).toEqual(["103", "matched", 103])
      expect(requests).toHaveLength(2)
    })
  )

  it.effect("finds exchanged fields in the list that asks for names and artists", () =>
    Effect.gen(function* () {
      const { decisions, requests } = yield* matching(
        tracks.map((one) => ({ ref: String(one.id), artist: one.name, title: one.artists[0]?.name }))
      )
      expect(decisions.map((decision) => decision.candidates[0]?.track.id)).toEqual(
        tracks.map(({ id }) => id)
      )
      expect(requests).toHaveLength(1)
    })
  )

  it.effect(
    "shares requests for whole artists, then for half names, where nothing else of a row is right",
    () =>
      Effect.gen(function* () {
        const { decisions, requests } = yield* matching([
          ...[0, 2, 4].flatMap((index) => rows[index] ?? []),
          // Two mistakes in the name.
          { ref: "104", artist: "Artist Dune", title: "Xold Lanterx (Original Mix)" },
          { ref: "102", artist: "Artist Birch", title: "Xuiet Harboux (Original Mix)" },
          // Another artist, and one mistake in the name.
          { ref: "106", artist: "Somebody Else", title: "Slow Tidex (Original Mix)" }
        ])
        expect(decisions.map(({ candidates }) => candidates[0]?.track.id)).toEqual([
          101, 103, 105, 104, 102, 106
        ])
        expect(requests.slice(3)).toEqual([
          'list {"artist_name":["Somebody Else","Artist Birch","Artist Dune"]}',
          'list {"name":["Slow","idex"]}',
          "search Somebody Else Slow Tidex"
        ])
      })
  )

  /** More tracks than fit on a page, whose names have a half in common; and rows for three of them, with a mistake in the other half. */
  const crowd = Array.from({ length: 120 }, (_, index) =>
    track({
      id: 1000 + index,
      name: `Common ${syllables(index)}`,
      mix_name: "Original Mix",
      artists: ["The Crowd"]
    })
  )
  const inCrowd = [5, 60, 110].map((index) => ({
    ref: String(1000 + index),
    artist: "The Crowd",
    title: `Common ${syllables(index).slice(0, -1)}q`
  }))

  it.effect("does not take a full page for all there is, and stores it all the same", () =>
    Effect.gen(function* () {
      const checkpoint = yield* memoryCheckpoint
      const library = libraryOf([...tracks, ...crowd])
      const run = Effect.provide(
        Effect.flatMap(Matching, ({ matchAll }) =>
          Stream.runCollect(matchAll([...rows, ...inCrowd], { checkpoint }))
        ),
        Layer.fresh(library.layer)
      )
      const first = yield* run
      const sent = library.requests.splice(0)
      const lists = sent.filter((request) => request.includes("Common"))
      // All three, then fewer at once.
      expect(lists.length).toBeGreaterThan(1)
      expect(outcomes(first).slice(-3)).toEqual(
        [1005, 1060, 1110].map((id) => [String(id), "ambiguous", null])
      )
      expect(first.slice(-3).map(({ candidates }) => candidates[0]?.track.id)).toEqual([1005, 1060, 1110])
      expect(yield* run).toEqual(first)
      expect(library.requests).toEqual([])
    })
  )

  it.effect("asks for an artist alone if the page of its shared request was full, and only then", () =>
    Effect.gen(function* () {
      // Neither half of these names is right, and both are too short to be asked for alone.
      const ruined = { ref: "ruined", artist: "Artist Dune", title: "Xolanx" }
      const others = ["qwer", "zxcv", "uiop", "hjkl", "bnmq"].map((title) => ({
        ref: title,
        title
      }))
      const asked = 'list {"artist_name":["Artist Dune"]}'
      const known = rows.filter(({ artist }) => artist !== ruined.artist)
      const requestsWith = (artist: string) =>
        Effect.gen(function* () {
          const library = libraryOf([...crowd, ...tracks])
          const { matchAll } = yield* Effect.provide(Matching, library.layer)
          yield* Stream.runDrain(matchAll([...known, ...others.map((row) => ({ ...row, artist })), ruined]))
          expect(library.requests).toContain(`list {"artist_name":["Artist Dune","${artist}"]}`)
          return library.requests.filter((request) => request === asked)
        })
      expect(yield* requestsWith("The Crowd")).toHaveLength(1)
      expect(yield* requestsWith("No Crowd")).toHaveLength(0)
    })
  )

  it.effect("shares a request for misspelt rows with a release, whatever their artists", () =>
    Effect.gen(function* () {
      const released = misspelt(rows.slice(2)).map((row) => ({
        ...row,
        release: "Harbour EP",
        artist: "Wrong Name"
      }))
      const { requests } = yield* matching([...rows.slice(0, 2), ...released])
      expect(requests[1]).toContain('"release_name":["Harbour EP"]')
      expect(requests[1]).not.toContain("artist_name")
      const right = misspelt(rows.slice(2)).map((row) => ({ ...row, release: "Harbour EP" }))
      const found = yield* matching([...rows.slice(0, 2), ...right])
      expect(outcomes(found.decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
      expect(found.requests).toHaveLength(2)
    })
  )

  it.effect("stops asking for whole names where most are misspelt", () =>
    Effect.gen(function* () {
      const many = Array.from({ length: 100 }, (_, index) =>
        track({
          id: 2000 + index,
          name: `Quiet ${syllables(index)} Harbour`,
          mix_name: "Original Mix",
          artists: [`Artist ${syllables(index + 400)}`]
        })
      )
      const library = libraryOf(many)
      const decisions = yield* Effect.provide(
        Effect.flatMap(Matching, ({ matchAll }) =>
          Stream.runCollect(
            matchAll(
              many.map((one, index) => ({
                ...rowOf(one),
                ...(index < 10 ? {} : { title: `${one.name.replace("Harbour", "Harbuor")} (Original Mix)` })
              }))
            )
          )
        ),
        library.layer
      )
      expect(decisions.every(({ outcome }) => outcome === "matched")).toBe(true)
      // Lists of whole names ask for exchanged fields too, so a title with its version is among the artists.
      const wholeNames = library.requests.map((request) => request.includes("(Original Mix)"))
      expect(wholeNames.slice(0, 2)).toEqual([true, true])
      expect(wholeNames.slice(2)).not.toContain(true)
    })
  )

  it.effect(
    "asks once for the tracks of an artist that several rows share, where lists are not honoured",
    () =>
      Effect.gen(function* () {
        const shared = tracks.map((one) => ({ ...one, artists: tracks[0]?.artists ?? [] }))
        const library = libraryOf(shared, { commaLists: false })
        const decisions = yield* Effect.provide(
          Effect.flatMap(Matching, ({ matchAll }) => Stream.runCollect(matchAll(shared.map(rowOf)))),
          library.layer
        )
        expect(outcomes(decisions)).toEqual(tracks.map(({ id }) => [String(id), "matched", id]))
        expect(library.requests.slice(2)).toEqual(['list {"artist_name":["Artist Amber"]}'])
      })
  )

  it.effect.each([
    ["the first half of the name", (row: LocalTrack) => row, 'list {"name":["Quiet '],
    ["the release", (row: LocalTrack) => ({ ...row, release: `From ${row.ref}` }), "search From "]
  ] as const)(
    "begins with %s once the names of a library turn out to be misspelt, where lists are not honoured",
    ([, change, wanted]) =>
      Effect.gen(function* () {
        const many = Array.from({ length: 40 }, (_, index) =>
          track({
            id: 501 + index,
            name: `Quiet ${syllables(index)} Harbour`,
            mix_name: "Original Mix",
            artists: [`Artist ${syllables(index + 400)}`],
            release: `From ${String(501 + index)}`
          })
        )
        const library = libraryOf(many, { commaLists: false })
        const decisions = yield* Effect.provide(
          Effect.flatMap(Matching, ({ matchAll }) =>
            Stream.runCollect(
              matchAll(
                many.map((one) =>
                  change({
                    ...rowOf(one),
                    title: `${one.name.replace("Harbour", "Harbuor")} (Original Mix)`
                  })
                )
              )
            )
          ),
          library.layer
        )
        expect(decisions.every(({ outcome }) => outcome === "matched")).toBe(true)
        const [before, after] = [library.requests.slice(0, 15), library.requests.slice(-20)]
        expect(before.some((request) => request.startsWith("search Artist"))).toBe(true)
        expect(after.filter((request) => !request.startsWith(wanted))).toEqual([])
        expect(library.requests.length).toBeLessThan(1.4 * many.length)
      })
  )

  it.effect("leaves words with an apostrophe out of a search where enough others remain", () =>
    Effect.gen(function* () {
      const dont = track({ id: 601, name: "Don't Stop Now Please", mix_name: "Original Mix" })
      const library = libraryOf([dont])
      const decisions = yield* Effect.provide(
        Effect.flatMap(Matching, ({ matchAll }) =>
          Stream.runCollect(matchAll([{ ...rowOf(dont), title: "Don’t Stop Now Please", durationMs: 0 }]))
        ),
        library.layer
      )
      expect(library.requests).toEqual(["search Nova Lindqvist Stop Now Please"])
      expect(decisions[0]?.candidates[0]?.track.id).toBe(601)
    })
  )

  it.effect("asks for the tracks of a release once where several pending rows are on it", () =>
    Effect.gen(function* () {
      const { decisions, requests } = yield* matching(
        rows.map((row) => ({ ...row, release: "Harbour EP" })),
        { behaviour: { commaLists: false } }
      )
      expect(decisions.map(({ outcome }) => outcome)).toEqual(rows.map(() => "matched"))
      expect(requests.map((request) => request.split(" ")[0])).toEqual(["list", "search", "release"])
    })
  )

  it.effect("asks for ids and ISRCs in batches, and verifies them by the title", () =>
    Effect.gen(function* () {
      const byCode: ReadonlyArray<LocalTrack> = [
        { ref: "id", trackId: 101, title: "Ebb and Flow", artist: "Artist Amber" },
        { ref: "file", fileName: "102_Quiet_Harbour.mp3", trackId: 102, title: "Quiet Harbour" },
        { ref: "isrc", isrc: "XX-A01-26-00012", title: "Night Ferry", artist: "Artist Cedar" },
        { ref: "wrong", isrc: "XXA012600013", title: "Another Song", artist: "Somebody Else" }
      ]
      const { decisions, requests } = yield* matching(byCode)
      expect(outcomes(decisions)).toEqual([
        ["id", "matched", 101],
        ["file", "matched", 102],
        ["isrc", "matched", 103],
        ["wrong", "ambiguous", null]
      ])
      expect(requests.slice(0, 2)).toEqual([
        'list {"id":[101,102]}',
        'list {"isrc":["XXA012600012","XXA012600013"]}'
      ])
    })
  )

  it.effect("rests on an id alone where a row has no title, and says so", () =>
    Effect.gen(function* () {
      const big = track({ id: 13_174_788, name: "Ebb and Flow", mix_name: "Original Mix" })
      const library = libraryOf([big])
      const decision = yield* Effect.provide(
        Effect.flatMap(Matching, ({ match }) => match({ ref: "1", fileName: "13174788_track.mp3" })),
        library.layer
      )
      expect(decision).toMatchObject({ outcome: "matched", track: { id: 13_174_788 } })
      expect(decision.reasons.join(" ")).toMatch(/rests on the id alone/)
    })
  )

  it.effect("finds a catalogue number where the texts find nothing", () =>
    Effect.gen(function* () {
      const { decisions } = yield* matching([
        { ref: "1", artist: "Artist Dunne", title: "Cold Lntern (Original Mix)", catalogNumber: "HL3" }
      ])
      expect(outcomes(decisions)).toEqual([["1", "matched", 104]])
    })
  )

  it.effect("puts a user's corrections above everything", () =>
    Effect.gen(function* () {
      const overrides = new Map([
        ["101", 106],
        ["102", null],
        ["103", 999]
      ])
      const { decisions } = yield* matching(rows.slice(0, 3), { options: { overrides } })
      expect(outcomes(decisions)).toEqual([
        ["101", "matched", 106],
        ["102", "none", null],
        ["103", "failed", null]
      ])
    })
  )

  it.effect("makes a row failed, never none, where its request failed; the others are decided", () =>
    Effect.gen(function* () {
      const { decisions } = yield* matching([absent, ...rows], {
        behaviour: {
          commaLists: false,
          fails: (request) => request.includes("Known") && request.startsWith("search")
        }
      })
      expect(outcomes(decisions)).toEqual([
        ["absent", "failed", null],
        ...tracks.map(({ id }) => [String(id), "matched", id])
      ])
      expect(decisions[0]?.failure).toMatchObject({ error: "ServerError", isRetryable: true })
    })
  )

  it.effect("sends no request at all when a library is matched again with its checkpoint", () =>
    Effect.gen(function* () {
      const checkpoint = yield* memoryCheckpoint
      const first = yield* matching([...rows, absent], { options: { checkpoint } })
      const second = yield* matching([...rows, absent], { options: { checkpoint } })
      expect(first.requests.length).toBeGreaterThan(0)
      expect(second.requests).toEqual([])
      expect(second.decisions).toEqual(first.decisions)
    })
  )

  it.effect(
    "resumes after any failed request with the same output, without repeating a request whose response was stored",
    () =>
      Effect.gen(function* () {
        const locals = [
          ...rows,
          absent,
          { ref: "id", trackId: 105, title: "Paper Moon", artist: "Artist Elm" }
        ]
        const whole = yield* matching(locals)
        for (let failing = 0; failing < whole.requests.length; failing++) {
          const checkpoint = yield* memoryCheckpoint
          const cut = whole.requests[failing] ?? ""
          const interrupted = yield* matching(locals, {
            behaviour: { fails: (request) => request === cut },
            options: { checkpoint }
          })
          const resumed = yield* matching(locals, { options: { checkpoint } })
          expect(outcomes(resumed.decisions)).toEqual(outcomes(whole.decisions))
          const stored = interrupted.requests.filter((request) => request !== cut)
          expect(resumed.requests.filter((request) => stored.includes(request))).toEqual([])
        }
      })
  )

  it.effect(
    "fails with the name of the row and of the field where a row is malformed, before any request",
    () =>
      Effect.gen(function* () {
        const library = libraryOf(tracks)
        const error = yield* Effect.flip(
          Effect.provide(
            Effect.flatMap(Matching, ({ matchAll }) =>
              Stream.runCollect(
                matchAll([
                  ...rows.slice(0, 1),
                  Object.assign<LocalTrack, object>({ ref: "2" }, { titel: "x" })
                ])
              )
            ),
            library.layer
          )
        )
        expect(error).toMatchObject({ _tag: "ValidationError" })
        expect(error.message).toMatch(/locals\[1\]\.titel/)
        expect(library.requests).toEqual([])
      })
  )

  it.effect("emits decisions that are plain JSON", () =>
    Effect.gen(function* () {
      const { decisions } = yield* matching([...rows, absent])
      const json = Schema.fromJsonString(Schema.Array(Decision))
      expect(Schema.decodeSync(json)(Schema.encodeSync(json)(decisions))).toEqual(decisions)
    })
  )
})

describe("Matching.plan", () => {
  it.effect("counts requests without sending any", () =>
    Effect.gen(function* () {
      const library = libraryOf(tracks)
      const locals: ReadonlyArray<LocalTrack> = [
        ...Array.from({ length: 150 }, (_, index) => ({ ref: `i${String(index)}`, trackId: index + 1 })),
        ...Array.from({ length: 91 }, (_, index) => ({
          ref: `c${String(index)}`,
          isrc: `XXA0126${String(index).padStart(5, "0")}`
        })),
        ...rows,
        { ref: "nothing" }
      ]
      const plan = yield* Effect.provide(
        Effect.flatMap(Matching, (service) => service.plan(locals)),
        library.layer
      )
      expect(plan).toMatchObject({ rows: 248, sources: { id: 150, isrc: 91, pairs: 6, unreadable: 1 } })
      expect(plan.requests).toBe(2 + 2 + 1 + 1)
      expect(plan.atMost).toBeGreaterThan(plan.requests)
      expect(library.requests).toEqual([])
    })
  )
})

describe("fileCheckpoint", () => {
  const inFile = <A, E, R>(use: (path: string) => Effect.Effect<A, E, R>) =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const directory = yield* fs.makeTempDirectoryScoped()
      return yield* use(`${directory}/run.ndjson`)
    }).pipe(Effect.scoped, Effect.provide(NodeFileSystem.layer))

  it.live("keeps responses from one process to the next", () =>
    inFile((path) =>
      Effect.gen(function* () {
        const open = Effect.scoped(
          Effect.flatMap(fileCheckpoint(path), (checkpoint) => matching(rows, { options: { checkpoint } }))
        )
        const first = yield* open
        const second = yield* open
        expect(first.requests).toHaveLength(1)
        expect(second.requests).toEqual([])
        expect(second.decisions).toEqual(first.decisions)
      })
    )
  )

  it.live("discards a line that a crash has cut, and requests only that response again", () =>
    inFile((path) =>
      Effect.gen(function* () {
        const fs = yield* FileSystem.FileSystem
        const stored = yield* Effect.scoped(
          Effect.gen(function* () {
            const checkpoint = yield* fileCheckpoint(path)
            yield* checkpoint.set("one", [track({ id: 1 })])
            yield* checkpoint.set("two", [track({ id: 2, name: "Überall" })])
          })
        ).pipe(Effect.andThen(fs.readFile(path)))
        yield* fs.writeFile(path, stored.slice(0, -20))
        yield* Effect.scoped(
          Effect.gen(function* () {
            const checkpoint = yield* fileCheckpoint(path)
            expect((yield* checkpoint.get("one"))?.map(({ id }) => id)).toEqual([1])
            expect(yield* checkpoint.get("two")).toBeUndefined()
            yield* checkpoint.set("two", [track({ id: 3 })])
            expect((yield* checkpoint.get("two"))?.map(({ id }) => id)).toEqual([3])
          })
        )
      })
    )
  )

  it.live("refuses a file that is something else, and leaves it as it is", () =>
    inFile((path) =>
      Effect.gen(function* () {
        const fs = yield* FileSystem.FileSystem
        yield* fs.writeFileString(path, "title,artist\nA,B\n")
        const error = yield* Effect.flip(Effect.scoped(fileCheckpoint(path)))
        expect(error).toMatchObject({ _tag: "CheckpointError", path })
        expect(yield* fs.readFileString(path)).toBe("title,artist\nA,B\n")
      })
    )
  )

  it.live("can be interrupted between any two requests", () =>
    inFile((path) =>
      Effect.gen(function* () {
        const locals = [absent, ...rows.slice(0, 1)]
        const whole = yield* matching(locals, { behaviour: { commaLists: false } })
        let seen = 0
        const run = (stopAfter: number) =>
          Effect.scoped(
            Effect.gen(function* () {
              const checkpoint = yield* fileCheckpoint(path)
              const library = libraryOf(tracks, { commaLists: false })
              const fiber = yield* Effect.forkChild(
                Effect.provide(
                  Effect.flatMap(Matching, ({ matchAll }) =>
                    Stream.runCollect(
                      matchAll(locals, {
                        checkpoint,
                        onEvent: ({ _tag }) =>
                          _tag === "Response" && ++seen === stopAfter ? Effect.interrupt : Effect.void
                      })
                    )
                  ),
                  Layer.fresh(library.layer)
                )
              )
              yield* Fiber.await(fiber)
              return library.requests
            })
          )
        const before = yield* run(2)
        seen = 0
        const after = yield* run(-1)
        expect(before.length).toBeGreaterThan(0)
        expect([...before, ...after].toSorted()).toEqual(whole.requests.toSorted())
      })
    )
  )
})
