/**
 * The map of API v4. The client's calls, the simulator's routes and an OpenAPI document are all made from it.
 *
 * Paths are below the base URL (`https://api.beatport.com/v4`) and end in `/`: without it the server redirects.
 */
import { HttpApi, OpenApi } from "effect/http-api"
import { AccountApi } from "./Account.ts"
import { ArtistsApi } from "./Artists.ts"
import { AuxiliaryApi } from "./Auxiliary.ts"
import { ChartsApi } from "./Charts.ts"
import { CurationApi } from "./Curation.ts"
import { GenresApi } from "./Genres.ts"
import { LabelsApi } from "./Labels.ts"
import { MyBeatportApi, MyGenresApi } from "./MyBeatport.ts"
import { MyChartsApi } from "./MyCharts.ts"
import { MyDownloadsApi } from "./MyDownloads.ts"
import { MyPlaylistsApi } from "./MyPlaylists.ts"
import { PlaylistsApi } from "./Playlists.ts"
import { ReleasesApi } from "./Releases.ts"
import { SearchApi } from "./Search.ts"
import { SubGenresApi } from "./SubGenres.ts"
import { TracksApi } from "./Tracks.ts"

/** The catalogue: what everybody sees, in the territory and currency of the account. */
const catalogue = [
  TracksApi,
  ReleasesApi,
  ArtistsApi,
  LabelsApi,
  GenresApi,
  SubGenresApi,
  ChartsApi,
  PlaylistsApi,
  CurationApi,
  SearchApi,
  AuxiliaryApi
] as const

/** What belongs to the signed-in user. */
const own = [AccountApi, MyPlaylistsApi, MyChartsApi, MyBeatportApi, MyGenresApi, MyDownloadsApi] as const

/** Declares every documented endpoint of API v4, in groups. Use it with `HttpApiClient` or to generate OpenAPI. */
export class BeatportApi extends HttpApi.make("beatport")
  .add(...catalogue, ...own)
  // The server ignores what it does not know, so a misspelt filter would give everything: it is refused here. What is
  // misspelt in a body would be left unwritten.
  .annotate(HttpApi.QueryParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.PayloadParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotateMerge(OpenApi.annotations({ title: "Beatport API v4", version: "4" })) {}
