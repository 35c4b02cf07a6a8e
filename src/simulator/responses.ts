/**
 * Answers as the server's front and Django behind it write them.
 */
import { HttpServerResponse } from "effect/http"

/**
 * What every answer of the API carries: these headers were recorded, on a 200 and a 401 alike. Nothing about a rate
 * is among them.
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

/** Where the server thinks it is. Every URL in its answers begins so, whatever address it was reached by. */
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

/** JSON, as it is given: the order of keys is the order on the wire. */
export const json = (body: unknown, around?: Around): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(JSON.stringify(body), withFront(around, "application/json"))

/** A page. */
export const html = (body: string, around?: Around): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(body, withFront(around, "text/html; charset=utf-8"))

/** Text of any other kind. */
export const text = (
  body: string,
  contentType: string,
  around?: Around
): HttpServerResponse.HttpServerResponse => HttpServerResponse.text(body, withFront(around, contentType))

/** No body at all. */
export const empty = (around?: Around): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.empty({ status: around?.status ?? 204, headers: { ...front, ...around?.headers } })

/** A refusal in one sentence. */
export const detail = (status: number, sentence: string, headers?: Fields) =>
  json({ detail: sentence }, { status, ...(headers === undefined ? {} : { headers }) })

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`

/** A plain page with a title and a body. */
export const htmlPage = (title: string, body: string, around?: Around) => html(page(title, body), around)

/** Text that is safe inside a page: what a client sends must not become markup. */
export const escapeHtml = (unsafe: string): string =>
  unsafe.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** 401, the same for a missing, an expired and a made-up token; recorded. */
export const unauthenticated = detail(401, "Authentication credentials were not provided.", {
  "www-authenticate": 'Bearer realm="api"',
  vary: "origin, Authorization, Cookie",
  allow: "GET, HEAD, OPTIONS"
})

/** 404 for an id nobody has, in newer Django's words: `"No Track matches the given query."` */
export const noSuch = (model: string) => detail(404, `No ${model} matches the given query.`)

/** 404 for an id that is none. */
export const notFound = detail(404, "Not found.")

/** 404 for a page past the end: Django REST framework's words; what the index-backed lists say is not known. */
export const invalidPage = detail(404, "Invalid page.")

/** 403 for music that is not sold in the account's territory. */
export const territoryRestricted = detail(403, "Territory Restricted.")

/** 403 for what the token's scope or the subscription leaves out. */
export const permissionDenied = detail(403, "You do not have permission to perform this action.")

/** 403 for a session cookie without a Referer. */
export const csrfFailed = detail(403, "CSRF Failed: Referer checking failed - no Referer.")

/** 403 for an unwelcome address or user agent, as the load balancer writes it: no JSON. */
export const blocked = html(
  '<!doctype html><meta charset="utf-8"><meta name=viewport content="width=device-width, initial-scale=1"><title>403</title>403 Forbidden',
  { status: 403 }
)

/** 404 for a path the router lacks: Django's own page, as resolving fails before the API is reached (assumed). */
export const noRoute = htmlPage(
  "Not Found",
  "<h1>Not Found</h1><p>The requested resource was not found on this server.</p>",
  {
    status: 404
  }
)
