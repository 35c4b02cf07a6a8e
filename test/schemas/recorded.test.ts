/**
 * Recorded responses of the real API, decoded as declared: no content is lost. The recordings are
 * other people's and lie outside this project; without them these tests do not run.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"
import { Redacted, Schema } from "effect"
import * as ErrorBody from "./errorBodies.ts"
import { ArtistDetail } from "../../src/schemas/Artist.ts"
import { ChartDetail } from "../../src/schemas/Chart.ts"
import { Genre, GenreDetail } from "../../src/schemas/Genre.ts"
import { Key } from "../../src/schemas/Key.ts"
import { Keys } from "../../src/schemas/Keys.ts"
import { LabelDetail } from "../../src/schemas/Label.ts"
import { ListOf } from "../../src/schemas/Page.ts"
import { Release, ReleaseDetail } from "../../src/schemas/Release.ts"
import { SearchResults } from "../../src/schemas/Search.ts"
import { TokenResponse } from "../../src/schemas/Token.ts"
import { Track, TrackDetail } from "../../src/schemas/Track.ts"

const folder = fileURLToPath(new URL("../../../shared/recorded/", import.meta.url))

const text = (name: string): string => readFileSync(`${folder}${name}`, "utf8")

const json = (name: string): unknown => JSON.parse(text(name))

/** Every file with a response of an endpoint, and the schema of the endpoint. */
const shapes: Readonly<Record<string, Schema.ConstraintDecoder<unknown>>> = {
  "artist.json": ArtistDetail,
  "catalog_releases_6787727.json": ReleaseDetail,
  "catalog_releases_6787727_tracks_page_1_per_page_100.json": ListOf(Track),
  "catalog_releases_upc_663918962466.json": ListOf(Release),
  "chart.json": ChartDetail,
  "chart_tracks.json": ListOf(Track),
  "genre.json": GenreDetail,
  "genres_list.json": ListOf(Genre),
  "label.json": LabelDetail,
  "label_releases.json": ListOf(Release),
  "release.json": ReleaseDetail,
  "release_tracks.json": ListOf(Track),
  "search_tracks.json": SearchResults,
  "track.json": TrackDetail,
  "tracks_list.json": ListOf(Track),
  "tracks_list_empty.json": ListOf(Track)
}

/** Files that are not a plain response of an endpoint; each has a test of its own. */
const others = ["401_unauthenticated.json", "keys_map.json", "token_response.json"]

const present = existsSync(folder)

describe.runIf(present)("recorded responses", () => {
  it("are all read here", () => {
    assert.deepStrictEqual(
      readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .toSorted(),
      [...Object.keys(shapes), ...others].toSorted()
    )
  })

  it.each(Object.entries(shapes))("lose nothing when they are decoded: %s", (name, shape) => {
    assert.deepStrictEqual(Schema.decodeUnknownSync(shape)(json(name)), json(name))
  })

  it("become secrets where they are tokens, and lose nothing else", () => {
    // The values were made up before it was published.
    const recorded = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Unknown))(
      json("token_response.json")
    )
    const token = Schema.decodeUnknownSync(TokenResponse)(recorded)
    assert(Redacted.isRedacted(token.access_token) && Redacted.isRedacted(token.refresh_token))
    const shown = {
      ...token,
      access_token: Redacted.value(token.access_token),
      refresh_token: Redacted.value(token.refresh_token)
    }
    assert.deepStrictEqual(shown, recorded)
    assert.notInclude(JSON.stringify(token), shown.access_token)
    assert.notInclude(JSON.stringify(token), shown.refresh_token)
  })

  it("are refused in the declared words where there was no token", () => {
    const { body } = Schema.decodeUnknownSync(Schema.Struct({ body: Schema.Unknown }))(
      json("401_unauthenticated.json")
    )
    assert.deepStrictEqual(Schema.decodeUnknownSync(ErrorBody.Unauthorized)(body), body)
  })

  it("name the keys as this SDK does", () => {
    const known = Keys.all.map(({ camelot, id, name }) => [String(id), { name, camelot }])
    assert.deepStrictEqual(json("keys_map.json"), Object.fromEntries(known))
  })

  it("have keys whose Camelot notation is that of their id", () => {
    const { results } = Schema.decodeUnknownSync(ListOf(Track))(json("chart_tracks.json"))
    for (const { key } of results) {
      assert(key !== null)
      assert.include(Keys.ids(Key.camelot(key)), key.id)
    }
  })
})

it.skipIf(present)("there are no recorded responses beside this project, in ../shared/recorded, to be read")
