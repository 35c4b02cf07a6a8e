/**
 * What belongs to the signed-in user.
 */
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import { makeMyCharts, type MyCharts } from "./Library/MyCharts.ts"
import { type Following, makeFollowing, makeMyGenres, type MyGenres } from "./Library/Following.ts"
import { makeMyPlaylists, type MyPlaylists } from "./Library/MyPlaylists.ts"
import { makePurchases, type Purchases } from "./Library/Purchases.ts"
import type { Lists } from "../lists/Lists.ts"

/** The user's own things. */
export interface Library {
  /** Lists and changes the playlists of the account. */
  readonly playlists: MyPlaylists
  /** Lists the charts that the account has made. */
  readonly charts: MyCharts
  /** The artists, labels and playlists that the user follows. */
  readonly following: Following
  /** The genres that the user follows. */
  readonly genres: MyGenres
  /** What the user has bought. */
  readonly purchases: Purchases
}

export const makeLibrary = (calls: EndpointCalls, lists: Lists): Library => ({
  playlists: makeMyPlaylists(calls, lists),
  charts: makeMyCharts(calls, lists),
  following: makeFollowing(calls, lists),
  genres: makeMyGenres(calls, lists),
  purchases: makePurchases(calls, lists)
})
