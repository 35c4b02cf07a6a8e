/**
 * Faults: everything that a server, its proxies and the network have been observed to do instead of responding.
 */
import { Data, Duration } from "effect"

/** Describes the pause that the server requests. It is assumed, because no 429 of Beatport was recorded. */
export type RetryAfter =
  /** Seconds: `Retry-After: 2`. */
  | number
  /** Date, this long after the response: `Retry-After: Thu, 24 Sep 2026 10:00:00 GMT`. */
  | { readonly date: Duration.Input }
  /** Any other value, unchanged: `Retry-After: soon`. */
  | string

/**
 * Lists the faults. Faults marked "unprocessed" respond before the request is handled. The others handle it first and
 * then change the response, so that its effects remain: for example, a token has been rotated.
 */
export type Fault = Data.TaggedEnum<{
  /** Any response, unprocessed. */
  readonly Status: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>> | undefined
    readonly body?: string | undefined
    readonly contentType?: string | undefined
  }
  /** 429, unprocessed. */
  readonly RateLimited: { readonly retryAfter?: RetryAfter | undefined }
  /** 500, unprocessed. `json` is `{"detail"}`, `html` is Django's error page, `text` is one line. */
  readonly ServerError: { readonly as: "json" | "html" | "text" }
  /** 502 with a proxy's page, unprocessed. */
  readonly BadGateway: {}
  /** 503, unprocessed. */
  readonly Unavailable: { readonly retryAfter?: RetryAfter | undefined }
  /** The recorded 401, unprocessed: a valid token is rejected. */
  readonly Unauthorized: {}
  /**
   * 403, unprocessed: not sold in this territory, not in the subscription, no Referer, or the load balancer's page
   * without JSON.
   */
  readonly Forbidden: { readonly as: "territory" | "permission" | "csrf" | "blocked" }
  /** 404, unprocessed. */
  readonly NotFound: {}
  /** 301 to another path, unprocessed; by default to the same path with one more slash. */
  readonly Moved: { readonly location?: string | undefined }
  /** 204, unprocessed. */
  readonly NoContent: {}
  /** 200 with `Content-Length: 0`, unprocessed. */
  readonly EmptyBody: {}
  /** 200 with a page of HTML instead of JSON, unprocessed: a bot check, a maintenance page. */
  readonly HtmlPage: {}
  /** The real response with its JSON cut off in the middle; `Content-Length` matches the shorter body. */
  readonly Truncated: {}
  /**
   * The real response with another body: a shorter list, a wrong page number, a missing field. `body` receives the
   * real JSON; a response without JSON is unchanged.
   */
  readonly Rewritten: { readonly body: (truth: unknown) => unknown }
  /**
   * The real response to the request without these query parameters: a server that ignores filters, an order or a
   * page.
   */
  readonly Ignoring: { readonly parameters: ReadonlyArray<string> }
  /** The real response, padded with spaces to this number of bytes. */
  readonly Oversized: { readonly bytes: number }
  /**
   * Closes the connection: on `arrival` of the request, unprocessed; before the first byte of the `response`; inside
   * the `headers`; or inside the `body`, after half of it.
   */
  readonly Reset: { readonly at: "arrival" | "response" | "headers" | "body" }
  /** The real response, with its first byte delayed. */
  readonly SlowHeaders: { readonly delay: Duration.Input }
  /** Headers and half of the body arrive, the rest never does; the connection stays open. */
  readonly Stalled: {}
  /** The real response, with its body spread over this time. */
  readonly SlowBody: { readonly over: Duration.Input }
}>

/**
 * Constructs faults: `Fault.RateLimited({ retryAfter: 2 })`, `Fault.Reset({ at: "body" })`.
 *
 * @example
 * yield* simulator.fail(Fault.ServerError({ as: "html" }), { times: 2, path: "/catalog/tracks/*" })
 */
export const Fault = Data.taggedEnum<Fault>()

/**
 * Lists ready-made faults by name, for the request header `X-Simulator-Fault`, so that they can be tried with curl.
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
    "reset-before-headers": Fault.Reset({ at: "response" }),
    "reset-in-headers": Fault.Reset({ at: "headers" }),
    "reset-in-body": Fault.Reset({ at: "body" }),
    "slow-headers": Fault.SlowHeaders({ delay: "3 seconds" }),
    stalled: Fault.Stalled(),
    "slow-body": Fault.SlowBody({ over: "3 seconds" })
  })
)
