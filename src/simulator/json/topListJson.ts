/**
 * Top lists as they go over the wire: of tracks, or of releases where `type=release` asks for them.
 */
import type { HttpServerResponse } from "effect/http"
import type { Currency } from "../Accounts.ts"
import * as Listing from "../envelopes.ts"
import type { TopList } from "../TopLists.ts"
import * as Release from "./releaseJson.ts"
import * as Track from "./trackJson.ts"

/** What is asked of a top list. */
export interface TopAsked extends Listing.Asked {
  /** How many from the top. */
  readonly count: number
  readonly type?: "release" | undefined
}

/** A page of the first so many. */
export const answer = (
  list: TopList,
  asked: TopAsked,
  currency: Currency
): HttpServerResponse.HttpServerResponse =>
  asked.type === "release"
    ? Listing.top(asked, {
        rows: list.releases.slice(0, asked.count),
        write: (release) => Release.listItem(release, currency)
      })
    : Listing.top(asked, {
        rows: list.tracks.slice(0, asked.count),
        write: (track) => Track.listItem(track, currency)
      })
