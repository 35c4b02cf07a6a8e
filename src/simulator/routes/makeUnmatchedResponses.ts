/**
 * Responses to requests that match no route: a missing slash, a method that is not allowed, a browser's preflight.
 *
 * They are computed only after no route has matched; otherwise each route would need ten more.
 */
import { Effect, RegExp as Pattern } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import * as Responses from "../responses.ts"
import { formatAllow } from "../allowedMethods.ts"
import { readBearer } from "../ApiAccess.ts"
import { Grants } from "../Grants.ts"

/** Describes an existing route, on which the response to an unmatched request on its path depends. */
export interface Served {
  readonly method: string
  readonly path: string
}

/**
 * Makes the 301 for a path without its slash, for every method: a client that follows it turns its POST into a GET.
 * The location is a path, as Django writes it.
 */
const addSlash = (path: string, query: string | undefined): HttpServerResponse.HttpServerResponse =>
  Responses.empty({
    status: 301,
    headers: { location: `${path}/${query === undefined ? "" : `?${query}`}` }
  })

/** The response to a browser's preflight, with the methods and headers that the API was observed to allow. */
const preflight = Responses.empty({
  status: 200,
  headers: {
    "access-control-allow-methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
    "access-control-allow-headers":
      "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
    "access-control-max-age": "86400"
  }
})

/** A path of the API and its methods. */
interface Place {
  readonly path: string
  readonly matches: (path: string) => boolean
  readonly allowed: ReadonlySet<string>
}

const listPlaces = (served: ReadonlyArray<Served>): ReadonlyArray<Place> => {
  const byPath = new Map<string, Set<string>>()
  for (const { method, path } of served) byPath.set(path, (byPath.get(path) ?? new Set()).add(method))
  // Literal segments before parameters, as in the router: `/facets/` is not an id.
  return Array.from(byPath)
    .toSorted(([a], [b]) => countParameters(a) - countParameters(b))
    .map(([path, allowed]) => ({ path, matches: makeMatcher(path), allowed }))
}

const countParameters = (path: string): number => path.split("/:").length - 1

const makeMatcher = (path: string) => {
  const segments = path
    .split("/")
    .map((segment) => (segment.startsWith(":") ? "[^/]+" : Pattern.escape(segment)))
  const pattern = new RegExp(`^${segments.join("/")}$`)
  return (asked: string) => pattern.test(asked)
}

/** Makes the response to requests that match no route. */
export const makeUnmatchedResponses = Effect.fnUntraced(function* (served: ReadonlyArray<Served>) {
  const grants = yield* Grants
  const places = listPlaces(served)

  const respond = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const [path = "", query] = request.url.split("?", 2)
    const place = places.find(({ matches }) => matches(path))
    if (place === undefined) {
      return places.some(({ matches }) => matches(`${path}/`)) ? addSlash(path, query) : Responses.noRoute
    }
    if (request.method === "OPTIONS") return preflight
    // Django REST framework checks the token before the method.
    const token = yield* grants.token(readBearer(request.headers["authorization"]))
    return token === undefined
      ? Responses.unauthenticated
      : Responses.detail(405, `Method "${request.method}" not allowed.`, {
          allow: formatAllow(place.allowed)
        })
  })

  // `DELETE /my/playlists/facets/` must not delete a playlist.
  const mistakable = places.flatMap(({ allowed, path }) =>
    methods
      .filter((method) => !allowed.has(method))
      .filter((method) => places.some((other) => other.allowed.has(method) && other.matches(path)))
      .flatMap((method) => (isPath(path) ? [HttpRouter.route(method, path, respond)] : []))
  )

  return { respond, mistakable }
})

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

const isPath = (path: string): path is `/${string}` => path.startsWith("/")
