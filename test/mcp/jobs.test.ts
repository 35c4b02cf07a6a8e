/**
 * Twelve jobs that users give an agent, as the calls that a model makes for them: how many it takes, and how much it reads.
 */
import { expect, layer } from "@effect/vitest"
import { Effect, Predicate, Schema } from "effect"
import { TestClock } from "effect/testing"
import { agentTools } from "effect-beatport/mcp"
import { Simulator } from "effect-beatport/simulator"
import { Matching } from "../../src/matching/Matching.ts"
import { itemsOf, worldWith } from "./World.ts"

/** The day at which the simulated catalogue ends. */
const today = "2026-09-24"

/** Names a label with a release since August, and an artist with several tracks. */
const known = Effect.map(Simulator, ({ catalogue }) => {
  const release = catalogue.releases.find(
    ({ publish_date }) => publish_date >= "2026-08-01" && publish_date <= today
  )
  if (release === undefined) throw new Error("The catalogue has no release since August")
  const [artist] = release.artists
  if (artist === undefined) throw new Error("The release has no artist")
  const tracks = catalogue.tracks.filter((track) => track.bpm !== null && track.key !== null)
  return { label: release.label, artist, tracks, release }
})

/** What the user may expect of a job: the calls it takes at most. A playlist takes more of them. */
const mostCalls = 6
const mostCallsForPlaylist = 8
const mostCharacters = 30_000

/** Does a job: counts its calls, and the characters of arguments and results that the model writes and reads. */
const doing = <A, E, R>(
  calls: number,
  job: (call: (name: string, args?: object) => Effect.Effect<Reply>) => Effect.Effect<A, E, R>
) =>
  Effect.gen(function* () {
    yield* TestClock.setTime(Date.parse(today))
    const tools = yield* agentTools
    const counted = { calls: 0, characters: 0 }
    const call = (name: string, args: object = {}) =>
      Effect.gen(function* () {
        const tool = tools.find((one) => one.name === `beatport_${name}`)
        if (tool === undefined) return yield* Effect.die(new Error(`There is no tool ${name}`))
        const { structured, text } = yield* Effect.orDie(tool.call(args))
        counted.calls += 1
        counted.characters += JSON.stringify(args).length + text.length
        return { structured, rows: itemsOf(structured), text }
      })
    const result = yield* job(call)
    expect(counted.calls).toBeLessThanOrEqual(calls)
    expect(counted.characters).toBeLessThanOrEqual(mostCharacters)
    return result
  })

interface Reply {
  readonly structured: object
  readonly rows: ReadonlyArray<{ readonly [name: string]: unknown }>
  readonly text: string
}

const linkTo = (id: number | undefined) => `https://www.beatport.com/track/some-name/${id}`

const idsOf = ({ rows }: Reply) => rows.map(({ id }) => id)

const readPlaylist = Schema.decodeUnknownSync(Schema.Struct({ playlist: Schema.Int }))

/** Creates a playlist as the tool's texts tell a model to: a dry run, the change, and a look at the result. */
const createPlaylist = (
  call: (name: string, args?: object) => Effect.Effect<Reply>,
  name: string,
  tracks: ReadonlyArray<unknown>
) =>
  Effect.gen(function* () {
    const change = { action: "create", name, tracks }
    expect((yield* call("playlist_change", change)).structured).toMatchObject({
      done: false,
      added: tracks.length
    })
    const { playlist } = readPlaylist(
      (yield* call("playlist_change", { ...change, dry_run: false })).structured
    )
    expect(idsOf(yield* call("contents", { of: `playlist:${playlist}` }))).toEqual(tracks)
    return playlist
  })

const world = worldWith(Matching.layer, { tracks: 1500, tracksInGenre: { 90: 1500 } })

