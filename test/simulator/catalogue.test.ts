import { assert, describe, effect, layer } from "@effect/vitest"
import { Array as Arr, Effect, Layer } from "effect"
import { Genres } from "../../src/schemas/Genres.ts"
import { Keys } from "../../src/schemas/Keys.ts"
import { Catalogue, make } from "../../src/simulator/Catalogue.ts"
import { makeSlug } from "../../src/simulator/Catalogue/slug.ts"

const share = <A>(all: ReadonlyArray<A>, test: (one: A) => boolean): number =>
  all.filter(test).length / all.length

const isSorted = (values: ReadonlyArray<string | number>): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] ?? value) >= value)

const isUnique = (values: ReadonlyArray<unknown>): boolean => new Set(values).size === values.length

describe("Catalogue", () => {
  layer(Layer.effect(Catalogue, make()))((it) => {
    it.effect("has about four thousand tracks, in every genre there is", () =>
      Effect.gen(function* () {
        const { genres, inGenre, tracks } = yield* Catalogue
        assert.approximately(tracks.length, 4000, 100)
        assert.sameMembers(
          genres.map(({ id, name }) => `${id} ${name}`),
          Genres.all.map(({ id, name }) => `${id} ${name}`)
        )
        for (const { id } of genres) assert.isNotEmpty(inGenre(id))
      })
    )

    it.effect("has the genres' categories, launch dates and sub-genres", () =>
      Effect.gen(function* () {
        const { genre, genres } = yield* Catalogue
        const open = genres.filter(({ category }) => category.name === "Open Format")
        assert.deepStrictEqual(
          open.map(({ id }) => id),
          [102, 103, 104, 110, 105, 106, 107, 108, 109]
        )
        for (const { category, launch_date } of genres) {
          assert.strictEqual(launch_date, category.id === 2 ? "2025-09-09" : null)
        }
        const edits = genre(110)?.sub_genres.find(({ id }) => id === 325)
        assert.deepStrictEqual([edits?.name, edits?.slug], ["\u0420\u043e\u0440", "---"])
        assert.isTrue(isUnique(genres.flatMap(({ sub_genres }) => sub_genres.map(({ id }) => id))))
      })
    )

    it.effect("uses every key there is, the doubles too", () =>
      Effect.gen(function* () {
        const { tracks } = yield* Catalogue
        const used = new Set(tracks.flatMap(({ key }) => key?.id ?? []))
        assert.sameMembers(
          [...used],
          Keys.all.map(({ id }) => id)
        )
      })
    )

    it.effect("has names with blanks, guests, brackets and other scripts, and one that is empty", () =>
      Effect.gen(function* () {
        const { artists, tracks } = yield* Catalogue
        assert.approximately(
          share(tracks, ({ name }) => name !== name.trimEnd()),
          0.14,
          0.03
        )
        assert.isAbove(
          share(tracks, ({ name }) => / feat\. /.test(name)),
          0.005
        )
        assert.isTrue(tracks.some(({ name }) => name.includes("(")))
        assert.isTrue(tracks.some(({ name }) => /^\p{Script=Cyrillic}/u.test(name)))
        assert.isTrue(artists.some((artist) => artist.slug === "---"))
        assert.lengthOf(
          tracks.filter(({ name }) => name === ""),
          1
        )
      })
    )

    it.effect("has nulls where the real one has them, and about as often", () =>
      Effect.gen(function* () {
        const { tracks } = yield* Catalogue
        const isNull = (
          field: "sub_genre" | "label_track_identifier" | "key" | "bpm" | "length_ms" | "isrc"
        ) => share(tracks, (track) => track[field] === null)
        assert.approximately(isNull("sub_genre"), 0.82, 0.05)
        assert.approximately(isNull("label_track_identifier"), 0.56, 0.05)
        for (const rare of ["key", "bpm", "length_ms", "isrc"] as const) {
          assert.isBelow(isNull(rare), 0.001, rare)
        }
        const { artists, charts, releases } = yield* Catalogue
        assert.approximately(
          share(releases, ({ pre_order_date }) => pre_order_date === null),
          0.16,
          0.05
        )
        for (const some of [
          share(releases, ({ upc }) => upc === null),
          share(releases, ({ desc }) => desc === null),
          share(artists, ({ bio }) => bio === null),
          share(artists, ({ website }) => website === ""),
          share(charts, ({ artist }) => artist === null)
        ]) {
          assert.isTrue(some > 0 && some < 1)
        }
      })
    )

    it.effect("has what a test looks for: restricted music, remixers, pre-orders, empty pictures", () =>
      Effect.gen(function* () {
        const { artists, labels, releases, remixersOnly, restricted, tracks } = yield* Catalogue
        assert.isNotEmpty(restricted)
        assert.isNotEmpty(remixersOnly)
        for (const remixer of remixersOnly) {
          assert.isFalse(tracks.some((track) => track.artists.includes(remixer)))
          assert.isTrue(tracks.some((track) => track.remixers.includes(remixer)))
        }
        assert.isTrue(releases.some(({ pre_order }) => pre_order))
        for (const pictured of [artists, labels]) assert.isTrue(pictured.some((one) => !one.pictured))
        assert.isTrue(releases.some((release) => release.publish_date !== release.new_release_date))
      })
    )

    it.effect("shows everything newest first, and nothing twice", () =>
      Effect.gen(function* () {
        const { artists, charts, labels, releases, tracks } = yield* Catalogue
        assert.isTrue(isSorted(tracks.map(({ release }) => release.publish_date)))
        assert.isTrue(isSorted(releases.map(({ id }) => id)))
        assert.isTrue(isSorted(charts.map(({ published }) => published)))
        for (const rows of [artists, charts, labels, releases, tracks])
          assert.isTrue(isUnique(rows.map(({ id }) => id)))
        assert.isTrue(isUnique(tracks.flatMap(({ isrc }) => isrc ?? [])))
        assert.isTrue(isUnique(releases.flatMap(({ upc }) => upc ?? [])))
        for (const named of [artists, labels]) assert.isTrue(isUnique(named.map(({ name }) => name)))
        for (const { isrc } of tracks) assert.match(isrc ?? "QZA002600001", /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/)
      })
    )

    it.effect("numbers the tracks of a release from one", () =>
      Effect.gen(function* () {
        for (const release of (yield* Catalogue).releases) {
          assert.deepStrictEqual(
            release.tracks.map(({ number }) => number),
            release.tracks.map((_, index) => index + 1)
          )
          assert.isTrue(release.tracks.every((track) => track.release === release))
        }
      })
    )
  })

  effect("is the same for the same seed, and another for another", () =>
    Effect.gen(function* () {
      const names = (seed?: string) =>
        Effect.map(make({ seed, tracks: 300 }), ({ charts, tracks }) => [
          ...tracks.map(({ id, isrc, name }) => `${id} ${isrc} ${name}`),
          ...charts.map(({ name }) => name)
        ])
      assert.deepStrictEqual(yield* names(), yield* names())
      assert.deepStrictEqual(yield* names("another"), yield* names("another"))
      assert.notDeepEqual(yield* names(), yield* names("another"))
    })
  )

  effect("has as many tracks in a genre as it is told, spread over the years", () =>
    Effect.gen(function* () {
      const { inGenre, track } = yield* make({ tracks: 100, tracksInGenre: { 6: 60_000, 5: 1 } })
      const techno = inGenre(6)
      assert.deepStrictEqual([techno.length, inGenre(5).length], [60_000, 1])
      assert.strictEqual(track(techno[59_999]?.id ?? 0), techno[59_999])
      const days = Object.values(Arr.groupBy(techno, ({ release }) => release.publish_date))
      assert.isBelow(Math.max(...days.map(({ length }) => length)), 10_000)
      assert.isAbove(days.length, 3000)
    })
  )

  effect("ends on the day it is told, pre-orders apart", () =>
    Effect.gen(function* () {
      const { releases } = yield* make({ tracks: 1000, today: "2020-02-29" })
      const out = releases.filter(({ pre_order }) => !pre_order).map(({ publish_date }) => publish_date)
      assert.isAtMost(Number(out[0]?.replaceAll("-", "")), 20_200_229)
      assert.isTrue(releases.every((release) => release.pre_order === release.publish_date > "2020-02-29"))
    })
  )

  effect("makes slugs of ASCII letters and digits", () =>
    Effect.sync(() => {
      const slugs = {
        "Drum & Bass": "drum-bass",
        "R&B": "rb",
        "140 / Deep Dubstep / Grime": "140-deep-dubstep-grime",
        "Techno (Peak Time / Driving)": "techno-peak-time-driving",
        "Bass/Club": "bassclub",
        "Psy-Trance": "psy-trance",
        "\u0420\u043e\u0440": "---"
      }
      for (const [name, expected] of Object.entries(slugs)) assert.strictEqual(makeSlug(name), expected)
    })
  )
})

describe("Catalogue with more nulls", () => {
  layer(Layer.effect(Catalogue, make({ tracks: 1000, nulls: 0.2 })))((it) => {
    it.effect("has as many as it is told to", () =>
      Effect.gen(function* () {
        const { tracks } = yield* Catalogue
        for (const field of ["key", "bpm", "length_ms", "isrc"] as const) {
          assert.approximately(
            share(tracks, (track) => track[field] === null),
            0.2,
            0.06,
            field
          )
        }
      })
    )
  })
})
