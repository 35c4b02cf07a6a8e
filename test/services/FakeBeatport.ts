/**
 * Beatport as a function: the documentation page, the login, the tokens, and one response for everything else.
 *
 * It is there for tests of the services under a TestClock: no socket and no promise, so a response comes in the very
 * moment it is asked for, or when the test says. What it does by itself can be overruled, request by request.
 */
import { Clock, Context, Effect, Layer } from "effect"
import { HttpClient, HttpClientError, type HttpClientRequest, HttpClientResponse } from "effect/http"

/** What arrived. */
export interface Sent {
  /** Method and path below the base URL: `POST /auth/o/token/`. */
  readonly route: string
  readonly method: string
  /** Without the query. */
  readonly url: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body's fields, where it is a form. */
  readonly form: Readonly<Record<string, string>>
  /** When it was sent. */
  readonly at: number
}

/** A response, or the failure of the network. */
export type FakeResponse = Effect.Effect<Reply, Failure>

/** A failure of the network: Node's code, and the system call that failed. */
interface Failure {
  readonly code: string
  readonly syscall: string
}

export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

const makeResponse = (
  contentType: string,
  body: string,
  status: number,
  headers: Reply["headers"]
): FakeResponse => Effect.succeed({ status, body, headers: { "content-type": contentType, ...headers } })

export const json = (body: unknown, status = 200, headers: Reply["headers"] = {}): FakeResponse =>
  makeResponse("application/json", JSON.stringify(body), status, headers)

export const text = (body: string, status = 200, headers: Reply["headers"] = {}): FakeResponse =>
  makeResponse("application/json", body, status, headers)

export const html = (body: string, status = 200): FakeResponse =>
  makeResponse("text/html; charset=utf-8", body, status, {})

/** 429, with the pause it asks for. */
export const limited = (retryAfter?: string): FakeResponse =>
  json(
    { detail: "Request was throttled." },
    429,
    retryAfter === undefined ? {} : { "retry-after": retryAfter }
  )

export const unavailable = (retryAfter?: string): FakeResponse =>
  json({ detail: "Come back later." }, 503, retryAfter === undefined ? {} : { "retry-after": retryAfter })

/** The recorded 401. */
export const unauthenticated: FakeResponse = json(
  { detail: "Authentication credentials were not provided." },
  401
)

/** The network fails with a code of Node's, while it looks up the host or connects to it. */
export const broken = (code: string): FakeResponse =>
  Effect.fail({ code, syscall: code === "ENOTFOUND" ? "getaddrinfo" : "connect" })

/** The network fails with a code of Node's on a connection that was established. */
export const brokenLater = (code: string): FakeResponse => Effect.fail({ code, syscall: "read" })

/** A token pair as the token endpoint gives it. */
export interface Pair {
  readonly access_token: string
  readonly refresh_token: string
}

/** The account that can log in. */
export const account = { username: "selector", password: "four-on-the-floor" } as const

/** An access token that never ends. */
export const standingToken = "standing-token"

/** The id in the documentation page's script. */
export const clientId = "docs-client-0123456789"

/** Controls and inspects the fake server. */
export class FakeBeatport extends Context.Service<
  FakeBeatport,
  {
    /** Everything that arrived, in order. */
    readonly sent: Effect.Effect<ReadonlyArray<Sent>>
    /** The routes of everything that arrived, in order. */
    readonly routes: Effect.Effect<ReadonlyArray<string>>
    /** Forgets what arrived. */
    readonly forget: Effect.Effect<void>
    /** Queues responses to the next requests of this route, or of any route (`"*"`), one each. */
    readonly respond: (route: string, ...responses: ReadonlyArray<FakeResponse>) => Effect.Effect<void>
    /** Gives this response to every request of the route from now on. */
    readonly always: (route: string, response: FakeResponse) => Effect.Effect<void>
    /** Takes back `always`. */
    readonly normal: Effect.Effect<void>
    /** A token that another client got. */
    readonly issue: Effect.Effect<Pair>
    /** Seconds that tokens issued from now on live. */
    readonly lifetime: (seconds: number) => Effect.Effect<void>
    /** Every access token is refused from now on; refresh tokens stay good. */
    readonly expireAccess: Effect.Effect<void>
    /** Every refresh token is dead from now on; access tokens stay good. */
    readonly expireRefresh: Effect.Effect<void>
    /** Whether this access token would be taken. */
    readonly takes: (accessToken: string) => Effect.Effect<boolean>
  }
