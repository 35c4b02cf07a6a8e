/**
 * Bad days: everything a real server, its proxies and the network between have been seen to do instead of answering.
 */
import { Data, Duration } from "effect"

/** How the server names the pause it asks for. Beatport never has: no 429 of its API was ever recorded. */
export type RetryAfter =
  /** In seconds: `Retry-After: 2`. */
  | number
  /** As a date, so long after the answer: `Retry-After: Thu, 24 Sep 2026 10:00:00 GMT`. */
  | { readonly date: Duration.Input }
  /** Anything else, as it is: `Retry-After: soon`. */
  | string

/**
 * What goes wrong. Members that say "unprocessed" answer before the request is looked at; the others let it be
 * processed first and spoil the answer, so that what it did has been done: a token has been rotated.
 */
export type Fault = Data.TaggedEnum<{
  /** Any answer at all, unprocessed. */
  readonly Status: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>> | undefined
    readonly body?: string | undefined
    readonly contentType?: string | undefined
  }
  /** 429, unprocessed. */
  readonly RateLimited: { readonly retryAfter?: RetryAfter | undefined }
  /** 500, unprocessed. JSON is `{"detail"}`, HTML is Django's page, text is one line. */
  readonly ServerError: { readonly as: "json" | "html" | "text" }
  /** 502 with a proxy's page, unprocessed. */
  readonly BadGateway: {}
  /** 503, unprocessed. */
  readonly Unavailable: { readonly retryAfter?: RetryAfter | undefined }
  /** The recorded 401, unprocessed: a good token is refused mid-flight. */
  readonly Unauthorized: {}
  /** 403, unprocessed: not sold here, not subscribed, no Referer, or the load balancer's page without JSON. */
  readonly Forbidden: { readonly as: "territory" | "permission" | "csrf" | "blocked" }
  /** 404, unprocessed. */
  readonly NotFound: {}
  /** 301 to another place, unprocessed; by default to the same path with a slash more. */
  readonly Moved: { readonly location?: string | undefined }
  /** 204, unprocessed. */
  readonly NoContent: {}
  /** 200 with `Content-Length: 0`, unprocessed. */
  readonly EmptyBody: {}
  /** 200 with a page where JSON belongs, unprocessed: a challenge, a maintenance notice. */
  readonly HtmlPage: {}
  /** The true answer with its JSON cut off in the middle; the length in the headers fits what is left. */
  readonly Truncated: {}
  /**
   * The true answer with another body: a list that shrinks, a wrong page number, a missing field. `body` gets the true
   * JSON; an answer without JSON stays as it is.
   */
  readonly Rewritten: { readonly body: (truth: unknown) => unknown }
  /** The true answer to a request without these query parameters: a server that ignores filters, an order or a page. */
  readonly Ignoring: { readonly parameters: ReadonlyArray<string> }
  /** The true answer, blown up with blanks to so many bytes. */
  readonly Oversized: { readonly bytes: number }
  /**
   * The connection breaks: on `arrival` of the request, unprocessed; at the `answer`, before its first byte; inside
   * the `headers`; or inside the `body`, after half of it.
   */
  readonly Reset: { readonly at: "arrival" | "answer" | "headers" | "body" }
  /** The true answer, its first byte so much later. */
  readonly SlowHeaders: { readonly delay: Duration.Input }
  /** Headers and half of the body come, the rest never does; the connection stays open. */
  readonly Stalled: {}
  /** The true answer, its body spread over so long. */
  readonly SlowBody: { readonly over: Duration.Input }
}>

/**
 * Constructors: `Fault.RateLimited({ retryAfter: 2 })`, `Fault.Reset({ at: "body" })`.
 *
 * @example
 * yield* simulator.fail(Fault.ServerError({ as: "html" }), { times: 2, path: "/catalog/tracks/*" })
 */
export const Fault = Data.taggedEnum<Fault>()

/**
 * Ready-made faults by name, for the request header `X-Simulator-Fault`: whoever has only curl can try them.
 *
 * @example
 * curl -H 'X-Simulator-Fault: rate-limited' $BASE_URL/catalog/genres/
 */
export const namedFaults: ReadonlyMap<string, Fault> = new Map<string, Fault>(
  Object.entries({
    "rate-limited": Fault.RateLimited({ retryAfter: 1 }),
    "rate-limited-silent": Fault.RateLimited({}),
    "rate-limited-date": Fault.RateLimited({ retryAfter: { date: "2 seconds" } }),
    "rate-limited-nonsense": Fault.RateLimited({ retryAfter: "soon" }),
    "rate-limited-hour": Fault.RateLimited({ retryAfter: 3600 }),
    "server-error": Fault.ServerError({ as: "json" }),
    "server-error-html": Fault.ServerError({ as: "html" }),
    "server-error-text": Fault.ServerError({ as: "text" }),
    "bad-gateway": Fault.BadGateway(),
    unavailable: Fault.Unavailable({}),
    "unavailable-retry-after": Fault.Unavailable({ retryAfter: 1 }),
    unauthorized: Fault.Unauthorized(),
    "territory-restricted": Fault.Forbidden({ as: "territory" }),
    "permission-denied": Fault.Forbidden({ as: "permission" }),
    "csrf-failed": Fault.Forbidden({ as: "csrf" }),
    blocked: Fault.Forbidden({ as: "blocked" }),
    "not-found": Fault.NotFound(),
    moved: Fault.Moved({}),
    "no-content": Fault.NoContent(),
    "empty-body": Fault.EmptyBody(),
    "html-page": Fault.HtmlPage(),
    truncated: Fault.Truncated(),
    oversized: Fault.Oversized({ bytes: 32 * 1024 * 1024 }),
    "reset-on-arrival": Fault.Reset({ at: "arrival" }),
    "reset-before-headers": Fault.Reset({ at: "answer" }),
    "reset-in-headers": Fault.Reset({ at: "headers" }),
    "reset-in-body": Fault.Reset({ at: "body" }),
    "slow-headers": Fault.SlowHeaders({ delay: "3 seconds" }),
    stalled: Fault.Stalled(),
    "slow-body": Fault.SlowBody({ over: "3 seconds" })
  })
)
