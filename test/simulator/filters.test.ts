import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { type ReleaseRow, Simulator, type TrackRow } from "effect-beatport/simulator"
import { ids, list } from "./http.ts"

/** A filter by a value of a row, and what every row it lets through has. */
interface Case<Row> {
  readonly query: (row: Row) => string | undefined
  readonly holds: (found: Row, row: Row) => boolean
}

const text = encodeURIComponent
const day = (date: string, by: number): string =>
  new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10)
const optional = <A>(value: A | null | undefined, write: (value: A) => string) =>
  value === null || value === undefined ? undefined : write(value)

const trackCases: Record<string, Case<TrackRow>> = {
  "an artist's id": {
    query: ({ artists }) => `artist_id=${artists[0]?.id}`,
    holds: (found, { artists }) =>
      [...found.artists, ...found.remixers].some(({ id }) => id === artists[0]?.id)
  },
  "part of an artist's name": {
    query: ({ artists }) => `artist_name=${text((artists[0]?.name ?? "").slice(1, 6).toUpperCase())}`,
    holds: (found, { artists }) =>
      found.artists.some(({ name }) =>
        name.toLowerCase().includes((artists[0]?.name ?? "").slice(1, 6).toLowerCase())
      )
  },
  "a tempo": {
    query: ({ bpm }) => optional(bpm, (exact) => `bpm=${exact}`),
    holds: (found, { bpm }) => found.bpm === bpm
  },
  "a range of tempos": {
    query: ({ bpm }) => optional(bpm, (exact) => `bpm=${exact - 2}:${exact + 1}`),
    holds: (found, { bpm }) =>
      found.bpm !== null && bpm !== null && found.bpm >= bpm - 2 && found.bpm <= bpm + 1
  },
  "a tempo and faster": {
    query: ({ bpm }) => optional(bpm, (exact) => `bpm=${exact}:`),
    holds: (found, { bpm }) => (found.bpm ?? 0) >= (bpm ?? 0)
  },
  "a catalogue number": {
    query: ({ release }) => `catalog_number=${release.catalog_number.toLowerCase()}`,
    holds: (found, { release }) => found.release.catalog_number === release.catalog_number
  },
  "a genre's id": {
    query: ({ genre }) => `genre_id=${genre.id}`,
    holds: (found, { genre }) => found.genre === genre
  },
  "a genre's name": {
    query: ({ genre }) => `genre_name=${text(genre.name)}`,
    holds: (found, { genre }) => found.genre === genre
  },
  "an ISRC": {
    query: ({ isrc }) => optional(isrc, (code) => `isrc=${code}`),
    holds: (found, { isrc }) => found.isrc === isrc
  },
  "a key's id": {
    query: ({ key }) => optional(key, ({ id }) => `key_id=${id}`),
    holds: (found, { key }) => found.key === key
  },
  "a key's name": {
    query: ({ key }) => optional(key, ({ name }) => `key_name=${text(name)}`),
    holds: (found, { key }) => found.key === key
  },
  "minor or major": {
    query: ({ key }) => optional(key, ({ minor }) => `chord_type_id=${minor ? 1 : 2}`),
    holds: (found, { key }) => found.key?.minor === key?.minor
  },
  "a label's id": {
    query: ({ release }) => `label_id=${release.label.id}`,
    holds: (found, { release }) => found.release.label === release.label
  },
  "part of a label's name": {
    query: ({ release }) => `label_name=${text(release.label.name.slice(2, 8))}`,
    holds: (found, { release }) =>
      found.release.label.name.toLowerCase().includes(release.label.name.slice(2, 8).toLowerCase())
  },
  "a label's name": {
    query: ({ release }) => `label_name_exact=${text(release.label.name)}`,
    holds: (found, { release }) => found.release.label === release.label
  },
  "part of a mix's name": {
    query: ({ mix_name }) => `mix_name=${text(mix_name.slice(-6))}`,
    holds: (found, { mix_name }) => found.mix_name.toLowerCase().includes(mix_name.slice(-6).toLowerCase())
  },
  "part of a name": {
    query: ({ name }) => `name=${text(name.slice(0, 5))}`,
    holds: (found, { name }) => found.name.toLowerCase().includes(name.slice(0, 5).toLowerCase())
  },
  "a day": {
    query: ({ release }) => `publish_date=${release.publish_date}`,
    holds: (found, { release }) => found.release.publish_date === release.publish_date
  },
  "a week": {
    query: ({ release }) => `publish_date=${release.publish_date}:${day(release.publish_date, 7)}`,
    holds: (found, { release }) =>
      found.release.publish_date >= release.publish_date &&
      found.release.publish_date <= day(release.publish_date, 7)
  },
  "a day and before": {
    query: ({ release }) => `publish_date=:${release.publish_date}`,
    holds: (found, { release }) => found.release.publish_date <= release.publish_date
  },
  "a day and after": {
    query: ({ release }) => `publish_date=${release.publish_date}:`,
    holds: (found, { release }) => found.release.publish_date >= release.publish_date
  },
  "a release's id": {
    query: ({ release }) => `release_id=${release.id}`,
    holds: (found, { release }) => found.release === release
  },
  "a sub-genre's id": {
    query: ({ sub_genre }) => optional(sub_genre, ({ id }) => `sub_genre_id=${id}`),
    holds: (found, { sub_genre }) => found.sub_genre === sub_genre
  },
  "a number on the release": {
    query: ({ number }) => `track_number=${number}`,
    holds: (found, { number }) => found.number === number
  },
  hype: {
    query: ({ release }) => `is_hype=${release.label.hype_active}`,
    holds: (found, { release }) => found.release.label.hype_active === release.label.hype_active
  },
  "a kind of release": {
    query: ({ release }) => `type=${release.type.name.toUpperCase()}`,
    holds: (found, { release }) => found.release.type === release.type
  },
  "a place in the shop": {
    query: ({ release }) => `current_status=${release.current_status.id}`,
    holds: (found, { release }) => found.release.current_status.id === release.current_status.id
  },
  "two things at once": {
    query: ({ genre, release }) =>
      `genre_id=${genre.id}&publish_date=${release.publish_date.slice(0, 4)}-01-01:`,
    holds: (found, { genre, release }) =>
      found.genre === genre && found.release.publish_date >= `${release.publish_date.slice(0, 4)}-01-01`
  }
}

