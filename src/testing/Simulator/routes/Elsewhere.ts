/**
 * What the router answers beside the routes themselves: the slash that is missing, the method that is not allowed,
 * the browser that asks first.
 */
import { Effect } from "effect"
import { type HttpMethod, type HttpRouter, HttpServerRequest } from "effect/http"
import * as Answer from "../Answer.ts"
import { bearer } from "../Gate.ts"
import { Grants } from "../Grants.ts"

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const

type Method = (typeof methods)[number]

/** A route that exists: what is answered elsewhere on its path depends on it. */
export interface Served {
  readonly method: string
  readonly path: string
}

/**
 * 301 for a path that lacks its slash, for every method: a client that follows turns its POST into a GET. The location
 * is a path, as Django writes it.
 */
const addSlash = Effect.map(HttpServerRequest.HttpServerRequest, ({ url }) => {
  const [path = "", query] = url.split("?", 2)
  return Answer.empty({
    status: 301,
    headers: { location: `${path}/${query === undefined ? "" : `?${query}`}` }
  })
})

/** The preflight of a browser, with the methods and headers the API was seen to allow. */
const preflight = Answer.empty({
  status: 200,
  headers: {
    "access-control-allow-methods": "DELETE, GET, OPTIONS, PATCH, POST, PUT",
    "access-control-allow-headers":
      "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with",
    "access-control-max-age": "86400"
  }
})

/** Adds what is answered beside these routes. */
export const addElsewhere = Effect.fnUntraced(function* (
  router: HttpRouter.HttpRouter,
  served: ReadonlyArray<Served>
) {
  const grants = yield* Grants

  // Django REST framework looks at the token before it looks at the method.
  const notAllowed = (allowed: ReadonlySet<string>, method: HttpMethod.HttpMethod) =>
    Effect.gen(function* () {
      const request = yield* HttpServerRequest.HttpServerRequest
      const token = yield* grants.token(bearer(request.headers["authorization"]))
      return token === undefined
        ? Answer.unauthenticated
        : Answer.detail(405, `Method "${method}" not allowed.`, {
            allow: [...allowed, "HEAD", "OPTIONS"].join(", ")
          })
    })

  const byPath = new Map<string, Set<string>>()
  for (const { method, path } of served) byPath.set(path, (byPath.get(path) ?? new Set()).add(method))

  for (const [path, allowed] of byPath) {
    if (!isPath(path)) continue
    yield* router.add("OPTIONS", path, preflight)
    const others: ReadonlyArray<Method> = methods.filter((method) => !allowed.has(method))
    yield* Effect.forEach(others, (method) => router.add(method, path, notAllowed(allowed, method)))
    const bare = path.slice(0, -1)
    if (path.endsWith("/") && isPath(bare)) {
      yield* Effect.forEach(methods, (method) => router.add(method, bare, addSlash))
    }
  }
})

const isPath = (path: string): path is `/${string}` => path.startsWith("/")
