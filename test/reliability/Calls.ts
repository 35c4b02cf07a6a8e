/**
 * The columns of the fault matrix: the kinds of calls, by the name they have in docs/faults.md.
 */
import { Effect, Schema, Stream } from "effect"
import { Auth, type BeatportError, ClientId } from "effect-beatport"
import { Simulator } from "effect-beatport/simulator"
import * as Playlists from "./Playlists.ts"
import type { Title } from "./Table.ts"
import { type Client, type Held, Operations } from "./World.ts"

/** Which of a call's requests a fault meets. */
export interface Target {
  readonly method: string
  /** Below the base URL. */
  readonly path: string
  /** How many requests of this method and path are spared first. */
  readonly after: number
}

/** A kind of call. */
export interface Kind {
  readonly held: Held
  readonly target: Target
  /** What has to be there for the call; it makes a playlist and gives its id. */
  readonly prepare?: Effect.Effect<number, never, Simulator>
  /** The call. What it gives is looked at: a success is a success only if it is right. */
  readonly call: (playlist: number) => Effect.Effect<void, BeatportError | Wrong, Client | Simulator>
  /** How often the server has done what a writing call asks for. */
  readonly done?: Effect.Effect<number, never, Simulator>
}

/** A success that gave something else than it should have. */
export class Wrong extends Schema.TaggedError<Wrong>()("Wrong", { found: Schema.String }) {}

const right = (isRight: boolean, found: string) => (isRight ? Effect.void : Effect.fail(new Wrong({ found })))

const credentials = Effect.map(Simulator, ({ account: { password, username } }) => ({ username, password }))

const logIn = Effect.gen(function* () {
  yield* (yield* Auth).login(yield* credentials)
})

/** The first three pages of tracks are all there is. */
const trackIds = Effect.map(Simulator, ({ catalogue: { tracks } }) => tracks.map(({ id }) => id))

const beatport = Effect.flatten(Operations)

const read = Effect.gen(function* () {
  const [id = 0] = yield* trackIds
  const track = yield* (yield* beatport).tracks.get(id)
  yield* right(track.id === id, String(track.id))
})

const signingIn = {
  "client id": {
    held: "nothing",
    target: { method: "GET", path: "/docs/", after: 0 },
    call: Effect.fnUntraced(function* () {
      const { clientId } = yield* Simulator
      const found = yield* (yield* ClientId).get
      yield* right(found === clientId, found)
    })
  },
  "log in": {
    held: "nothing",
    target: { method: "POST", path: "/auth/login/", after: 0 },
    call: () => logIn
  },
  authorize: {
    held: "nothing",
    target: { method: "GET", path: "/auth/o/authorize/", after: 0 },
    call: () => logIn
  },
  "exchange the code": {
    held: "nothing",
    target: { method: "POST", path: "/auth/o/token/", after: 0 },
    call: () => logIn
  },
  refresh: {
    held: "an expired token",
    target: { method: "POST", path: "/auth/o/token/", after: 0 },
    call: () => Effect.flatMap(Auth, ({ refresh }) => refresh)
  },
  "renew for a read": {
    held: "an expired token",
    target: { method: "POST", path: "/auth/o/token/", after: 0 },
    call: () => read
  },
  "log out": {
    held: "a good token",
    target: { method: "POST", path: "/auth/o/revoke/", after: 0 },
    call: () => Effect.flatMap(Auth, ({ logout }) => logout)
  }
} satisfies Readonly<Record<string, Kind>>

const playlistName = "Warm up"

const ids = (items: ReadonlyArray<{ readonly id: number }>) => items.map(({ id }) => id).join(" ")

const calls = {
  read: {
    held: "a good token",
    target: { method: "GET", path: "/catalog/tracks/*/", after: 0 },
    call: () => read
  },
  walk: {
    held: "a good token",
    // The last: the second is requested with it, and is done before it fails, so that the number of requests is certain.
    target: { method: "GET", path: "/catalog/tracks/", after: 2 },
    call: Effect.fnUntraced(function* () {
      const all = yield* Stream.runCollect((yield* beatport).tracks.list().items)
      const wanted = [...(yield* trackIds)].toSorted((a, b) => a - b).join(" ")
      yield* right(ids([...all].toSorted((a, b) => a.id - b.id)) === wanted, `${all.length} tracks`)
    })
  },
  batch: {
    held: "a good token",
    // The third: when it fails for good, the others are done, and the number of requests is no matter of chance.
    target: { method: "GET", path: "/catalog/tracks/", after: 2 },
    call: Effect.fnUntraced(function* () {
      const wanted = (yield* trackIds).slice(0, 250)
      const { items } = yield* (yield* beatport).tracks.getMany(wanted)
      yield* right(ids(items) === wanted.join(" "), `${items.length} tracks`)
    })
  },
  "write (POST)": {
    held: "a good token",
    target: { method: "POST", path: "/my/playlists/", after: 0 },
    call: Effect.fnUntraced(function* () {
      const { name } = yield* (yield* beatport).library.playlists.create(playlistName)
      yield* right(name === playlistName, name)
    }),
    done: Playlists.named(playlistName)
  },
  "write (DELETE)": {
    held: "a good token",
    target: { method: "DELETE", path: "/my/playlists/*/", after: 0 },
    prepare: Playlists.make,
    call: Effect.fnUntraced(function* (playlist: number) {
      yield* (yield* beatport).library.playlists.delete(playlist)
    })
  }
} satisfies Readonly<Record<string, Kind>>

/** The tables of docs/faults.md: the kinds of calls that stand in each. */
export const tables: Readonly<Record<Title, Readonly<Record<string, Kind>>>> = {
  "Signing in": signingIn,
  Calls: calls
}