const releaseCases: Record<string, Case<ReleaseRow>> = {
  "an artist's id": {
    query: ({ artists }) => `artist_id=${artists[0]?.id}`,
    holds: (found, { artists }) => found.artists.some((artist) => artist === artists[0])
  },
  "a label's id": {
    query: ({ label }) => `label_id=${label.id}`,
    holds: (found, { label }) => found.label === label
  },
  "a barcode": {
    query: ({ upc }) => optional(upc, (code) => `upc=${code}`),
    holds: (found, { upc }) => found.upc === upc
  },
  "a track's id": {
    query: ({ tracks }) => `track_id=${tracks[0]?.id}`,
    holds: (found, row) => found === row
  },
  "part of a name": {
    query: ({ name }) => `name=${text(name.slice(0, 6))}`,
    holds: (found, { name }) => found.name.toLowerCase().includes(name.slice(0, 6).toLowerCase())
  },
  "a genre's id": {
    query: ({ tracks }) => `genre_id=${tracks[0]?.genre.id}`,
    holds: (found, { tracks }) => found.tracks.some(({ genre }) => genre === tracks[0]?.genre)
  },
  "a kind": {
    query: ({ type }) => `type_id=${type.id}`,
    holds: (found, { type }) => found.type === type
  }
}

/** Every so-manieth row, so that the whole catalogue is represented. */
const sample = <Row>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
  rows.filter((_, index) => index % Math.ceil(rows.length / 12) === 3)

/** A filter finds exactly the rows that hold, in the catalogue's order. */
const agrees = <Row extends { readonly id: number }>(
  path: string,
  rows: ReadonlyArray<Row>,
  { holds, query }: Case<Row>
) =>
  Effect.forEach(sample(rows), (row) =>
    Effect.gen(function* () {
      const asked = query(row)
      if (asked === undefined) return
      const page = yield* list(`${path}?${asked}&per_page=100`)
      const expected = rows.filter((other) => holds(other, row)).map(({ id }) => id)
      assert.strictEqual(page.count, expected.length, asked)
      assert.deepStrictEqual(
        page.results.map(({ id }) => id),
        expected.slice(0, 100),
        asked
      )
      assert.include(expected, row.id)
    })
  )

