/**
 * The map of API v4. The client's calls, the simulator's routes and an OpenAPI document are all made from it.
 *
 * Paths are below the base URL (`https://api.beatport.com/v4`) and end in `/`: without it the server redirects.
 */
import { HttpApi, OpenApi } from "effect/http-api"
import { AccountApi } from "./Account.ts"
import { ArtistsApi } from "./Artists.ts"
import { ChartsApi } from "./Charts.ts"
import { GenresApi } from "./Genres.ts"
import { LabelsApi } from "./Labels.ts"
import { ReleasesApi } from "./Releases.ts"
import { SearchApi } from "./Search.ts"
import { TracksApi } from "./Tracks.ts"

export class BeatportApi extends HttpApi.make("beatport")
  .add(TracksApi, ReleasesApi, ArtistsApi, LabelsApi, GenresApi, ChartsApi, SearchApi, AccountApi)
  // The server ignores what it does not know, so a misspelt filter would give everything: it is refused here.
  .annotate(HttpApi.QueryParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotateMerge(OpenApi.annotations({ title: "Beatport API v4", version: "4" })) {}
