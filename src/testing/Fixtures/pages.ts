/**
 * Fixtures of pages and of search results.
 */
import { largestPage, Page } from "../../schemas/Page.ts"
import type { SearchResults } from "../../schemas/Search.ts"
import { artist } from "./artists.ts"
import { chart } from "./charts.ts"
import { fixture } from "./fixture.ts"
import { label } from "./labels.ts"
import { playlist } from "./playlists.ts"
import { release } from "./releases.ts"
import { track } from "./tracks.ts"

/** States which page of which list it is. */
export interface PageOptions {
  /** The number of the page, from 1. Default: 1. */
  readonly page?: number | undefined
  /** The number of items on a page. Default: 100. */
  readonly per_page?: number | undefined
  /** The number of items in the whole list. Default: those up to the end of this page. */
  readonly count?: number | undefined
}

/** Makes a page of a list with these items. */
export const page = <A>(results: ReadonlyArray<A>, options: PageOptions = {}): Page<A> => {
  const { page: number = 1, per_page = largestPage } = options
  const { count = (number - 1) * per_page + results.length } = options
  return Page.make(results, { count }, { page: number, per_page })
}

/** Makes search results with one item of each type. */
export const searchResults = fixture<SearchResults>({
  tracks: [track()],
  releases: [release()],
  artists: [artist()],
  labels: [label()],
  charts: [chart()],
  playlists: [playlist()],
  count: 6,
  page: "1/1",
  per_page: largestPage
})