describe("Simulator: filters", () => {
  layer(Simulator.layer({ tracks: 3000 }))((it) => {
    it.effect.each(Object.entries(trackCases))("finds tracks by %s", ([, one]) =>
      Effect.gen(function* () {
        yield* agrees("/catalog/tracks/", (yield* Simulator).catalogue.tracks, one)
      })
    )

    it.effect.each(Object.entries(releaseCases))("finds releases by %s", ([, one]) =>
      Effect.gen(function* () {
        yield* agrees("/catalog/releases/", (yield* Simulator).catalogue.releases, one)
      })
    )

    it.effect("takes comma lists, any member of which may match", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const some = sample(catalogue.tracks)
        const wanted = some.map(({ id }) => id)
        assert.sameMembers([...(yield* ids(`/catalog/tracks/?id=${wanted.join(",")}&per_page=100`))], wanted)
        const codes = some.flatMap(({ isrc }) => isrc ?? [])
        assert.strictEqual((yield* list(`/catalog/tracks/?isrc=${codes.join(",")}`)).count, codes.length)
        const both = yield* list("/catalog/tracks/?key_id=14,33")
        const [sharp, flat] = [
          yield* list("/catalog/tracks/?key_id=14"),
          yield* list("/catalog/tracks/?key_id=33")
        ]
        assert.isAbove(Math.min(sharp.count, flat.count), 0)
        assert.strictEqual(both.count, sharp.count + flat.count)
      })
    )

    it.effect("finds artists and labels by name and id", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        for (const [path, rows] of [
          ["artists", catalogue.artists],
          ["labels", catalogue.labels]
        ] as const) {
          for (const { id, name } of sample<{ readonly id: number; readonly name: string }>(rows)) {
            assert.deepStrictEqual(yield* ids(`/catalog/${path}/?name_exact=${text(name)}`), [id])
            assert.deepStrictEqual(yield* ids(`/catalog/${path}/?id=${id}`), [id])
            const part = name.slice(0, 4)
            const found = yield* list(`/catalog/${path}/?name=${text(part)}`)
            const holding = rows.filter((row) => row.name.toLowerCase().includes(part.toLowerCase()))
            assert.strictEqual(found.count, holding.length)
          }
        }
      })
    )

    it.effect("finds charts by day, genre, track and DJ", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const chart = catalogue.charts[5]
        const found = (query: string) => ids(`/catalog/charts/?${query}&per_page=100`)
        assert.include(yield* found(`track_id=${chart?.tracks[0]?.id}`), chart?.id)
        assert.include(yield* found(`genre_id=${chart?.genres[0]?.id}`), chart?.id)
        assert.include(yield* found(`dj_name=${text(chart?.person.owner_name ?? "")}`), chart?.id)
        const recent = yield* found("publish_date=2026-09-01:2026-09-24")
        assert.strictEqual(recent.length, 8)
      })
    )

    it.effect("shows the newest first, unless another order is asked for", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const rows = Effect.fnUntraced(function* (query: string) {
          const found = yield* ids(`/catalog/tracks/?per_page=100&genre_id=6${query}`)
          return found.flatMap((id) => catalogue.track(id) ?? [])
        })
        const published = (yield* rows("")).map(({ release }) => release.publish_date)
        assert.deepStrictEqual(published, published.toSorted().toReversed())
        const oldest = (yield* rows("&order_by=publish_date")).map(({ release }) => release.publish_date)
        assert.deepStrictEqual(oldest, oldest.toSorted())
        const named = (yield* rows("&order_by=name")).map(({ name }) => name)
        assert.deepStrictEqual(named, named.toSorted())
        const backwards = (yield* rows("&order_by=-name")).map(({ name }) => name)
        assert.deepStrictEqual(backwards, backwards.toSorted().toReversed())
        const labels = (yield* rows("&order_by=label,-release_id")).map(
          ({ release }) => [release.label.name, -release.id] as const
        )
        assert.deepStrictEqual(
          labels,
          labels.toSorted(([a, m], [b, n]) => (a < b ? -1 : a > b ? 1 : m - n))
        )
      })
    )
  })
})