>()("test/services/FakeBeatport") {
  static readonly layer: Layer.Layer<FakeBeatport | HttpClient.HttpClient> = Layer.effectContext(
    Effect.sync(() => {
      const { client, fake } = make()
      return Context.make(FakeBeatport, fake).pipe(Context.add(HttpClient.HttpClient, client))
    })
  )
}

const loggedIn = { username: account.username, email: "selector@example.com" }

const make = () => {
  const sent: Array<Sent> = []
  const queued: Array<{ readonly route: string; readonly response: FakeResponse }> = []
  const standing = new Map<string, FakeResponse>()
  const access = new Map([[standingToken, { refresh: "", until: Number.POSITIVE_INFINITY }]])
  const refresh = new Map<string, string>()
  const sessions = new Set<string>()
  const codes = new Set<string>()
  let lifetime = 36_000
  let serial = 0

  const issue = Effect.map(Clock.currentTimeMillis, (now): Pair => {
    serial += 1
    const pair = { access_token: `access-token-${serial}`, refresh_token: `refresh-token-${serial}` }
    access.set(pair.access_token, { refresh: pair.refresh_token, until: now + lifetime * 1000 })
    refresh.set(pair.refresh_token, pair.access_token)
    return pair
  })

  const granted = Effect.flatMap(issue, (pair) =>
    json({ ...pair, expires_in: lifetime, token_type: "Bearer", scope: "app:docs user:dj" })
  )

  const login = ({ body }: Sent): FakeResponse => {
    const given: unknown = JSON.parse(body)
    if (JSON.stringify(given) !== JSON.stringify(account)) return json({ detail: "Unable to log in." }, 401)
    const session = `session-${(serial += 1)}`
    sessions.add(session)
    return json(loggedIn, 200, { "set-cookie": `sessionid=${session}; Path=/; HttpOnly; SameSite=Lax` })
  }

  const authorize = ({ headers, query }: Sent): FakeResponse => {
    const session = /sessionid=([\w-]+)/.exec(headers["cookie"] ?? "")?.[1] ?? ""
    if (!sessions.has(session)) return makeResponse("text/html", "", 302, { location: "/v4/auth/login/" })
    if (query["client_id"] !== clientId) return html("<h2>Error: invalid_request</h2>", 400)
    const code = `code-${(serial += 1)}`
    codes.add(code)
    return makeResponse("text/html", "", 302, { location: `${query["redirect_uri"] ?? ""}?code=${code}` })
  }

  const token = ({ form }: Sent): FakeResponse => {
    if (form["client_id"] !== clientId) return json({ error: "invalid_client" }, 401)
    if (form["grant_type"] === "authorization_code") {
      return codes.delete(form["code"] ?? "") ? granted : json({ error: "invalid_grant" }, 400)
    }
    const presented = form["refresh_token"] ?? ""
    const before = refresh.get(presented)
    if (before === undefined) return json({ error: "invalid_grant" }, 400)
    // Django kills both halves of the old token.
    refresh.delete(presented)
    access.delete(before)
    return granted
  }

  const revoke = ({ form }: Sent): FakeResponse => {
    const given = form["token"] ?? ""
    const pair = access.get(given)
    access.delete(given)
    if (pair !== undefined) refresh.delete(pair.refresh)
    access.delete(refresh.get(given) ?? "")
    refresh.delete(given)
    return text("")
  }

  const api = ({ at, headers }: Sent): FakeResponse => {
    const given = (headers["authorization"] ?? "").replace("Bearer ", "")
    return (access.get(given)?.until ?? 0) > at ? json({ ok: true }) : unauthenticated
  }

  const routes: Readonly<Record<string, (request: Sent) => FakeResponse>> = {
    "GET /docs/": () => html('<html><script src="/static/app.js"></script></html>'),
    "GET /static/app.js": () => text(`e={API_CLIENT_ID: '${clientId}'}`),
    "POST /auth/login/": login,
    "GET /auth/o/authorize/": authorize,
    "POST /auth/o/token/": token,
    "POST /auth/o/revoke/": revoke
  }

  const responseTo = (request: Sent): FakeResponse => {
    const index = queued.findIndex(({ route }) => route === request.route || route === "*")
    const [found] = index < 0 ? [] : queued.splice(index, 1)
    return (
      found?.response ??
      standing.get(request.route) ??
      standing.get("*") ??
      (routes[request.route] ?? api)(request)
    )
  }

  const client = HttpClient.make((request, url) =>
    Effect.gen(function* () {
      const arrived = read(request, url, yield* Clock.currentTimeMillis)
      sent.push(arrived)
      return yield* responseTo(arrived).pipe(
        Effect.map((reply) => toHttpResponse(request, reply)),
        Effect.mapError((met) => failure(request, met))
      )
    })
  )

  const fake = FakeBeatport.of({
    sent: Effect.sync(() => [...sent]),
    routes: Effect.sync(() => sent.map(({ route }) => route)),
    forget: Effect.sync(() => void sent.splice(0)),
    respond: (route, ...responses) =>
      Effect.sync(() => void queued.push(...responses.map((response) => ({ route, response })))),
    always: (route, response) => Effect.sync(() => void standing.set(route, response)),
    normal: Effect.sync(() => standing.clear()),
    issue,
    lifetime: (seconds) => Effect.sync(() => void (lifetime = seconds)),
    expireAccess: Effect.sync(() => access.clear()),
    expireRefresh: Effect.sync(() => refresh.clear()),
    takes: (accessToken) => Effect.sync(() => access.has(accessToken))
  })
  return { client, fake }
}

