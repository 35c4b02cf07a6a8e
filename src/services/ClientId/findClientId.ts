/**
 * The client id, looked up in the scripts of Beatport's documentation page.
 */
import { loadHtmlParser } from "#passwordLogin"
import { Effect, Result } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { AuthenticationError } from "../../errors/AuthenticationError.ts"
import type { BeatportError } from "../../errors/BeatportError.ts"
import { foreignResponseAdvice } from "../../errors/foreignResponse.ts"
import { BeatportConfig } from "../BeatportConfig.ts"
import { failOnErrorStatus } from "../http/failOnErrorStatus.ts"
import { RetryBudget } from "../http/RetryBudget.ts"
import { sendRequest } from "../http/sendRequest.ts"
import { composeSteps, type Step } from "../http/Step.ts"
import { withRequestedPauses } from "../http/withRequestedPauses.ts"
import { withRetries } from "../http/withRetries.ts"
import { RateLimiter } from "../RateLimiter.ts"
import { makeRoutes } from "../telemetry/Route.ts"

/** Looks in each script of the page until one has the id. */
export const findClientId = Effect.gen(function* () {
  const config = yield* BeatportConfig
  const limiter = yield* RateLimiter
  const page = `${config.baseUrl}/docs/`
  // The page's scripts are static files, which a browser loads all at once: they wait for no slot.
  const waitForSlot: Step = (next) => (request) =>
    request.url === page ? limiter.pace(next(request)) : next(request)
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

  const parser = yield* loadHtmlParser
  if (parser === undefined) return yield* Effect.fail(makeNotFoundError())
  const html = yield* Effect.mapError(fetchText(page), replaceMissingPage)
  // A script that does not load is passed over: the id may be in the next. If it is in none, it may have been in
  // one that the network kept back, which says nothing about the page.
  let unread: BeatportError | undefined
  for (const script of findScriptUrls(parser, html, page)) {
    const read = yield* Effect.result(fetchText(script))
    const id = Result.isSuccess(read) ? matchClientId(read.success) : undefined
    if (id !== undefined) return id
    if (Result.isFailure(read) && read.failure.isRetryable) unread ??= read.failure
  }
  return yield* Effect.fail(unread ?? makeNotFoundError())
})

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
const matchClientId = (script: string): string | undefined =>
  /API_CLIENT_ID["']?\s*[:=]\s*["'`]([\w-]+)["'`]/.exec(script)?.[1]
