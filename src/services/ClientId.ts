/**
 * The public client id that ordinary accounts sign in through.
 *
 * Beatport issues no keys to the public. Its documentation page is itself a client, and its id stands in one of the
 * page's scripts. The page and the scripts are public; their names change with every deployment.
 */
import { loadHtmlParser } from "#passwordLogin"
import { Context, Effect, Layer, Option, Ref, Result } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { AuthenticationError } from "../errors/AuthenticationError.ts"
import { foreignResponseAdvice } from "../errors/foreignResponse.ts"
import type { BeatportError } from "../errors/BeatportError.ts"
import { BeatportConfig } from "./BeatportConfig.ts"
import { failOnErrorStatus } from "./http/failOnErrorStatus.ts"
import { RetryBudget } from "./http/RetryBudget.ts"
import { sendRequest } from "./http/sendRequest.ts"
import { composeSteps, type Step } from "./http/Step.ts"
import { withRequestedPauses } from "./http/withRequestedPauses.ts"
import { withRetries } from "./http/withRetries.ts"
import { RateLimiter } from "./RateLimiter.ts"

/** Looks up the client id and discards one that the server no longer knows. */
export interface ClientIdService {
  /** The configured client id, else the one found on the documentation page; looked for once. */
  readonly get: Effect.Effect<string, BeatportError>
  /** Discards this id, which the server does not know: the next `get` looks for it anew. A configured id stays. */
  readonly forget: (id: string) => Effect.Effect<void>
}

/** Provides the OAuth client id that sign-ins use. */
export class ClientId extends Context.Service<ClientId, ClientIdService>()(
  "effect-beatport/services/ClientId"
) {
  static readonly layer: Layer.Layer<ClientId, never, HttpClient.HttpClient | RateLimiter | BeatportConfig> =
    Layer.effect(
      ClientId,
      Effect.suspend(() => make)
    ).pipe(Layer.provide(RetryBudget.layer))

  /** A client id that is known. */
  static readonly layerId = (id: string): Layer.Layer<ClientId> => Layer.succeed(ClientId)(findKnown(id))
}

const make = Effect.gen(function* () {
  const config = yield* BeatportConfig
  if (Option.isSome(config.clientId)) return ClientId.of(findKnown(config.clientId.value))

  const limiter = yield* RateLimiter
  const page = `${config.baseUrl}/docs/`
  // The page's scripts are static files, which a browser loads all at once: they wait for no slot.
  const waitForSlot: Step = (next) => (request) =>
    request.url === page ? limiter.pace(next(request)) : next(request)
  // Loaded here, because it reads the declaration of the API.
  const { makeRoutes } = yield* Effect.promise(() => import("./telemetry/Route.ts"))
  const execute = composeSteps(
    [
      withRetries(config.retry, yield* RetryBudget),
      withRequestedPauses(config, limiter),
      failOnErrorStatus(config, "text"),
      waitForSlot
    ],
    sendRequest(yield* HttpClient.HttpClient, config, makeRoutes(config.baseUrl))
  )

  const fetchText = (url: string) =>
    execute(
      HttpClientRequest.get(url).pipe(HttpClientRequest.setHeader("user-agent", config.userAgent))
    ).pipe(Effect.map(({ body }) => body))

  const found = yield* Ref.make(Option.none<string>())
  const find = Effect.gen(function* () {
    // A script that does not load is passed over: the id may be in the next. If it is in none, it may have been in
    // one that the network kept back, which says nothing about the page.
    let unread: BeatportError | undefined
    const parser = yield* loadHtmlParser
    if (parser === undefined) return yield* Effect.fail(makeNotFoundError())
    for (const script of findScriptUrls(
      parser,
      yield* Effect.mapError(fetchText(page), replaceMissingPage),
      page
    )) {
      const read = yield* Effect.result(fetchText(script))
      const id = Result.isSuccess(read) ? findClientId(read.success) : undefined
      if (id !== undefined) return id
      if (Result.isFailure(read) && read.failure.isRetryable) unread ??= read.failure
    }
    return yield* Effect.fail(unread ?? makeNotFoundError())
  })

  // Failures are not kept: the next caller looks again.
  const [get, invalidate] = yield* Effect.cachedInvalidateWithTTL(
    Effect.tap(find, (id) => Ref.set(found, Option.some(id))),
    (exit) => (exit._tag === "Success" ? Infinity : 0)
  )
  return ClientId.of({
    get,
    // Another call may have found the new id meanwhile: that one stays.
    forget: (id) =>
      Effect.flatMap(Ref.get(found), (last) => (Option.contains(last, id) ? invalidate : Effect.void))
  })
})

const findKnown = (id: string): ClientIdService => ({ get: Effect.succeed(id), forget: () => Effect.void })

const makeNotFoundError = (status?: number): AuthenticationError =>
  new AuthenticationError({
    reason: "ClientIdNotFound",
    method: "GET",
    path: "/docs/",
    advice: `${foreignResponseAdvice} If both are right, the documentation page holds no client id: set BEATPORT_CLIENT_ID to the one that it uses.`,
    ...(status === undefined ? {} : { status })
  })

const uselessPages: ReadonlySet<BeatportError["_tag"]> = new Set([
  "AuthenticationError",
  "NotFoundError",
  "ServerError",
  "ValidationError"
])

/** A page that has moved, is gone or wants a login is one without an id; what can pass, and being blocked, is not. */
const replaceMissingPage = (error: BeatportError): BeatportError =>
  uselessPages.has(error._tag) && !error.isRetryable
    ? makeNotFoundError("status" in error ? error.status : undefined)
    : error

type Cheerio = typeof import("cheerio/slim")

/** Lists the page's scripts in order, as absolute URLs. Other hosts are ignored, because the host of the id gets the login. */
const findScriptUrls = (cheerio: Cheerio, html: string, page: string): ReadonlyArray<string> => {
  const $ = cheerio.load(html)
  return $("script[src]")
    .map((_, script) => URL.parse($(script).attr("src") ?? "", page)?.href)
    .get()
    .filter((url) => new URL(url).origin === new URL(page).origin)
}

/** The id in a script's text, whichever quotes and separator the bundler chose, on one line or many. */
const findClientId = (script: string): string | undefined =>
  /API_CLIENT_ID["']?\s*[:=]\s*["'`]([\w-]+)["'`]/.exec(script)?.[1]