layer(world)("an agent", (it) => {
  it.effect("finds ten new melodic techno tracks in 8A around 124 bpm, as a playlist", () =>
    doing(mostCallsForPlaylist, (call) =>
      Effect.gen(function* () {
        const found = yield* call("list_tracks", {
          genre: "melodic techno",
          key: "8A",
          bpm_from: 122,
          bpm_to: 126,
          limit: 10
        })
        expect(found.rows).toHaveLength(10)
        for (const row of found.rows) {
          expect(row).toMatchObject({ key: "8A", genre: "Melodic House & Techno" })
          expect(row["bpm"]).toSatisfy((bpm) => Predicate.isNumber(bpm) && bpm >= 122 && bpm <= 126)
        }
        yield* createPlaylist(call, "Melodic 8A", idsOf(found))
      })
    )
  )

  it.effect("finds out which of 30 tracks are on Beatport", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { tracks } = yield* known
        const there = tracks.slice(0, 25)
        const rows = [
          ...there.map(
            ({ artists, mix_name, name }) =>
              `${artists.map((artist) => artist.name).join(", ")} - ${name} (${mix_name})`
          ),
          ...Array.from(
            { length: 5 },
            (_, index) => `Qwzrx Vbnmk ${index} - Ztyuqp Lkjhgx ${index} (Original Mix)`
          )
        ]
        const { rows: found } = yield* call("match", { rows })
        expect(found).toHaveLength(30)
        const right = found.filter(({ id }, index) => id === there[index]?.id)
        expect(right.length).toBeGreaterThanOrEqual(23)
        expect(found.slice(25).map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => "none"))
      })
    )
  )

  it.effect("tells what is new on a label since August", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { label, release } = yield* known
        const found = yield* call("new_releases", { label: label.name, since: "2026-08-01" })
        expect(idsOf(found)).toContain(release.id)
        for (const row of found.rows) {
          expect(row["label"]).toBe(label.name)
          expect(String(row["date"]) >= "2026-08-01").toBe(true)
        }
      })
    )
  )

  it.effect("finds what mixes with a track that is given as a link", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { tracks } = yield* known
        const track = tracks.find(({ genre }) => genre.id === 90)
        const found = yield* call("mix_with", { track: linkTo(track?.id) })
        expect(found.rows.length).toBeGreaterThan(0)
        expect(idsOf(found)).not.toContain(track?.id)
      })
    )
  )

  it.effect("lists the ten best sellers of a genre with links and previews", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { rows } = yield* call("top", { genre: "melodic techno", detail: "full" })
        expect(rows).toHaveLength(10)
        for (const row of rows) {
          expect(row["url"]).toMatch(/^https:\/\/www\.beatport\.com\/track\//)
          expect(row["preview"]).toMatch(/^https:/)
        }
      })
    )
  )

  it.effect("lists everything of an artist, newest first", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { artist } = yield* known
        const { rows, text } = yield* call("list_tracks", { artist: artist.name, limit: 100 })
        expect(rows.length).toBeGreaterThan(0)
        expect(rows.every((row) => String(row["artists"]).includes(artist.name))).toBe(true)
        expect(rows.map(({ date }) => String(date))).toEqual(
          rows.map(({ date }) => String(date)).toSorted((a, b) => b.localeCompare(a))
        )
        expect(text).not.toContain("next_cursor")
      })
    )
  )

  it.effect("says what is behind 20 links, with ISRC and catalogue number", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { tracks } = yield* known
        const wanted = tracks.slice(100, 120)
        const found = yield* call("get", {
          ids: wanted.map(({ id }) => linkTo(id)),
          detail: "full"
        })
        expect(idsOf(found)).toEqual(wanted.map(({ id }) => id))
        expect(found.rows.every((row) => Predicate.isString(row["catalog_number"]))).toBe(true)
      })
    )
  )

  it.effect("brings a playlist into another order, without a track", () =>
    Effect.gen(function* () {
      const { tracks } = yield* known
      const [a, b, c] = tracks.slice(30, 33).map(({ id }) => id)
      yield* doing(mostCallsForPlaylist, (call) => createPlaylist(call, "Closing", [a, b, c]))
      yield* doing(mostCallsForPlaylist, (call) =>
        Effect.gen(function* () {
          const { rows } = yield* call("my_playlists")
          const playlist = rows.find(({ title }) => title === "Closing")?.["id"]
          expect(idsOf(yield* call("contents", { of: `playlist:${String(playlist)}` }))).toEqual([a, b, c])
          const change = { action: "sync", playlist, tracks: [c, a] }
          expect((yield* call("playlist_change", change)).structured).toMatchObject({
            done: false,
            removed: 1
          })
          yield* call("playlist_change", { ...change, dry_run: false })
          expect(idsOf(yield* call("contents", { of: `playlist:${String(playlist)}` }))).toEqual([c, a])
        })
      )
    })
  )

  it.effect("deletes a playlist after asking", () =>
    Effect.gen(function* () {
      const { tracks } = yield* known
      const playlist = yield* doing(mostCallsForPlaylist, (call) =>
        createPlaylist(call, "Old", [tracks[40]?.id])
      )
      yield* doing(mostCallsForPlaylist, (call) =>
        Effect.gen(function* () {
          const asked = yield* call("playlist_remove", { playlist })
          expect(asked.text).toContain('Delete the playlist "Old" with 1 tracks for good?')
          const done = yield* call("playlist_remove", { playlist, confirm: true })
          expect(done.structured).toMatchObject({ done: true, deleted: true })
          expect(idsOf(yield* call("my_playlists"))).not.toContain(playlist)
        })
      )
    })
  )

  it.effect("builds a set in which each track mixes with the next, as a playlist", () =>
    doing(mostCallsForPlaylist, (call) =>
      Effect.gen(function* () {
        const { tracks } = yield* known
        const set: Array<unknown> = [tracks.find(({ genre }) => genre.id === 90)?.id]
        for (let step = 0; step < 5; step++) {
          const { rows } = yield* call("mix_with", { track: set.at(-1), within: 5, limit: 20 })
          set.push(rows.find(({ id }) => !set.includes(id))?.["id"])
        }
        expect(new Set(set).size).toBe(6)
        expect(set).not.toContain(undefined)
        const created = yield* call("playlist_change", {
          action: "create",
          name: "Set",
          tracks: set,
          dry_run: false
        })
        expect(created.structured).toMatchObject({ done: true, added: 6 })
      })
    )
  )

  it.effect("follows a label, and lists what is new of it", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const { label } = yield* known
        const { rows } = yield* call("search", { query: label.name, type: "labels" })
        const id = rows.find(({ title }) => title === label.name)?.["id"]
        expect(id).toBe(label.id)
        expect((yield* call("follow", { ids: [`label:${String(id)}`] })).structured).toMatchObject({
          changed: 1
        })
        const found = yield* call("new_releases", { followed: true })
        expect(found.rows.length).toBeGreaterThan(0)
        expect(found.rows.every((row) => row["label"] === label.name)).toBe(true)
      })
    )
  )

  it.effect("reports on the week of a genre", () =>
    doing(mostCalls, (call) =>
      Effect.gen(function* () {
        const best = yield* call("top", { genre: "Techno (Peak Time / Driving)" })
        expect(best.rows).toHaveLength(10)
        const found = yield* call("new_releases", { genre: "Melodic House & Techno", limit: 50 })
        expect(found.rows.length).toBeGreaterThan(0)
        expect(found.rows.every(({ date }) => String(date) >= "2026-09-17")).toBe(true)
      })
    )
  )
})
