/**
 * The declaration as the simulator serves it: below `/v4`, every call behind the gate.
 *
 * A call of the declaration is served when it stands here and its routes in `Server.ts`.
 */
import { HttpApi, HttpApiGroup } from "effect/http-api"
import { BeatportApi } from "../../api/BeatportApi.ts"
import { Gate } from "./Gate.ts"

const { account, artists, charts, genres, labels, releases, search, tracks } = BeatportApi.groups

/** The calls that have a route here. A group that has all of them can stand here itself. */
const served = HttpApi.make("beatport")
  .add(
    HttpApiGroup.make("tracks").add(tracks.endpoints.list, tracks.endpoints.get, tracks.endpoints.top),
    HttpApiGroup.make("releases").add(
      releases.endpoints.list,
      releases.endpoints.get,
      releases.endpoints.tracks,
      releases.endpoints.top
    ),
    HttpApiGroup.make("artists").add(
      artists.endpoints.list,
      artists.endpoints.get,
      artists.endpoints.tracks,
      artists.endpoints.top
    ),
    HttpApiGroup.make("labels").add(
      labels.endpoints.list,
      labels.endpoints.get,
      labels.endpoints.releases,
      labels.endpoints.top
    ),
    HttpApiGroup.make("genres").add(
      genres.endpoints.list,
      genres.endpoints.get,
      genres.endpoints.subGenres,
      genres.endpoints.tracks,
      genres.endpoints.top
    ),
    HttpApiGroup.make("charts").add(charts.endpoints.list, charts.endpoints.get, charts.endpoints.tracks),
    HttpApiGroup.make("search").add(search.endpoints.query),
    HttpApiGroup.make("account").add(account.endpoints.get, account.endpoints.introspect)
  )
  .annotateMerge(BeatportApi.annotations)

export const SimulatorApi = served.prefix("/v4").middleware(Gate)
