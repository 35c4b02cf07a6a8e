import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as FastCheck from "fast-check"
import { TransportError } from "effect-beatport"
import { Fixtures } from "effect-beatport/testing"
import {
  planChanges,
  makePlaylistSync,
  type PlaylistEntry
} from "../../../../src/services/Beatport/Library/playlistSync.ts"

/** A playlist as the server keeps it, which counts the calls that write. */
const playlist = (tracks: ReadonlyArray<number>, dies: "never" | "after the first write" = "never") => {
  let next = 1
  let places: Array<PlaylistEntry> = tracks.map((track_id) => ({ item_id: next++, track_id }))
  const writes: Array<string> = []
  const wrote = <A>(name: string, response: A) => {
    writes.push(name)
    return dies === "after the first write"
      ? Effect.fail(
          new TransportError({ method: "POST", path: "/", reason: "ConnectionReset", cause: "cut" })
        )
      : Effect.succeed(response)
  }
  const operations = {
    trackIds: () =>
      Effect.sync(() =>
        places.map(({ item_id, track_id }, index) => ({ id: item_id, track_id, position: index + 1 }))
      ),
    addTracks: (_: number, ids: ReadonlyArray<number>) => {
      places = [...places, ...ids.map((track_id) => ({ item_id: next++, track_id }))]
      return wrote("add", { items: [] })
    },
    moveTracks: (
      _: number,
      moves: ReadonlyArray<{ readonly item_id: number; readonly position: number }>
    ) => {
      for (const { item_id, position } of moves) {
        const moved = places.filter((place) => place.item_id === item_id)
        const others = places.filter((place) => place.item_id !== item_id)
        places = [...others.slice(0, position - 1), ...moved, ...others.slice(position - 1)]
      }
      return wrote("move", Fixtures.playlist())
    },
    removeTracks: (_: number, ids: ReadonlyArray<number>) => {
      places = places.filter((place) => !ids.includes(place.item_id))
      return wrote("remove", Fixtures.playlist())
    }
  }
  return { operations, writes, tracks: () => places.map((place) => place.track_id) }
}

const tracks = FastCheck.array(FastCheck.integer({ min: 1, max: 8 }), { maxLength: 12 })

describe("library.playlists.sync", () => {
  it("makes any playlist equal to any list, with the calls it foretold", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(tracks, tracks, async (before, wanted) => {
        const server = playlist(before)
        const { planSync, sync } = makePlaylistSync(server.operations)
        const plan = await Effect.runPromise(planSync(1, wanted))
        assert.deepStrictEqual(await Effect.runPromise(sync(1, wanted)), plan)
        assert.deepStrictEqual(server.tracks(), wanted)
        assert.lengthOf(server.writes, plan.calls)
      })
    ))

  it("continues after an interruption, and never has too few tracks in between", () =>
    FastCheck.assert(
      FastCheck.asyncProperty(tracks, tracks, async (before, wanted) => {
        const server = playlist(before, "after the first write")
        const { sync } = makePlaylistSync(server.operations)
        for (let tries = 0; tries < 4; tries += 1) {
          await Effect.runPromise(Effect.exit(sync(1, wanted)))
          for (const track of new Set(wanted)) {
            const kept = before.filter((id) => id === track).length
            const needed = Math.min(kept, wanted.filter((id) => id === track).length)
            assert.isAtLeast(server.tracks().filter((id) => id === track).length, needed)
          }
        }
        assert.deepStrictEqual(server.tracks(), wanted)
      })
    ))

  it.effect("changes nothing where nothing has to change", () =>
    Effect.gen(function* () {
      const server = playlist([3, 1, 2])
      const changes = yield* makePlaylistSync(server.operations).sync(1, [3, 1, 2])
      assert.strictEqual(changes.calls, 0)
      assert.lengthOf(server.writes, 0)
    })
  )

  it("keeps the first of tracks that are there too often, and says which places go", () => {
    const places = [5, 6, 5].map((track_id, index) => ({ item_id: 10 + index, track_id }))
    assert.deepStrictEqual(planChanges(places, [5, 6]), {
      add: [],
      remove: [{ item_id: 12, track_id: 5 }],
      reorder: false,
      calls: 1
    })
  })
})
