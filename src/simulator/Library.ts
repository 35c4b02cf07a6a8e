/**
 * The data of accounts: playlists, charts, followed resources, purchases, settings. It is kept in memory while the
 * simulator runs, and each account sees only its own.
 */
import { Context, Effect, Layer } from "effect"
import type { HttpServerRequest, HttpServerResponse } from "effect/http"
import { CurrentAccount, type SimulatedAccount } from "./Accounts.ts"
import { type Body, readBody } from "./Body.ts"
import { Catalogue, type PlaylistRow } from "./Catalogue.ts"
import * as Charts from "./Library/Charts.ts"
import * as Following from "./Library/Following.ts"
import * as Ids from "./Library/Ids.ts"
import * as Playlists from "./Library/Playlists.ts"
import * as Purchases from "./Library/Purchases.ts"
import * as Settings from "./Library/Settings.ts"
import { SimulatedTime } from "./SimulatedTime.ts"

/** Holds the data of one account. */
export interface Belongings {
  readonly account: SimulatedAccount
  readonly playlists: Playlists.Playlists
  readonly charts: Charts.Charts
  readonly following: Following.Following
  readonly purchases: ReadonlyArray<Purchases.PurchaseRow>
  readonly settings: Settings.Settings
}

/** Describes a writing request: its account, its body, and its time. */
export interface Write {
  readonly own: Belongings
  readonly body: Body
  /** Time of the request, in milliseconds since 1970. */
  readonly now: number
}

type Response = HttpServerResponse.HttpServerResponse

export class Library extends Context.Service<
  Library,
  {
    readonly of: (account: SimulatedAccount) => Belongings
    /** Returns the public playlists: those of accounts, newest first, then those of the catalogue. */
    readonly publicPlaylists: () => ReadonlyArray<PlaylistRow>
    /** Returns a playlist that an account can see: a public one, or its own. */
    readonly visible: (id: number, viewer: SimulatedAccount) => PlaylistRow | undefined
    /** Responds with the data of the current account. */
    readonly reading: (
      respond: (own: Belongings) => Response
    ) => Effect.Effect<Response, never, CurrentAccount>
    /**
     * Changes the data of the current account. The body is read before the change, and the change is synchronous, so
     * that no other request sees a partial change.
     */
    readonly writing: (
      request: HttpServerRequest.HttpServerRequest,
      change: (write: Write) => Response
    ) => Effect.Effect<Response, never, CurrentAccount>
  }
>()("effect-beatport/simulator/Library") {
  static readonly layer = Layer.effect(
    Library,
    Effect.gen(function* () {
      const catalogue = yield* Catalogue
      const time = yield* SimulatedTime
      const ids = Ids.make()
      const known = new Map<number, Belongings>()

      const of = (account: SimulatedAccount): Belongings => {
        const before = known.get(account.id)
        if (before !== undefined) return before
        const made: Belongings = {
          account,
          playlists: Playlists.make(account, ids),
          charts: Charts.make(ids),
          following: Following.make(),
          purchases: Purchases.make(account, catalogue),
          settings: Settings.make(account)
        }
        known.set(account.id, made)
        return made
      }

      const publicPlaylists = () => [
        ...Array.from(known.values())
          .flatMap(({ playlists }) => playlists.all())
          .filter(({ is_public }) => is_public)
          .toSorted((a, b) => b.created - a.created),
        ...catalogue.playlists
      ]

      return Library.of({
        of,
        publicPlaylists,
        visible: (id, viewer) =>
          of(viewer).playlists.find(id) ?? publicPlaylists().find((playlist) => playlist.id === id),
        reading: (respond) => Effect.map(CurrentAccount, (account) => respond(of(account))),
        writing: (request, change) =>
          Effect.gen(function* () {
            const own = of(yield* CurrentAccount)
            const body = yield* readBody(request)
            return change({ own, body, now: yield* time.now })
          })
      })
    })
  )
}
