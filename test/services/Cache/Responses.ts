/** A Beatport of scripted responses, for tests of the cache. */
import { Effect, Layer } from "effect"
import { Beatport, type BeatportConfigOptions } from "effect-beatport"
import { Fixtures, Scripted, ScriptedHttpClient } from "effect-beatport/testing"

const pageOf = (results: ReadonlyArray<unknown>) =>
  Scripted.json({ results, count: results.length, page: "1/1", per_page: 100 })

/** Responds by path, after a while. */
export const network = (after = 0) =>
  ScriptedHttpClient.layer(({ method, query, url }) => {
    const path = new URL(url).pathname
    const response = (() => {
      if (path.endsWith("/catalog/tracks/404/"))
        return Scripted.json({ detail: "Not found." }, { status: 404 })
      if (/\/catalog\/tracks\/\d+\/$/.test(path))
        return Scripted.json(Fixtures.trackDetail({ id: Number(path.split("/").at(-2)) }))
      if (path.includes("/my/playlists/"))
        return method === "GET" ? pageOf([]) : Scripted.text("", { status: 204 })
      if (path.includes("/catalog/genres/")) return pageOf([])
      const tracks = Array.from({ length: Number(query["per_page"]) }, (_, index) =>
        Fixtures.track({ id: index + 1 })
      )
      return pageOf(query["bpm"] === "1" ? [...tracks.slice(1), { id: "not a track" }] : tracks)
    })()
    return { ...response, after }
  })

/** The operations over the scripted network. */
export const beatport = (options: BeatportConfigOptions, after = 0) =>
  Beatport.layer({
    baseUrl: "http://127.0.0.1:1/v4",
    accessToken: "a-secret-token",
    pace: 0,
    ...options
  }).pipe(Layer.provideMerge(network(after)))

/** The number of requests so far. */
export const sent = Effect.map(
  Effect.flatMap(ScriptedHttpClient, (client) => client.requests),
  (requests) => requests.length
)
