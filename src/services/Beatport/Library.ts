/**
 * Operations on the library of the signed-in account.
 */
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import { makeMyCharts, type MyCharts } from "./Library/MyCharts.ts"
import { type Following, makeFollowing, makeMyGenres, type MyGenres } from "./Library/Following.ts"
import { makeMyPlaylists, type MyPlaylists } from "./Library/MyPlaylists.ts"
import { makePurchases, type Purchases } from "./Library/Purchases.ts"
import type { Lists } from "../lists/Lists.ts"

/** Reads and changes what belongs to the signed-in account. */
export interface Library {
  /** Lists and changes the playlists of the account. */
  readonly playlists: MyPlaylists
  /** Lists the charts that the account has made. */
  readonly charts: MyCharts
  /** Reads and changes the artists, labels and playlists that the account follows. */
  readonly following: Following
  /** Reads and changes the genres that the account follows. */
  readonly genres: MyGenres
  /** Lists the purchases of the account. */
  readonly purchases: Purchases
}

export const makeLibrary = (calls: EndpointCalls, lists: Lists): Library => ({
  playlists: makeMyPlaylists(calls, lists),
  charts: makeMyCharts(calls, lists),
  following: makeFollowing(calls, lists),
  genres: makeMyGenres(calls, lists),
  purchases: makePurchases(calls, lists)
})
