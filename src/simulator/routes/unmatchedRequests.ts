/**
 * What the router answers beside the routes themselves: the slash that is missing, the method that is not allowed,
 * the browser that asks first.
 *
 * It is looked for only when no route has answered: a route for each of these would make ten of every one.
 */
import { Effect, RegExp as Pattern } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import * as Responses from "../responses.ts"
import { bearer } from "../ApiAccess.ts"
import { Grants } from "../Grants.ts"

/** A route that exists: what is answered unmatchedRequests on its path depends on it. */
export interface Served {
  readonly method: string
  readonly path: string
}

/**
 * 301 for a path that lacks its slash, for every method: a client that follows turns its POST into a GET. The location
 * is a path, as Django writes it.
 */
const addSlash = (path: string, query: string | undefined): HttpServerResponse.HttpServerResponse =>
  Responses.empty({
    status: 301,
    headers: { location: `${path}/${query === undefined ? "" : `?${query}`}` }
  })

/** The preflight of a browser, with the methods and headers the API was seen to allow. */
const preflight = Responses.empty({
  status: 200,
  headers: {
    "access-control-allow-methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
    "access-control-allow-headers":
      "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
    "access-control-max-age": "86400"
  }
})

/** A path of the API, and the methods it takes. */
interface Place {
  readonly path: string
  readonly matches: (path: string) => boolean
  readonly allowed: ReadonlySet<string>
}

const placesOf = (served: ReadonlyArray<Served>): ReadonlyArray<Place> => {
  const byPath = new Map<string, Set<string>>()
  for (const { method, path } of served) byPath.set(path, (byPath.get(path) ?? new Set()).add(method))
  // Words before parameters, as in the router: `/facets/` is no id.
  return Array.from(byPath)
    .toSorted(([a], [b]) => parametersIn(a) - parametersIn(b))
    .map(([path, allowed]) => ({ path, matches: matcher(path), allowed }))
}

const parametersIn = (path: string): number => path.split("/:").length - 1

const matcher = (path: string) => {
  const segments = path
    .split("/")
    .map((segment) => (segment.startsWith(":") ? "[^/]+" : Pattern.escape(segment)))
  const pattern = new RegExp(`^${segments.join("/")}$`)
  return (asked: string) => pattern.test(asked)
}

/** What is answered where no route did. */
export const unmatchedRequests = Effect.fnUntraced(function* (served: ReadonlyArray<Served>) {
  const grants = yield* Grants
  const places = placesOf(served)

  const answer = Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const [path = "", query] = request.url.split("?", 2)
    const place = places.find(({ matches }) => matches(path))
    if (place === undefined) {
      return places.some(({ matches }) => matches(`${path}/`)) ? addSlash(path, query) : Responses.noRoute
    }
    if (request.method === "OPTIONS") return preflight
    // Django REST framework looks at the token before it looks at the method.
    const token = yield* grants.token(bearer(request.headers["authorization"]))
    return token === undefined
      ? Responses.unauthenticated
      : Responses.detail(405, `Method "${request.method}" not allowed.`, {
          allow: [...place.allowed, "HEAD", "OPTIONS"].join(", ")
        })
  })

  // `DELETE /my/playlists/facets/` must not be taken for the deletion of a playlist.
  const mistakable = places.flatMap(({ allowed, path }) =>
    methods
      .filter((method) => !allowed.has(method))
      .filter((method) => places.some((other) => other.allowed.has(method) && other.matches(path)))
      .flatMap((method) => (isPath(path) ? [HttpRouter.route(method, path, answer)] : []))
  )

  return { answer, mistakable }
})

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

const isPath = (path: string): path is `/${string}` => path.startsWith("/")
