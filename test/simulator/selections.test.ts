import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { ChartGenreOverview } from "../../src/schemas/Chart.ts"
import { SubGenreDetail } from "../../src/schemas/Genre.ts"
import { CuratedPlaylist, Playlist, PlaylistTrack } from "../../src/schemas/Playlist.ts"
import { ListOf } from "../../src/schemas/Page.ts"
import { ReleaseTrackId } from "../../src/schemas/Release.ts"
import { StorePage } from "../../src/schemas/StorePage.ts"
import { call, ids, json, keysOf, read } from "./http.ts"

const Facets = Schema.Struct({
  fields: Schema.Record(
    Schema.String,
    Schema.Array(Schema.Struct({ id: Schema.Int, name: Schema.String, count: Schema.Int }))
  )
})

const idsOf = (rows: ReadonlyArray<{ readonly id: number }>) => rows.map(({ id }) => id)

describe("Simulator: selections", () => {
  layer(Simulator.layer({ tracks: 3000 }))((it) => {
    it.effect("counts a list's items by genre, key and label", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const { fields } = read(Facets)(yield* call("/catalog/tracks/facets/"))
        assert.deepStrictEqual(Object.keys(fields), ["genre", "sub_genre", "key", "label"])
        for (const { count, id } of fields["genre"] ?? []) {
          assert.strictEqual(count, catalogue.inGenre(id).length)
        }
        const counts = (fields["genre"] ?? []).map(({ count }) => count)
        assert.deepStrictEqual(
          counts,
          counts.toSorted((a, b) => b - a)
        )
      })
    )

    it.effect("has nothing to say about lists that cannot be filtered", () =>
      Effect.gen(function* () {
        assert.strictEqual((yield* call("/my/genres/facets/")).text, "{}")
      })
    )

    it.effect(
      "finds music like a track: its genre, not itself, nothing that is not out, its tempo first",
      () =>
        Effect.gen(function* () {
          const { catalogue } = yield* Simulator
          for (const genre of catalogue.genres) {
            const track = catalogue.inGenre(genre.id).find(({ bpm }) => bpm !== null)
            for (const kind of ["beatbot", "uab"]) {
              const found = (yield* ids(`/catalog/tracks/${track?.id}/${kind}/`)).map((id) =>
                catalogue.track(id)
              )
              assert.isNotEmpty(found)
              for (const other of found) {
                assert.notStrictEqual(other, track)
                assert.strictEqual(other?.genre, genre)
                assert.isFalse(other?.release.pre_order)
              }
              if (kind === "uab") continue
              const near = found.map((other) => Math.abs((other?.bpm ?? 0) - (track?.bpm ?? 0)) <= 3)
              assert.deepStrictEqual(
                near,
                near.toSorted((a, b) => Number(b) - Number(a))
              )
            }
          }
        })
    )

    it.effect("finds music like several things at once, and nothing like nothing", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const liked = idsOf([...catalogue.inGenre(6).slice(0, 1), ...catalogue.inGenre(1).slice(0, 1)])
        const found = yield* ids(`/catalog/tracks/similar/?ids=${liked.join(",")}`)
        assert.isNotEmpty(found)
        for (const id of found) assert.oneOf(catalogue.track(id)?.genre.id, [1, 6])
        assert.deepStrictEqual(yield* ids("/catalog/tracks/similar/"), [])
        const release = catalogue.releases[5]?.id ?? 0
        for (const path of [`${release}/beatbot/`, `${release}/uab/`, `similar/?ids=${release}`]) {
          const others = yield* ids(`/catalog/releases/${path}`)
          assert.isNotEmpty(others, path)
          assert.notInclude(others, release)
        }
      })
    )

    it.effect("recommends music like what was bought", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const bought = yield* ids("/my/downloads/?per_page=100")
        const genres = bought.map((id) => catalogue.track(id)?.genre.id)
        const recommended = yield* ids("/catalog/track-recommendations/")
        assert.isNotEmpty(recommended)
        for (const id of recommended) {
          assert.notInclude(bought, id)
          assert.include(genres, catalogue.track(id)?.genre.id)
        }
      })
    )

    it.effect("has a top list of the genres of Open Format", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const top = yield* ids("/catalog/tracks/top/openformat/20/?per_page=100")
        assert.lengthOf(top, 20)
        for (const id of top) assert.strictEqual(catalogue.track(id)?.genre.category.name, "Open Format")
      })
    )

    it.effect("tells where the shop has a track, by its ISRC in any case", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const track = catalogue.tracks.find(({ isrc }) => isrc !== null)
        const reply = yield* call(`/catalog/tracks/store/${track?.isrc?.toLowerCase()}/`)
        assert.match(
          read(StorePage)(reply).store_url,
          new RegExp(`^https://www\\.beatport\\.com/track/[^/]+/${track?.id}$`)
        )
        assert.strictEqual((yield* call("/catalog/tracks/store/ZZZZZ9999999/")).status, 404)
      })
    )

    it.effect("gives the ids of a release's and a chart's tracks in order", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const release = catalogue.releases.find(({ tracks }) => tracks.length > 3)
        const ofRelease = read(Schema.Array(ReleaseTrackId))(
          yield* call(`/catalog/releases/${release?.id}/tracks/ids/`)
        )
        assert.deepStrictEqual(idsOf(ofRelease), idsOf(release?.tracks ?? []))
        const [chart] = catalogue.charts
        const OfChart = Schema.Struct({ tracks: Schema.Array(Schema.Struct({ track_id: Schema.Int })) })
        const ofChart = read(OfChart)(yield* call(`/catalog/charts/${chart?.id}/tracks/ids/`))
        assert.deepStrictEqual(
          ofChart.tracks.map(({ track_id }) => track_id),
          idsOf(chart?.tracks ?? [])
        )
      })
    )

    it.effect("has only the edits among a release's edits", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const [edit] = catalogue.inGenre(110)
        const [other] = catalogue.inGenre(6)
        assert.deepStrictEqual(
          yield* ids(`/catalog/releases/${edit?.release.id}/dj-edit-tracks/?per_page=100`),
          idsOf(edit?.release.tracks ?? [])
        )
        assert.deepStrictEqual(yield* ids(`/catalog/releases/${other?.release.id}/dj-edit-tracks/`), [])
      })
    )

    it.effect("counts the charts of every genre", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const overview = read(Schema.Array(ChartGenreOverview))(
          yield* call("/catalog/charts/genre-overview/")
        )
        assert.lengthOf(overview, catalogue.genres.length)
        const sum = overview.reduce((all, { count }) => all + count, 0)
        assert.strictEqual(
          sum,
          catalogue.charts.reduce((all, { genres }) => all + genres.length, 0)
        )
      })
    )

    it.effect("writes a label's music as a table, a line for each track", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const label = catalogue.releases[0]?.label
        const tracks = catalogue.tracks.filter(({ release }) => release.label === label)
        const reply = yield* call(`/catalog/labels/${label?.id}/download/`)
        assert.strictEqual(reply.headers.get("content-type"), "text/csv")
        const [head, ...lines] = reply.text.trimEnd().split("\r\n")
        assert.match(head ?? "", /^aggregator,label_name,release_name,release_upc,.*,publisher_names$/)
        assert.lengthOf(lines, tracks.length)
        for (const { isrc } of tracks) assert.include(reply.text, isrc ?? "")
      })
    )

    it.effect("lists sub-genres, each with its tracks and the genre it is of", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const all = catalogue.genres.flatMap(({ sub_genres }) => sub_genres)
        assert.sameMembers(
          [
            ...(yield* ids("/catalog/sub-genres/?per_page=100")),
            ...(yield* ids("/catalog/sub-genres/?per_page=100&page=2"))
          ],
          idsOf(all)
        )
        const acid = read(SubGenreDetail)(yield* call("/catalog/sub-genres/143/"))
        assert.strictEqual(acid.genre, "https://api.beatport.com/v4/catalog/genres/5/")
        assert.deepStrictEqual(
          yield* ids("/catalog/sub-genres/143/tracks/?per_page=100"),
          idsOf(catalogue.tracks.filter(({ sub_genre }) => sub_genre?.id === 143))
        )
        assert.deepStrictEqual(yield* ids("/catalog/sub-genres/?name=acid"), [143])
      })
    )
  })
})

