/**
 * The declaration of API v4. The client's calls, the simulator's routes and the OpenAPI document are made from it.
 *
 * Paths are below the base URL (`https://api.beatport.com/v4`) and end in `/`; otherwise the server redirects.
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

/** The catalogue, as all accounts see it, with territory and currency of the account. */
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

/** The resources of the signed-in account. */
const own = [AccountApi, MyPlaylistsApi, MyChartsApi, MyBeatportApi, MyGenresApi, MyDownloadsApi] as const

/** Declares every documented endpoint of API v4, in groups. Use it with `HttpApiClient` or to generate OpenAPI. */
export class BeatportApi extends HttpApi.make("beatport")
  .add(...catalogue, ...own)
  // Unknown parameters and fields are rejected, because the server ignores them: a misspelt filter would return
  // everything, and a misspelt field of a body would not be written.
  .annotate(HttpApi.QueryParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.PayloadParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotateMerge(OpenApi.annotations({ title: "Beatport API v4", version: "4" })) {}
