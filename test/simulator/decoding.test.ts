import { assert, describe, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { type CatalogueService, Simulator } from "effect-beatport/simulator"
import * as ErrorBody from "../schemas/errorBodies.ts"
import { Account, Introspection } from "../../src/schemas/Account.ts"
import { AccountProfile } from "../../src/schemas/AccountSettings.ts"
import { Artist, ArtistDetail } from "../../src/schemas/Artist.ts"
import { Chart, ChartDetail, ChartTrackIds } from "../../src/schemas/Chart.ts"
import { Genre, GenreDetail, SubGenreDetail, SubGenreReference } from "../../src/schemas/Genre.ts"
import { Label, LabelDetail } from "../../src/schemas/Label.ts"
import { ListOf } from "../../src/schemas/Page.ts"
import { CuratedPlaylist, Playlist, PlaylistTrack, PlaylistTrackIds } from "../../src/schemas/Playlist.ts"
import { Purchase } from "../../src/schemas/Purchase.ts"
import { Release, ReleaseDetail, ReleaseTrackIds } from "../../src/schemas/Release.ts"
import { SearchResults } from "../../src/schemas/Search.ts"
import { TokenResponse } from "../../src/schemas/Token.ts"
import { Track, TrackDetail } from "../../src/schemas/Track.ts"
import { call, read, send } from "./http.ts"

interface Served {
  readonly schema: Schema.ConstraintDecoder<unknown>
  readonly paths: (catalogue: CatalogueService) => ReadonlyArray<string>
}

/** Every page of a list. */
const pages = (path: string, length: number): ReadonlyArray<string> =>
  Array.from({ length: Math.ceil(length / 100) }, (_, index) => `${path}?per_page=100&page=${index + 1}`)

const details = (path: string, rows: ReadonlyArray<{ readonly id: number }>): ReadonlyArray<string> =>
  rows.filter((_, index) => index % Math.ceil(rows.length / 60) === 0).map(({ id }) => `${path}${id}/`)

const served: Record<string, Served> = {
  tracks: { schema: ListOf(Track), paths: ({ tracks }) => pages("/catalog/tracks/", tracks.length) },
  "a track": {
    schema: TrackDetail,
    paths: ({ tracks }) =>
      details(
        "/catalog/tracks/",
        tracks.filter(({ release }) => !release.restricted)
      )
  },
  "top tracks": {
    schema: ListOf(Track),
    paths: ({ artists, genres, labels }) => [
      "/catalog/tracks/top/100/?per_page=100",
      ...genres.map(({ id }) => `/catalog/genres/${id}/top/100/?per_page=100`),
      `/catalog/artists/${artists[0]?.id}/top/10/`,
      `/catalog/labels/${labels[0]?.id}/top/10/`
    ]
  },
  releases: {
    schema: ListOf(Release),
    paths: ({ releases }) => pages("/catalog/releases/", releases.length)
  },
  "a release": {
    schema: ReleaseDetail,
    paths: ({ releases }) =>
      details(
        "/catalog/releases/",
        releases.filter(({ restricted }) => !restricted)
      )
  },
  "a release's tracks": {
    schema: ListOf(Track),
    paths: ({ releases }) => details("/catalog/releases/", releases).map((path) => `${path}tracks/`)
  },
  "top releases": { schema: ListOf(Release), paths: () => ["/catalog/releases/top/100/?per_page=100"] },
  artists: { schema: ListOf(Artist), paths: ({ artists }) => pages("/catalog/artists/", artists.length) },
  "an artist": { schema: ArtistDetail, paths: ({ artists }) => details("/catalog/artists/", artists) },
  "an artist's tracks": {
    schema: ListOf(Track),
    paths: ({ artists }) => details("/catalog/artists/", artists).map((path) => `${path}tracks/`)
  },
  labels: { schema: ListOf(Label), paths: ({ labels }) => pages("/catalog/labels/", labels.length) },
  "a label": { schema: LabelDetail, paths: ({ labels }) => details("/catalog/labels/", labels) },
  "a label's releases": {
    schema: ListOf(Release),
    paths: ({ labels }) => details("/catalog/labels/", labels).map((path) => `${path}releases/`)
  },
  genres: { schema: ListOf(Genre), paths: ({ genres }) => pages("/catalog/genres/", genres.length) },
  "a genre": { schema: GenreDetail, paths: ({ genres }) => details("/catalog/genres/", genres) },
  "a genre's sub-genres": {
    schema: ListOf(SubGenreReference),
    paths: ({ genres }) => details("/catalog/genres/", genres).map((path) => `${path}sub-genres/`)
  },
  "a genre's tracks": {
    schema: ListOf(Track),
    paths: ({ genres }) => details("/catalog/genres/", genres).map((path) => `${path}tracks/`)
  },
  charts: { schema: ListOf(Chart), paths: ({ charts }) => pages("/catalog/charts/", charts.length) },
  "a chart": { schema: ChartDetail, paths: ({ charts }) => details("/catalog/charts/", charts) },
  "a chart's tracks": {
    schema: ListOf(Track),
    paths: ({ charts }) => details("/catalog/charts/", charts).map((path) => `${path}tracks/`)
  },
  "search results": {
    schema: SearchResults,
    paths: () =>
      ["", "&type=tracks", "&type=releases", "&type=artists", "&type=labels", "&type=charts"].map(
        (type) => `/catalog/search/?q=a&per_page=100${type}`
      )
  },
  "sub-genres": { schema: ListOf(SubGenreReference), paths: () => pages("/catalog/sub-genres/", 120) },
  "a sub-genre": {
    schema: SubGenreDetail,
    paths: ({ genres }) =>
      genres.flatMap(({ sub_genres }) => sub_genres).map(({ id }) => `/catalog/sub-genres/${id}/`)
  },
  "public playlists": {
    schema: ListOf(Playlist),
    paths: ({ playlists }) => pages("/catalog/playlists/", playlists.length)
  },
  "a playlist's tracks": {
    schema: ListOf(PlaylistTrack),
    paths: ({ playlists }) =>
      details("/catalog/playlists/", playlists).map((path) => `${path}tracks/?per_page=100`)
  },
  "a playlist's places": {
    schema: PlaylistTrackIds,
    paths: ({ playlists }) => details("/catalog/playlists/", playlists).map((path) => `${path}tracks/ids/`)
  },
  "curated playlists": {
    schema: ListOf(CuratedPlaylist),
    paths: () => ["/curation/playlists/?per_page=100"]
  },
  "a curated playlist": {
    schema: CuratedPlaylist,
    paths: ({ playlists }) =>
      details(
        "/curation/playlists/",
        playlists.filter(({ genre }) => genre !== null)
      )
  },
  "the ids of a release's tracks": {
    schema: ReleaseTrackIds,
    paths: ({ releases }) => details("/catalog/releases/", releases).map((path) => `${path}tracks/ids/`)
  },
  "the ids of a chart's tracks": {
    schema: ChartTrackIds,
    paths: ({ charts }) => details("/catalog/charts/", charts).map((path) => `${path}tracks/ids/`)
  },
  purchases: { schema: ListOf(Purchase), paths: () => ["/my/downloads/?per_page=100"] },
  "the account": { schema: Account, paths: () => ["/my/account/"] },
  "everything about the account": { schema: AccountProfile, paths: () => ["/my/account/"] },
  "what a token may do": { schema: Introspection, paths: () => ["/auth/o/introspect/"] }
}

describe("Simulator: what it serves can be read", () => {
  layer(Simulator.layer({ tracks: 2000 }))((it) => {
    it.effect.each(Object.entries(served))("serves %s as declared", ([, { paths, schema }]) =>
      Effect.gen(function* () {
        const { catalogue } = yield* Simulator
        const asked = paths(catalogue)
        assert.isNotEmpty(asked)
        for (const path of asked) {
          const reply = yield* call(path)
          assert.strictEqual(reply.status, 200, path)
          read(schema)(reply)
        }
      })
    )

    it.effect("gives tokens as declared", () =>
      Effect.gen(function* () {
        const { baseUrl, clientId, issueToken } = yield* Simulator
        const reply = yield* send(`${baseUrl}/auth/o/token/`, {
          method: "POST",
          body: new URLSearchParams({
            grant_type: "refresh_token",
            client_id: clientId,
            refresh_token: (yield* issueToken()).refresh_token
          })
        })
        const { expires_in } = read(TokenResponse)(reply)
        assert.strictEqual(expires_in, 36_000)
      })
    )

    it.effect("refuses as declared", () =>
      Effect.gen(function* () {
        const { baseUrl, catalogue } = yield* Simulator
        read(ErrorBody.BadRequest)(yield* call("/catalog/tracks/?id=x"))
        read(ErrorBody.Unauthorized)(yield* send(`${baseUrl}/catalog/tracks/`))
        read(ErrorBody.Forbidden)(yield* call(`/catalog/tracks/${catalogue.restricted[0]?.id}/`))
        read(ErrorBody.NotFound)(yield* call("/catalog/tracks/1/"))
      })
    )
  })
})
