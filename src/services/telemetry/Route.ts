/**
 * The route of a request, which spans, metrics and debug lines name in place of its path.
 */
import { HttpApi } from "effect/http-api"
import { BeatportApi } from "../../api/BeatportApi.ts"
import { makeSeriesOf, type RequestSeries } from "./RequestSeries.ts"
import { AttributeName } from "./TelemetryNames.ts"

/** Describes requests by attributes that take few values. */
export interface Route {
  readonly method: string
  /** The path below the base URL with its parameters unfilled (`/catalog/tracks/{id}/`); undefined if it is unknown. */
  readonly template: string | undefined
  /** The attributes of its spans. */
  readonly attributes: Readonly<Record<string, string | number>>
  /** Returns the metrics of its requests by status code or type of error. */
  readonly seriesOf: (outcome: number | string) => RequestSeries
}

/** Finds the route of a request by its method and its path below the base URL. */
export type FindRoute = (method: string, path: string) => Route

/** The part of a path from one slash to the next, and what may follow it. */
interface Segment {
  readonly named: Map<string, Segment>
  parameter: Segment | undefined
  template: string | undefined
}

const makeSegment = (): Segment => ({ named: new Map(), parameter: undefined, template: undefined })

/** The paths of sign-in. The scripts of the documentation page have a new name with every deployment. */
const signInPaths = [
  "/auth/login/",
  "/auth/o/authorize/",
  "/auth/o/token/",
  "/auth/o/revoke/",
  "/docs/",
  "/docs/:script"
]

const readTemplates = (): Segment => {
  const root = makeSegment()
  const add = (path: string) => {
    let segment = root
    for (const name of path.split("/")) {
      const isParameter = name.startsWith(":")
      const next = (isParameter ? segment.parameter : segment.named.get(name)) ?? makeSegment()
      if (isParameter) segment.parameter = next
      else segment.named.set(name, next)
      segment = next
    }
    segment.template = toTemplate(path)
  }
  signInPaths.forEach(add)
  HttpApi.reflect(BeatportApi, { onGroup: () => undefined, onEndpoint: ({ endpoint }) => add(endpoint.path) })
  return root
}

/** The templates of the declaration; read from it when the first request is sent. */
let templates: Segment | undefined

const findTemplate = (path: string): string | undefined => {
  templates ??= readTemplates()
  let segment: Segment | undefined = templates
  for (const name of path.split("/")) segment = segment?.named.get(name) ?? segment?.parameter
  return segment?.template
}

/** Returns a path of the declaration (`/catalog/tracks/:id/`) as OpenTelemetry writes it (`/catalog/tracks/{id}/`). */
export const toTemplate = (path: string): string => path.replaceAll(/:(\w+)/g, "{$1}")

/** Methods that attributes name. OpenTelemetry's convention for any other is `_OTHER`. */
const knownMethods: ReadonlySet<string> = new Set([
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS"
])

/** Returns the attributes of a server. */
export const serverAttributes = (baseUrl: string): Record<string, string | number> => {
  const { hostname, port, protocol } = new URL(baseUrl)
  return {
    [AttributeName.serverAddress]: hostname,
    [AttributeName.serverPort]: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port)
  }
}

/**
 * Makes a function that finds the route of a request to a server. Each route is made once; there are as many as endpoints. The
 * path is compared with the declaration, because a route that came with every call would cost each call a context of its own.
 */
export const makeRoutes = (baseUrl: string): FindRoute => {
  const server = serverAttributes(baseUrl)
  const made = new Map<string, Route>()
  return (method, path) => {
    const known = knownMethods.has(method) ? method : "_OTHER"
    const template = findTemplate(path)
    const name = template === undefined ? known : `${known} ${template}`
    const found = made.get(name)
    if (found !== undefined) return found
    const attributes: Route["attributes"] = {
      [AttributeName.method]: known,
      ...(template === undefined ? {} : { [AttributeName.route]: template }),
      ...server
    }
    const texts = Object.entries(attributes).map(([key, value]) => [key, String(value)] as const)
    const route: Route = {
      method: known,
      template,
      attributes,
      seriesOf: makeSeriesOf(Object.fromEntries(texts))
    }
    made.set(name, route)
    return route
  }
}
