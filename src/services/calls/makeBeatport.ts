/**
 * Makes the operations from the calls of the declaration.
 */
import { Effect } from "effect"
import { makeAccount } from "../Beatport/Account.ts"
import { makeArtists } from "../Beatport/Artists.ts"
import { makeAuxiliary } from "../Beatport/Auxiliary.ts"
import { makeCharts } from "../Beatport/Charts.ts"
import { makeCuration } from "../Beatport/Curation.ts"
import { makeGenres } from "../Beatport/Genres.ts"
import { makeLabels } from "../Beatport/Labels.ts"
import { makeLibrary } from "../Beatport/Library.ts"
import { makePlaylists } from "../Beatport/Playlists.ts"
import { makeReleases } from "../Beatport/Releases.ts"
import { makeSubGenres } from "../Beatport/SubGenres.ts"
import { makeTracks } from "../Beatport/Tracks.ts"
import { BeatportConfig } from "../BeatportConfig.ts"
import { addFilters, makeLists } from "../lists/Lists.ts"
import type { Paging } from "../lists/List.ts"
import { renameArguments } from "../lists/topList.ts"
import { makeEndpointCalls } from "./EndpointCalls.ts"
import { nameOperations } from "./nameOperations.ts"
import { orEmpty } from "./orEmpty.ts"

/** Makes the operations over a `BeatportHttpClient`. */
export const makeBeatport = Effect.gen(function* () {
  const calls = yield* makeEndpointCalls
  const lists = makeLists((yield* BeatportConfig).pace)
  const operations = {
    tracks: makeTracks(calls, lists),
    releases: makeReleases(calls, lists),
    artists: makeArtists(calls, lists),
    labels: makeLabels(calls, lists),
    genres: makeGenres(calls, lists),
    subGenres: makeSubGenres(calls, lists),
    charts: makeCharts(calls, lists),
    playlists: makePlaylists(calls, lists),
    curation: makeCuration(calls, lists),
    search: (query: string, paging?: Paging) =>
      calls.search
        .query({ query: addFilters(orEmpty(paging), { q: query }) })
        .pipe(renameArguments({ q: "query" })),
    searchFacets: () => calls.search.facets({}),
    auxiliary: makeAuxiliary(calls, lists),
    account: makeAccount(calls),
    library: makeLibrary(calls, lists)
  }
  return nameOperations(operations)
})
