/**
 * Responses in the formats of the server's proxy and of Django behind it.
 */
import { HttpServerResponse } from "effect/http"

/**
 * Headers of every response of the API, as recorded on a 200 and a 401. None of them is about a rate limit.
 */
const front = {
  server: "istio-envoy",
  vary: "origin, Authorization",
  "access-control-allow-origin": "*",
  "x-frame-options": "deny",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "unsafe-none",
  "x-envoy-upstream-service-time": "41",
  "x-is-canary": "false",
  via: "1.1 google",
  "content-security-policy": "frame-ancestors 'self' btprt.dj snip.ly",
  "strict-transport-security": "max-age=31536000;includeSubDomains",
  "alt-svc": 'h3=":443"; ma=2592000'
} as const

/** Holds the base URL that the server writes into responses, regardless of the address of the request. */
export const apiUrl = "https://api.beatport.com/v4"

/** Header fields by name. */
export type Fields = Readonly<Record<string, string>>

interface Around {
  readonly status?: number
  readonly headers?: Fields
}

const withFront = (around: Around | undefined, contentType: string) => ({
  status: around?.status ?? 200,
  headers: { ...front, ...around?.headers },
  contentType
})

/** Makes a JSON response; the order of keys is kept. */
export const json = (body: unknown, around?: Around): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(JSON.stringify(body), withFront(around, "application/json"))

/** Makes a response with a page of HTML. */
export const html = (body: string, around?: Around): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(body, withFront(around, "text/html; charset=utf-8"))

/** Makes a response with text of any other type. */
export const text = (
  body: string,
  contentType: string,
  around?: Around
): HttpServerResponse.HttpServerResponse => HttpServerResponse.text(body, withFront(around, contentType))

/** Makes a response without a body. */
export const empty = (around?: Around): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.empty({ status: around?.status ?? 204, headers: { ...front, ...around?.headers } })

/** Makes an error response with one sentence in `detail`. */
export const detail = (status: number, sentence: string, headers?: Fields) =>
  json({ detail: sentence }, { status, ...(headers === undefined ? {} : { headers }) })

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`

/** Makes a simple page with a title and a body. */
export const htmlPage = (title: string, body: string, around?: Around) => html(page(title, body), around)

/** Escapes text for HTML, so that text from a client does not become markup. */
export const escapeHtml = (unsafe: string): string =>
  unsafe.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** Holds the recorded 401, the same for a missing, an expired and an invalid token. */
export const unauthenticated = detail(401, "Authentication credentials were not provided.", {
  "www-authenticate": 'Bearer realm="api"',
  vary: "origin, Authorization, Cookie",
  allow: "GET, HEAD, OPTIONS"
})

/**
 * Makes the 404 for an unknown id, with the message of newer Django versions: `"No Track matches the given query."`
 */
export const noSuch = (model: string) => detail(404, `No ${model} matches the given query.`)

/** Makes a response about a row, or the 404 of its model if the row does not exist. */
export const about = <Row>(
  model: string,
  row: Row | undefined,
  respond: (row: Row) => HttpServerResponse.HttpServerResponse
): HttpServerResponse.HttpServerResponse => (row === undefined ? noSuch(model) : respond(row))

/** Holds the 404 for an invalid id. */
export const notFound = detail(404, "Not found.")

/**
 * Holds the 404 for a page past the end, with the message of Django REST framework. The message of the index-backed
 * lists is unknown.
 */
export const invalidPage = detail(404, "Invalid page.")

/** Holds the 403 for music that is not sold in the account's territory. */
export const territoryRestricted = detail(403, "Territory Restricted.")

/** Holds the 403 for resources outside the token's scope or the subscription. */
export const permissionDenied = detail(403, "You do not have permission to perform this action.")

/** Holds the 403 for a session cookie without a Referer. */
export const csrfFailed = detail(403, "CSRF Failed: Referer checking failed - no Referer.")

/** Holds the load balancer's 403 for a blocked IP address or user agent, which is not JSON. */
export const blocked = html(
  '<!doctype html><meta charset="utf-8"><meta name=viewport content="width=device-width, initial-scale=1"><title>403</title>403 Forbidden',
  { status: 403 }
)

/**
 * Holds the 404 for an unknown path: Django's own page, because routing fails before the API is reached (assumed).
 */
export const noRoute = htmlPage(
  "Not Found",
  "<h1>Not Found</h1><p>The requested resource was not found on this server.</p>",
  {
    status: 404
  }
)
