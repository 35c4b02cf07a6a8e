/**
 * The server itself: the declared routes, the ones beside them, and the socket they are served on.
 */
import * as Http from "node:http"
import { NodeHttpServer } from "@effect/platform-node"
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerError } from "effect/http"
import { HttpApi, HttpApiBuilder } from "effect/http-api"
import { Gate } from "./Gate.ts"
import { Library } from "./Library.ts"
import { AccountRoutes } from "./routes/Account.ts"
import { ArtistsRoutes } from "./routes/Artists.ts"
import { AuxiliaryRoutes } from "./routes/Auxiliary.ts"
import { ChartsRoutes } from "./routes/Charts.ts"
import { CurationRoutes } from "./routes/Curation.ts"
import { docsRoutes } from "./routes/Docs.ts"
import { elsewhere, type Served } from "./routes/Elsewhere.ts"
import { GenresRoutes } from "./routes/Genres.ts"
import { LabelsRoutes } from "./routes/Labels.ts"
import { loginRoutes } from "./routes/Login.ts"
import { MyBeatportRoutes } from "./routes/MyBeatport.ts"
import { MyChartsRoutes } from "./routes/MyCharts.ts"
import { MyDownloadsRoutes } from "./routes/MyDownloads.ts"
import { MyGenresRoutes } from "./routes/MyGenres.ts"
import { MyPlaylistsRoutes } from "./routes/MyPlaylists.ts"
import { oauthRoutes } from "./routes/OAuth.ts"
import { PlaylistsRoutes } from "./routes/Playlists.ts"
import { ReleasesRoutes } from "./routes/Releases.ts"
import { SearchRoutes } from "./routes/Search.ts"
import { SubGenresRoutes } from "./routes/SubGenres.ts"
import { TracksRoutes } from "./routes/Tracks.ts"
import { undeclaredRoutes } from "./routes/undeclared.ts"
import { SimulatorApi } from "./SimulatorApi.ts"
import { TopLists } from "./TopLists.ts"
import { surround } from "./Wire.ts"

/** The declared calls. A group added to the declaration needs its routes here. */
const declared = HttpApiBuilder.layer(SimulatorApi).pipe(
  Layer.provide([
    TracksRoutes,
    ReleasesRoutes,
    ArtistsRoutes,
    LabelsRoutes,
    GenresRoutes,
    SubGenresRoutes,
    ChartsRoutes,
    PlaylistsRoutes,
    CurationRoutes,
    SearchRoutes,
    AuxiliaryRoutes,
    AccountRoutes,
    MyPlaylistsRoutes,
    MyChartsRoutes,
    MyBeatportRoutes,
    MyGenresRoutes,
    MyDownloadsRoutes
  ]),
  Layer.provide([Gate.layer, Library.layer, TopLists.layer])
)

const declaredPaths = (): ReadonlyArray<Served> => {
  const served: Array<Served> = []
  HttpApi.reflect(SimulatorApi, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint }) => served.push({ method: endpoint.method, path: endpoint.path })
  })
  return served
}

/** Listens on the loopback address; gives the port. */
export const listen = Effect.fnUntraced(function* (port: number) {
  // The calls that are not declared: logging in, and the documentation page.
  const undeclared = [
    ...(yield* docsRoutes),
    ...(yield* loginRoutes),
    ...(yield* oauthRoutes),
    ...(yield* undeclaredRoutes)
  ]
  const beside = yield* elsewhere([...declaredPaths(), ...undeclared])
  const app = yield* Effect.provideService(
    HttpRouter.toHttpEffect(
      Layer.mergeAll(declared, HttpRouter.addAll([...undeclared, ...beside.mistakable]))
    ),
    HttpRouter.RouterConfig,
    // As Django has it: a path is a path to the letter.
    { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true }
  )
  const routed = Effect.catchIf(app, isRouteNotFound, () => beside.answer)
  const node = Http.createServer()
  const server = yield* NodeHttpServer.make(() => node, {
    port,
    host: "127.0.0.1",
    disablePreemptiveShutdown: true
  })
  // A stalled answer never ends, and a server waits for its answers when it closes: so cut them off.
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      node.close()
      node.closeAllConnections()
    })
  )
  yield* server.serve(yield* surround(routed))
  if (server.address._tag !== "InetAddressV4")
    return yield* Effect.die("127.0.0.1 is an address of version 4")
  return server.address.port
})

const isRouteNotFound = (error: unknown): error is HttpServerError.HttpServerError =>
  HttpServerError.isHttpServerError(error) && error.reason._tag === "RouteNotFound"
