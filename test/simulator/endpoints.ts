/**
 * Every endpoint of the declaration, and a good request for each: ids of things that are there, and bodies that fit.
 */
import { assert } from "@effect/vitest"
import { Effect, Predicate, Schema } from "effect"
import { HttpApi } from "effect/http-api"
import { Simulator } from "effect-beatport/simulator"
import { BeatportApi } from "../../src/api/BeatportApi.ts"
import { call, Item, json, read } from "./http.ts"

export interface Endpoint {
  readonly method: string
  /** Below the base URL, with the names of its parameters: `/catalog/tracks/:id/`. */
  readonly path: string
  readonly status: number
  /** What its body is, before it is decoded. */
  readonly success: Schema.Top
  readonly parameters: ReadonlyArray<string>
  readonly payload: Schema.Top | undefined
}

const propertiesOf = (schema: Schema.Top | undefined): ReadonlyArray<string> => {
  const ast = schema?.ast
  return ast?._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : []
}

const collect = (): ReadonlyArray<Endpoint> => {
  const found: Array<Endpoint> = []
  HttpApi.reflect(BeatportApi, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint, successes }) => {
      const [success, ...others] = successes
      assert(success !== undefined && others.length === 0, `${endpoint.path} has one success`)
      const [payload] = endpoint.payload.values()
      found.push({
        method: endpoint.method,
        path: endpoint.path,
        status: success[0],
        success: success[1][0],
        parameters: propertiesOf(endpoint.query),
        payload: payload?.schemas[0]
      })
    }
  })
  return found
}

export const endpoints: ReadonlyArray<Endpoint> = collect()

/** What there is to ask for: things of the catalogue, and new ones of the account. */
export interface Things {
  readonly trackIds: ReadonlyArray<number>
  /** By the path they are under. */
  readonly ids: Readonly<Record<string, number>>
  /** The ids of places, by the path of their playlist or chart. */
  readonly placeIds: Readonly<Record<string, number>>
  readonly isrc: string
  readonly clientId: string
}

const Items = Schema.Struct({ results: Schema.Array(Item) })
const List = Schema.NonEmptyArray(Item)

/** Makes a playlist and a chart with three tracks each, and follows a genre; for each test its own. */
export const things = Effect.gen(function* () {
  const { account, catalogue, clientId } = yield* Simulator
  const open = catalogue.tracks.filter(({ release }) => !release.restricted)
  const track = open.find(({ isrc }) => isrc !== null)
  const trackIds = open.slice(0, 3).map(({ id }) => id)
  const [artist] = catalogue.artists
  const [label] = catalogue.labels
  const genre = catalogue.genres.find(({ sub_genres }) => sub_genres.length > 0)
  const [chart] = catalogue.charts
  const curated = catalogue.playlists.find((playlist) => playlist.genre !== null)
  assert(track?.isrc && artist && label && genre?.sub_genres[0] && chart && curated?.places[0])

  const playlist = read(Item)(yield* call("/my/playlists/", json({ name: "Things" })))
  yield* call(`/my/playlists/${playlist.id}/tracks/bulk/`, json({ track_ids: trackIds }))
  const places = read(Items)(yield* call(`/my/playlists/${playlist.id}/tracks/`))
  yield* call("/my/charts/", json({ name: "Things" }))
  const [ownChart] = read(Items)(yield* call("/my/charts/")).results
  assert(ownChart !== undefined)
  for (const id of trackIds) yield* call(`/my/charts/${ownChart.id}/tracks/`, json({ track: id }))
  const standing = read(Items)(yield* call(`/my/charts/${ownChart.id}/tracks/`))
  yield* call("/my/genres/", json({ id: genre.id }))
  const [preference] = read(List)(yield* call("/my/email-preferences/"))
  const [quality] = read(List)(yield* call("/my/streaming-quality/"))

  return {
    trackIds,
    isrc: track.isrc,
    clientId,
    ids: {
      "/catalog/tracks/": track.id,
      "/catalog/releases/": track.release.id,
      "/catalog/artists/": artist.id,
      "/catalog/labels/": label.id,
      "/catalog/genres/": genre.id,
      "/catalog/sub-genres/": genre.sub_genres[0].id,
      "/catalog/charts/": chart.id,
      "/catalog/playlists/": curated.id,
      "/curation/playlists/": curated.id,
      "/auxiliary/artist-types/": 1,
      "/my/account/": account.id,
      "/my/email-preferences/": preference.id,
      "/my/streaming-quality/": quality.id,
      "/my/playlists/": playlist.id,
      "/my/charts/": ownChart.id,
      "/my/genres/": genre.id
    },
    placeIds: {
      "/curation/playlists/": curated.places[0].id,
      "/my/playlists/": places.results[1]?.id ?? 0,
      "/my/charts/": standing.results[1]?.id ?? 0
    }
  } satisfies Things
})

