/**
 * The HTTP server: the declared routes, the undeclared routes, and the socket.
 */
import * as Http from "node:http"
import { NodeHttpServer } from "@effect/platform-node"
import { Effect, Layer } from "effect"
import { HttpRouter, HttpServerError } from "effect/http"
import { HttpApi, HttpApiBuilder } from "effect/http-api"
import { ApiAccess } from "./ApiAccess.ts"
import { Library } from "./Library.ts"
import { AccountRoutes } from "./routes/AccountRoutes.ts"
import { ArtistsRoutes } from "./routes/ArtistsRoutes.ts"
import { AuxiliaryRoutes } from "./routes/AuxiliaryRoutes.ts"
import { ChartsRoutes } from "./routes/ChartsRoutes.ts"
import { CurationRoutes } from "./routes/CurationRoutes.ts"
import { docsRoutes } from "./routes/docsRoutes.ts"
import { makeUnmatchedResponses, type Served } from "./routes/makeUnmatchedResponses.ts"
import { GenresRoutes } from "./routes/GenresRoutes.ts"
import { LabelsRoutes } from "./routes/LabelsRoutes.ts"
import { loginRoutes } from "./routes/loginRoutes.ts"
import { MyBeatportRoutes } from "./routes/MyBeatportRoutes.ts"
import { MyChartsRoutes } from "./routes/MyChartsRoutes.ts"
import { MyDownloadsRoutes } from "./routes/MyDownloadsRoutes.ts"
import { MyGenresRoutes } from "./routes/MyGenresRoutes.ts"
import { MyPlaylistsRoutes } from "./routes/MyPlaylistsRoutes.ts"
import { oauthRoutes } from "./routes/oauthRoutes.ts"
import { PlaylistsRoutes } from "./routes/PlaylistsRoutes.ts"
import { ReleasesRoutes } from "./routes/ReleasesRoutes.ts"
import { SearchRoutes } from "./routes/SearchRoutes.ts"
import { SubGenresRoutes } from "./routes/SubGenresRoutes.ts"
import { TracksRoutes } from "./routes/TracksRoutes.ts"
import { undeclaredRoutes } from "./routes/undeclaredRoutes.ts"
import { SimulatorApi } from "./SimulatorApi.ts"
import { TopLists } from "./TopLists.ts"
import { UnrecordedResponses } from "./UnrecordedResponses.ts"
import { interceptRequests } from "./interceptRequests.ts"

/** The declared endpoints. A new group in the declaration needs its routes here. */
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
  Layer.provide(UnrecordedResponses.layer),
  Layer.provide([ApiAccess.layer, Library.layer, TopLists.layer])
)

const listDeclaredPaths = (): ReadonlyArray<Served> => {
  const served: Array<Served> = []
  HttpApi.reflect(SimulatorApi, {
    onGroup: () => undefined,
    onEndpoint: ({ endpoint }) => served.push({ method: endpoint.method, path: endpoint.path })
  })
  return served
}

/** Listens on the loopback address and returns the port. */
export const listen = Effect.fnUntraced(function* (port: number) {
  // The undeclared endpoints: login and documentation page.
  const undeclared = [
    ...(yield* docsRoutes),
    ...(yield* loginRoutes),
    ...(yield* oauthRoutes),
    ...(yield* undeclaredRoutes)
  ]
  const beside = yield* makeUnmatchedResponses([...listDeclaredPaths(), ...undeclared])
  const app = yield* Effect.provideService(
    HttpRouter.toHttpEffect(
      Layer.mergeAll(declared, HttpRouter.addAll([...undeclared, ...beside.mistakable]))
    ),
    HttpRouter.RouterConfig,
    // As in Django, a path must match exactly.
    { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true }
  )
  const routed = Effect.catchIf(app, isRouteNotFound, () => beside.respond)
  const node = Http.createServer()
  const server = yield* NodeHttpServer.make(() => node, {
    port,
    host: "127.0.0.1",
    disablePreemptiveShutdown: true
  })
  // Closes all connections; otherwise a stalled response would keep the server from closing.
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      node.close()
      node.closeAllConnections()
    })
  )
  yield* server.serve(yield* interceptRequests(routed))
  if (server.address._tag !== "InetAddressV4")
    return yield* Effect.die("127.0.0.1 is an address of version 4")
  return server.address.port
})

const isRouteNotFound = (error: unknown): error is HttpServerError.HttpServerError =>
  HttpServerError.isHttpServerError(error) && error.reason._tag === "RouteNotFound"
