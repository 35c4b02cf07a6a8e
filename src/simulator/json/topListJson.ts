/**
 * JSON of top lists: of tracks, or of releases with `type=release`.
 */
import type { HttpServerResponse } from "effect/http"
import type { Currency } from "../Accounts.ts"
import * as Listing from "../envelopes.ts"
import type { TopList } from "../TopLists.ts"
import * as Release from "./releaseJson.ts"
import * as Track from "./trackJson.ts"

/** Describes the request for a top list; `num` is the number of entries from the top. */
interface TopAsked extends Listing.Asked {
  readonly params: { readonly num: number }
}

/** Makes a page of the first releases. */
export const releases = (
  list: TopList,
  asked: TopAsked,
  currency: Currency
): HttpServerResponse.HttpServerResponse =>
  Listing.makeTopPage(asked, list.releases.slice(0, asked.params.num), (release) =>
    Release.listItem(release, currency)
  )

/** Makes a page of the first tracks, or releases if the query asks for them. */
export const respond = (
  list: TopList,
  asked: TopAsked & { readonly query: { readonly type?: "release" | undefined } },
  currency: Currency
): HttpServerResponse.HttpServerResponse =>
  asked.query.type === "release"
    ? releases(list, asked, currency)
    : Listing.makeTopPage(asked, list.tracks.slice(0, asked.params.num), (track) =>
        Track.listItem(track, currency)
      )
