/**
 * The kinds of calls that a soak mixes.
 */
import { Effect, Stream } from "effect"
import { Auth, Beatport, ClientId } from "effect-beatport"
import { Wrong } from "../reliability/Calls.ts"
import { Backstage } from "./Backstage.ts"
import type { Call } from "./Call.ts"
import * as Client from "./Client.ts"
import { shows } from "./Defects.ts"
import { oneOf } from "./Dice.ts"
import { Items } from "./Items.ts"
import type { Kind } from "./Kind.ts"
import { writing } from "./Writing.ts"

const served = Effect.map(Backstage, (backstage) => backstage.served)

const pick = <A>(call: Call, from: ReadonlyArray<A>, what: string): Effect.Effect<A> => {
  const found = from[call.draw(from.length, what)]
  return found === undefined ? Effect.die(new Error(`There is no ${what}`)) : Effect.succeed(found)
}

const reading: ReadonlyArray<Kind> = [
  {
    name: "read",
    weight: 20,
    isShared: true,
    columns: { "GET /catalog/tracks/*/": "read" },
    run: Effect.fnUntraced(function* (call) {
      const id = yield* pick(call, (yield* served).trackIds, "track")
      const track = yield* (yield* Beatport).tracks.get(id)
      yield* (yield* Items).compare([id], [track.id])
    })
  },
  {
    name: "search",
    weight: 15,
    isShared: true,
    columns: { "GET /catalog/search/": "walk" },
    run: Effect.fnUntraced(function* (call) {
      const { text, trackIds } = yield* pick(call, (yield* served).searches, "text")
      const page = yield* (yield* Beatport).tracks.search(text, { per_page: 25 })
      yield* (yield* Items).compare(
        trackIds,
        page.results.map(({ id }) => id)
      )
    })
  },
  {
    name: "walk",
    weight: 15,
    isShared: true,
    columns: { "GET /catalog/tracks/": "walk" },
    run: Effect.fnUntraced(function* (call) {
      const genre = yield* pick(call, (yield* served).genres, "genre")
      const per_page = 10 * (1 + call.draw(3, "page size"))
      const { tracks } = yield* Beatport
      const found = yield* Stream.runCollect(tracks.list({ genre_id: genre.id, per_page }).items)
      const ids = found.map(({ id }) => id)
      const isDoubled = yield* shows("item", call.index)
      yield* (yield* Items).compare(genre.trackIds, isDoubled ? [...ids, ...ids.slice(0, 1)] : ids)
    })
  },
  {
    name: "batch",
    weight: 10,
    isShared: true,
    columns: { "GET /catalog/tracks/": "batch" },
    run: Effect.fnUntraced(function* (call) {
      const { trackIds } = yield* served
      const start = call.draw(trackIds.length, "first track")
      const wanted = [...trackIds.slice(start), ...trackIds.slice(0, start)].slice(0, 250)
      // Of three requests at once that fail, chance decides which is the call's end: so faults are for one of them.
      const first = String(wanted[100 * call.draw(3, "request")])
      call.only = { of: 3, isIt: (url) => url.searchParams.get("id")?.split(",")[0] === first }
      const { items } = yield* (yield* Beatport).tracks.getMany(wanted)
      yield* (yield* Items).compare(
        wanted,
        items.map(({ id }) => id)
      )
    })
  }
]

/** Sign-ins of a client that only this call uses, so that their faults affect no other call. */
const signingIn: ReadonlyArray<Kind> = [
  {
    name: "log in",
    weight: 5,
    isShared: false,
    columns: {
      "POST /auth/login/": "log in",
      "GET /auth/o/authorize/": "authorize",
      "POST /auth/o/token/": "exchange the code"
    },
    run: Effect.fnUntraced(
      function* () {
        yield* (yield* Auth).login((yield* served).account)
      },
      Effect.provide(Client.own("nothing"))
    )
  },
  {
    name: "refresh",
    weight: 4,
    isShared: false,
    columns: { "POST /auth/o/token/": "refresh" },
    run: () => Effect.flatMap(Auth, ({ refresh }) => refresh).pipe(Effect.provide(Client.own("a good token")))
  },
  {
    name: "renew for a read",
    weight: 6,
    isShared: false,
    columns: { "POST /auth/o/token/": "renew for a read", "GET /catalog/tracks/*/": "read" },
    run: Effect.fnUntraced(function* (call) {
      const id = yield* pick(call, (yield* served).trackIds, "track")
      const track = yield* Effect.flatMap(Beatport, ({ tracks }) => tracks.get(id)).pipe(
        Effect.provide(Client.ownBeatport("an expired token"))
      )
      yield* (yield* Items).compare([id], [track.id])
    })
  },
  {
    name: "log out",
    weight: 3,
    isShared: false,
    columns: { "POST /auth/o/revoke/": "log out" },
    run: () => Effect.flatMap(Auth, ({ logout }) => logout).pipe(Effect.provide(Client.own("a good token")))
  },
  {
    name: "client id",
    weight: 2,
    isShared: false,
    columns: { "GET /docs/": "client id" },
    run: Effect.fnUntraced(function* () {
      const { clientId } = yield* served
      const found = yield* Effect.flatMap(ClientId, ({ get }) => get).pipe(
        Effect.provide(Client.own("nothing", { clientId: "" }))
      )
      if (found !== clientId) return yield* Effect.fail(new Wrong({ found }))
    })
  }
]

/** All kinds. */
export const kinds: ReadonlyArray<Kind> = [...reading, ...writing, ...signingIn]

const choices = kinds.map((value) => ({ value, weight: value.weight }))

/** The kind of a call. */
export const kindOf = (seed: number, index: number): Kind => oneOf(choices, "kind", seed, index)