describe("Simulator: public playlists", () => {
  layer(Simulator.layer({ tracks: 2000 }))((it) => {
    it.effect("finds them by name, genre, artist, kind and person", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const all = catalogue.playlists
        const find = (query: string) => ids(`/catalog/playlists/?per_page=100&${query}`)
        const genres = (id: number) => (one: (typeof all)[number]) =>
          one.genre?.id === id || one.places.some(({ track }) => track.genre.id === id)
        assert.deepStrictEqual(yield* find("genre_id=1"), idsOf(all.filter(genres(1))))
        assert.deepStrictEqual(
          yield* find("name=best%20new%20h"),
          idsOf(all.filter(({ name }) => name.startsWith("Best New H")))
        )
        assert.deepStrictEqual(
          yield* find("playlist_type=user"),
          idsOf(all.filter(({ owner }) => owner !== null))
        )
        const artist = all[0]?.places[0]?.track.artists[0]?.name ?? ""
        assert.include(yield* find(`artist_name=${encodeURIComponent(artist)}`), all[0]?.id)
        const user = all.findLast(({ owner }) => owner !== null)
        assert.deepStrictEqual(yield* find(`username=${user?.owner?.username}`), [user?.id])
        const Names = Schema.Struct({ results: Schema.Array(Schema.Struct({ name: Schema.String })) })
        const sorted = read(Names)(yield* call("/catalog/playlists/?per_page=100&order_by=-name"))
        const names = sorted.results.map(({ name }) => name)
        assert.deepStrictEqual(names, names.toSorted().toReversed())
      })
    )

    it.effect("curates some for every genre: five fields in a list, the whole of one by id", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const List = ListOf(CuratedPlaylist)
        const { results } = read(List)(yield* call("/curation/playlists/?genre_id=6&playlist_type_id=1"))
        const best = results.find(({ genre }) => genre?.id === 6)
        assert.strictEqual(best?.name, "Best New Techno (Peak Time / Driving)")
        const whole = read(Playlist)(yield* call(`/curation/playlists/${best?.id}/`))
        assert.isFalse(whole.is_owner)
        assert.deepStrictEqual(whole.genres, ["Techno (Peak Time / Driving)"])
        const row = catalogue.playlist(best?.id ?? 0)
        assert.strictEqual(whole.track_count, row?.places.length)
        const place = row?.places[2]
        const one = yield* call(`/curation/playlists/${best?.id}/tracks/${place?.id}/`)
        const { id, position, track } = read(PlaylistTrack)(one)
        assert.deepStrictEqual([id, position, track?.id], [place?.id, 3, place?.track.id])
        const users = catalogue.playlists.find(({ owner }) => owner !== null)
        assert.strictEqual((yield* call(`/curation/playlists/${users?.id}/`)).status, 404)
      })
    )

    it.effect("gives the tracks of one in order, under ids of their own", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const [playlist] = catalogue.playlists
        const reply = yield* call(`/catalog/playlists/${playlist?.id}/tracks/?per_page=100`)
        const { results } = read(ListOf(PlaylistTrack))(reply)
        assert.deepStrictEqual(
          results.map(({ id, position, track }) => [id, position, track?.id]),
          playlist?.places.map(({ id, track }, index) => [id, index + 1, track.id])
        )
        assert.deepStrictEqual(keysOf(yield* call(`/catalog/playlists/${playlist?.id}/tracks/ids/`)), [
          "tracks"
        ])
      })
    )

    it.effect("refuses to write to them", () =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const [playlist] = catalogue.playlists
        const path = `/my/playlists/${playlist?.id}/`
        assert.strictEqual((yield* call(path, json({ name: "Mine" }, "PATCH"))).status, 404)
        assert.strictEqual(
          (yield* call(`/catalog/playlists/${playlist?.id}/`, { method: "DELETE" })).status,
          405
        )
      })
    )
  })
})