const read = (request: HttpClientRequest.HttpClientRequest, url: URL, at: number): Sent => {
  const body = request.body._tag === "Uint8Array" ? new TextDecoder().decode(request.body.body) : ""
  const isForm =
    request.body._tag === "Uint8Array" &&
    request.body.contentType.startsWith("application/x-www-form-urlencoded")
  return {
    route: `${request.method} ${url.pathname.replace(/^\/v4(?=\/)/, "")}`,
    method: request.method,
    url: `${url.origin}${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    headers: { ...request.headers },
    body,
    form: isForm ? Object.fromEntries(new URLSearchParams(body)) : {},
    at
  }
}

/** A response whose body is there at once: a promise in between would let the test's clock run ahead. */
const toHttpResponse = (request: HttpClientRequest.HttpClientRequest, { body, headers, status }: Reply) => {
  const bytes = new TextEncoder().encode(body)
  const init = { status, headers: { "content-length": String(bytes.length), ...headers } }
  return Object.defineProperty(
    HttpClientResponse.fromWeb(request, new Response(status === 204 ? null : body, init)),
    "arrayBuffer",
    { value: Effect.succeed(bytes.buffer) }
  )
}

/** A failure as undici gives it: a cause with a code, inside an error that says little. */
const failure = (request: HttpClientRequest.HttpClientRequest, met: Failure) =>
  new HttpClientError.HttpClientError({
    reason: new HttpClientError.TransportError({
      request,
      cause: new TypeError("fetch failed", {
        cause: Object.assign(new Error(`network says ${met.code}`), met)
      })
    })
  })
