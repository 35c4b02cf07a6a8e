/**
 * The calls that write. Each has a playlist of its own, which is looked at when the call is over, not by the client
 * that is tested.
 */
import { Effect, Exit } from "effect"
import { Beatport, type BeatportError } from "effect-beatport"
import type { Wrong } from "../reliability/Calls.ts"
import { Backstage } from "./Backstage.ts"
import type { Call } from "./Call.ts"
import type { BeatportServices } from "./Client.ts"
import { Items } from "./Items.ts"
import type { Kind } from "./Kind.ts"

/** A write, and how often it was done. */
const looked = Effect.fnUntraced(function* <A>(
  call: Call,
  write: Effect.Effect<A, BeatportError, BeatportServices>,
  done: Effect.Effect<number, never, Backstage>
): Effect.fn.Return<void, BeatportError | Wrong, BeatportServices | Backstage | Items> {
  const exit = yield* Effect.exit(write)
  yield* (yield* Items).written(call.wasLiedTo ? undefined : Exit.isSuccess(exit), yield* done)
  yield* exit
})

/** A playlist with some tracks, for as long as a call takes. */
const withPlaylist = <E, R>(
  call: Call,
  tracks: number,
  use: (playlist: {
    readonly id: number
    readonly places: ReadonlyArray<{ readonly id: number }>
    readonly others: ReadonlyArray<number>
  }) => Effect.Effect<void, E, R>
) =>
  Effect.gen(function* () {
    const { playlist, remove, served } = yield* Backstage
    const start = call.draw(served.trackIds.length - 2 * tracks, "tracks")
    const made = yield* playlist(served.trackIds.slice(start, start + tracks))
    const others = served.trackIds.slice(start + tracks, start + 2 * tracks)
    yield* Effect.ensuring(use({ ...made, others }), remove([made.id]))
  })

const library = Effect.map(Beatport, (beatport) => beatport.library)

export const writing: ReadonlyArray<Kind> = [
  {
    name: "create a playlist",
    weight: 6,
    isShared: true,
    columns: { "POST /my/playlists/": "write (POST)" },
    run: Effect.fnUntraced(function* (call) {
      const { named, remove } = yield* Backstage
      const name = `Soak ${call.index}`
      const write = Effect.flatMap(library, ({ playlists }) => playlists.create(name))
      const done = Effect.flatMap(named(name), (ids) => Effect.as(remove(ids), ids.length))
      yield* looked(call, write, done)
    })
  },
  {
    name: "add tracks",
    weight: 6,
    isShared: true,
    columns: { "POST /my/playlists/*/tracks/bulk/": "write (POST)" },
    run: (call) =>
      withPlaylist(call, 3, ({ id, others, places }) =>
        Effect.gen(function* () {
          const { contents } = yield* Backstage
          const write = Effect.flatMap(library, ({ playlists }) => playlists.addTracks(id, others))
          // A part of it would be wrong too, and is no whole number of times.
          const done = Effect.map(contents(id), (now) => ((now?.length ?? 0) - places.length) / others.length)
          yield* looked(call, write, done)
        })
      )
  },
  {
    name: "remove a track",
    weight: 4,
    isShared: true,
    columns: { "DELETE /my/playlists/*/tracks/*/": "write (DELETE)" },
    run: (call) =>
      withPlaylist(call, 3, ({ id, places }) =>
        Effect.gen(function* () {
          const { contents } = yield* Backstage
          const place = places[call.draw(places.length, "place")]?.id ?? 0
          const write = Effect.flatMap(library, ({ playlists }) => playlists.removeTrack(id, place))
          const done = Effect.map(contents(id), (now) =>
            now?.some((kept) => kept.id === place) === true ? 0 : places.length - (now?.length ?? 0)
          )
          yield* looked(call, write, done)
        })
      )
  },
  {
    name: "delete a playlist",
    weight: 4,
    isShared: true,
    columns: { "DELETE /my/playlists/*/": "write (DELETE)" },
    run: (call) =>
      withPlaylist(call, 3, ({ id }) =>
        Effect.gen(function* () {
          const { contents } = yield* Backstage
          const write = Effect.flatMap(library, ({ playlists }) => playlists.delete(id))
          const done = Effect.map(contents(id), (now) => (now === null ? 1 : 0))
          yield* looked(call, write, done)
        })
      )
  }
]
