/**
 * JSON of top lists: of tracks, or of releases with `type=release`.
 */
import type { HttpServerResponse } from "effect/http"
import type { Currency } from "../Accounts.ts"
import * as Listing from "../envelopes.ts"
import type { TopList } from "../TopLists.ts"
import * as Release from "./releaseJson.ts"
import * as Track from "./trackJson.ts"

/** Describes the request for a top list. */
export interface TopAsked extends Listing.Asked {
  /** Number of entries from the top. */
  readonly count: number
  readonly type?: "release" | undefined
}

/** Makes a page of the first `count` entries. */
export const respond = (
  list: TopList,
  asked: TopAsked,
  currency: Currency
): HttpServerResponse.HttpServerResponse =>
  asked.type === "release"
    ? Listing.makeTopPage(asked, {
        rows: list.releases.slice(0, asked.count),
        write: (release) => Release.listItem(release, currency)
      })
    : Listing.makeTopPage(asked, {
        rows: list.tracks.slice(0, asked.count),
        write: (track) => Track.listItem(track, currency)
      })
