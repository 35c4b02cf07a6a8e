/**
 * What belongs to the accounts: playlists, charts, what they follow, what they bought, their settings. It is kept in
 * memory as long as the simulator runs; no account sees another's.
 */
import { Context, Effect, Layer } from "effect"
import type { HttpServerRequest, HttpServerResponse } from "effect/http"
import { CurrentAccount, type SimulatedAccount } from "./Accounts.ts"
import { type Body, bodyOf } from "./Body.ts"
import { Catalogue, type PlaylistRow } from "./Catalogue.ts"
import * as Charts from "./Library/Charts.ts"
import * as Following from "./Library/Following.ts"
import * as Ids from "./Library/Ids.ts"
import * as Playlists from "./Library/Playlists.ts"
import * as Purchases from "./Library/Purchases.ts"
import * as Settings from "./Library/Settings.ts"
import { SimulatedTime } from "./SimulatedTime.ts"

/** What belongs to one account. */
export interface Belongings {
  readonly account: SimulatedAccount
  readonly playlists: Playlists.Playlists
  readonly charts: Charts.Charts
  readonly following: Following.Following
  readonly purchases: ReadonlyArray<Purchases.PurchaseRow>
  readonly settings: Settings.Settings
}

/** A call that writes: whose things it changes, what it brings, and when. */
export interface Write {
  readonly own: Belongings
  readonly body: Body
  /** Milliseconds since 1970. */
  readonly now: number
}

type Response = HttpServerResponse.HttpServerResponse

export class Library extends Context.Service<
  Library,
  {
    readonly of: (account: SimulatedAccount) => Belongings
    /** The playlists that everybody can see: those that accounts have made public, newest first; then the catalogue's. */
    readonly publicPlaylists: () => ReadonlyArray<PlaylistRow>
    /** A playlist that an account can see: a public one, or its own. */
    readonly visible: (id: number, viewer: SimulatedAccount) => PlaylistRow | undefined
    /** Answers with what belongs to the account that asks. */
    readonly reading: (
      answer: (own: Belongings) => Response
    ) => Effect.Effect<Response, never, CurrentAccount>
    /**
     * Changes what belongs to the account that asks. All that is waited for comes before: the change itself happens at
     * once, so that no other call sees half of it.
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
        reading: (answer) => Effect.map(CurrentAccount, (account) => answer(of(account))),
        writing: (request, change) =>
          Effect.gen(function* () {
            const own = of(yield* CurrentAccount)
            const body = yield* bodyOf(request)
            return change({ own, body, now: yield* time.now })
          })
      })
    })
  )
}
