/**
 * The resources of the Promise entry point, including those of the library.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Paged, type SubGenreReference } from "effect-beatport"
import { BeatportClient } from "effect-beatport/promise"
import { Fixtures, MockBeatport } from "effect-beatport/testing"

const mocked = MockBeatport.layer({
  subGenres: { list: () => Paged.fromIterable<SubGenreReference>([]) },
  library: {
    playlists: {
      get: (id) => Effect.succeed(Fixtures.playlist({ id })),
      tracks: () => Paged.fromIterable([1, 2, 3].map((id) => Fixtures.playlistTrack({ id })))
    },
    following: { artists: () => Effect.never }
  }
})

describe("BeatportClient", () => {
  it("gives promises for the operations of a resource inside another", async () => {
    await using beatport = await BeatportClient.fromLayer(mocked)
    expect((await beatport.library.playlists.get(7)).id).toBe(7)
  })

  it("iterates a list of a resource inside another", async () => {
    await using beatport = await BeatportClient.fromLayer(mocked)
    const ids: Array<number> = []
    for await (const place of beatport.library.playlists.tracks(7)) ids.push(place.id)
    expect(ids).toEqual([1, 2, 3])
    expect((await beatport.library.playlists.tracks(7, { per_page: 2 })).count).toBe(3)
  })

  it("ends an operation of a resource inside another when its signal says so", async () => {
    await using beatport = await BeatportClient.fromLayer(mocked)
    const abort = new AbortController()
    const artists = beatport.library.following.artists({ signal: abort.signal })
    abort.abort()
    await expect(artists).rejects.toMatchObject({ name: "AbortError" })
  })

  it("has every resource", async () => {
    await using beatport = await BeatportClient.fromLayer(mocked)
    expect((await beatport.subGenres.list()).results).toEqual([])
    expect(Object.keys(beatport.library)).toEqual(["playlists", "charts", "following", "genres", "purchases"])
  })
})

describe("MockBeatport", () => {
  it("names the request of an operation inside the library that the mock lacks", async () => {
    await using beatport = await BeatportClient.fromLayer(mocked)
    await expect(beatport.library.playlists.delete(7)).rejects.toThrow(
      "This test mocks no operation for DELETE"
    )
  })
})