/** The path of an endpoint, with ids in it. */
export const pathOf = ({ path }: Endpoint, { ids, isrc, placeIds }: Things): string => {
  const under = path.slice(0, path.indexOf(":"))
  return path.replace(/:(\w+)/g, (_, name) => {
    switch (name) {
      case "id":
        return String(ids[under])
      case "item_id":
        return String(placeIds[under])
      case "num":
        return "10"
      default:
        return isrc
    }
  })
}

const preferences = { audio_format_id: 2, language: "de" }

/** A body for each endpoint that takes one. */
export const bodies: Readonly<Record<string, (made: Things) => unknown>> = {
  "PUT /my/account/myaccount/": () => ({ email: "new@example.com", preferences }),
  "PATCH /my/account/myaccount/": () => ({ preferences }),
  "PUT /my/account/:id/": () => ({ email: "new@example.com", preferences }),
  "PATCH /my/account/:id/": () => ({ email: "new@example.com" }),
  "PATCH /my/email-preferences/:id/": () => ({ subscribed: false }),
  "PATCH /my/streaming-quality/:id/": () => ({ name: "high" }),
  "POST /auth/o/revoke/": ({ clientId }) => ({ client_id: clientId, token: "anything" }),
  "POST /my/playlists/": () => ({ name: "Warm up", is_public: "true" }),
  "PATCH /my/playlists/:id/": () => ({ name: "Warmer" }),
  "PATCH /my/playlists/bulk/": ({ ids }) => ({ items: [{ item_id: ids["/my/playlists/"], position: 1 }] }),
  "POST /my/playlists/:id/tracks/": ({ trackIds: [first] }) => ({ track_id: first }),
  "PATCH /my/playlists/:id/tracks/:item_id/": () => ({ position: 1 }),
  "POST /my/playlists/:id/tracks/bulk/": ({ trackIds }) => ({ track_ids: trackIds }),
  "PATCH /my/playlists/:id/tracks/bulk/": ({ placeIds }) => ({
    items: [{ item_id: placeIds["/my/playlists/"], position: 3 }]
  }),
  "DELETE /my/playlists/:id/tracks/bulk/": ({ placeIds }) => ({ item_ids: [placeIds["/my/playlists/"]] }),
  "POST /my/charts/": () => ({ name: "August", description: "Ten for the sun", is_published: true }),
  "PUT /my/charts/:id/": () => ({ name: "September" }),
  "PATCH /my/charts/:id/": () => ({ is_published: true }),
  "POST /my/charts/:id/images/": () => ({ image: "cover" }),
  "POST /my/charts/:id/tracks/": ({ trackIds: [first] }) => ({ track: first, position: 1 }),
  "PUT /my/charts/:id/tracks/:item_id/": ({ trackIds: [first] }) => ({ track: first, position: 3 }),
  "PATCH /my/charts/:id/tracks/:item_id/": () => ({ position: 1 }),
  "POST /my/beatport/": ({ ids }) => ({ performer: [ids["/catalog/artists/"]] }),
  "DELETE /my/beatport/delete/": ({ ids }) => ({ performer: [ids["/catalog/artists/"]] }),
  "POST /my/beatport/tracks/": () => ({ anything: 1 }),
  "POST /my/genres/": ({ ids }) => ({ id: ids["/catalog/genres/"] })
}

/** The endpoint as a row of its own in the tables above. */
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`

/** A good request's method and body. */
export const requestOf = (endpoint: Endpoint, made: Things): RequestInit => {
  const body = bodies[nameOf(endpoint)]?.(made)
  if (body === undefined) return { method: endpoint.method }
  // The one call that is a form.
  return endpoint.path === "/auth/o/revoke/" && Predicate.isObject(body)
    ? {
        method: endpoint.method,
        body: new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))
      }
    : json(body, endpoint.method)
}
