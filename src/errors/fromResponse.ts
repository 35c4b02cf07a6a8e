/**
 * Converts error responses into errors of this SDK.
 */
import { DateTime, Duration, Option, Predicate, Result, Schema } from "effect"
import { Headers } from "effect/http"
import { AuthenticationError } from "./AuthenticationError.ts"
import { DecodeError } from "./DecodeError.ts"
import { ForbiddenError, type ForbiddenReason } from "./ForbiddenError.ts"
import { NotFoundError } from "./NotFoundError.ts"
import { RateLimitError } from "./RateLimitError.ts"
import { ServerError } from "./ServerError.ts"
import { shorten } from "./shorten.ts"
import { ValidationError } from "./ValidationError.ts"

/** A response with its whole body. */
export interface ReceivedResponse {
  readonly method: string
  /** Path without the query. */
  readonly path: string
  readonly status: number
  readonly headers: Headers.Headers
  readonly body: string
  /**
   * Whether the request body is secret. If it is, the server's own message is left out, because it may repeat the
   * body.
   */
  readonly isConfidential?: boolean
}

const tooLong = "It is longer than the server accepts. Pass fewer or shorter values."

/** How long a caller should wait after a 429 that names no time. */
const assumedRetryAfter = Duration.seconds(1)

/** What the caller expects: JSON data, or a page or script of the documentation as text. */
export type Accepts = "json" | "text"

const isSuccess = ({ status }: Pick<ReceivedResponse, "status">): boolean => status >= 200 && status < 300

/** Tells whether a response is a success whose body the caller can use. */
export const isUsable = (
  response: Pick<ReceivedResponse, "status" | "headers" | "body">,
  accepts: Accepts = "json"
): boolean => isSuccess(response) && (accepts === "text" || !isHtml(response))

/** Returns the error that a response stands for; undefined if the response is usable. */
export const fromResponse = (response: ReceivedResponse, now: number, accepts: Accepts = "json") =>
  isUsable(response, accepts) ? undefined : fromUnusable(response, now)

/** Returns the error that an unusable response stands for. */
export const fromUnusable = (response: ReceivedResponse, now: number) => {
  if (isSuccess(response)) return makeHtmlError(response)
  const { method, path, status } = response
  const said = findDetail(response.body)
  const about = { method, path, status, ...(response.isConfidential === true ? {} : said) }
  const retryAfter = parseRetryAfter(response.headers, now)
  switch (status) {
    case 400:
      return new ValidationError({ method, path, status, fields: findFieldMessages(response) })
    case 401:
      return new AuthenticationError({ reason: "TokenRejected", ...about })
    case 403:
      return new ForbiddenError({ ...about, reason: findForbiddenReason(said.detail) })
    case 404:
      if (isHtml(response)) return makeHtmlError(response)
      // A page past the end of a list is an invalid argument, not a missing resource.
      return said.detail === "Invalid page." ? makePageGoneError({ method, path }) : new NotFoundError(about)
    case 413:
    case 414:
    case 431:
      return new ValidationError({ method, path, status, fields: { request: [tooLong] } })
    case 429:
      return new RateLimitError({
        method,
        path,
        status,
        retryAfter: Option.getOrElse(retryAfter, () => assumedRetryAfter),
        stated: Option.isSome(retryAfter)
      })
    default:
      return new ServerError({
        ...(isHtml(response) ? { method, path, status, detail: "a page of HTML" } : about),
        ...Option.match(retryAfter, { onNone: () => ({}), onSome: (pause) => ({ retryAfter: pause }) })
      })
  }
}

/** Makes the error of a page past the end of a list. */
export const makePageGoneError = (request: {
  readonly method: string
  readonly path: string
}): ValidationError =>
  new ValidationError({ ...request, status: 404, fields: { page: ["The list has no such page."] } })

/** Makes the error of a 404 for an endpoint without an id: the API no longer has this endpoint. */
export const makeRemovedEndpointError = ({ method, path, status }: NotFoundError): ServerError =>
  new ServerError({ method, path, status, detail: "the API has no such endpoint any more" })

/** Makes the error of a success whose body is not JSON. */
export const makeNotJsonError = (response: ReceivedResponse): DecodeError =>
  new DecodeError({
    method: response.method,
    path: response.path,
    status: response.status,
    at: "",
    expected:
      response.body.trim() === ""
        ? "Expected JSON, the body is empty"
        : "Expected JSON, the body is incomplete or has another format"
  })

/** Reads seconds as some gateways send them, which HTTP does not allow: `1.5`, `1s`, `2 seconds`. */
const parseSeconds = (value: string): Option.Option<Duration.Duration> =>
  Option.map(
    Option.fromNullishOr(/^\s*(\d{1,12}\.\d+|\d{1,12}(?:\.\d+)?\s*s(?:ec(?:onds?)?)?)\s*$/i.exec(value)),
    ([seconds]) => Duration.seconds(Number.parseFloat(seconds))
  )

/** Reads an ISO date: `2026-11-27T12:00:00Z`. */
const parseDate = (value: string, now: number): Option.Option<Duration.Duration> =>
  /^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)
    ? Option.map(DateTime.make(value.trim()), (time) =>
        Duration.millis(Math.max(0, DateTime.toEpochMillis(time) - now))
      )
    : Option.none()

/** Returns the pause that a response requests, in seconds or until a date; none if there is none or it is invalid. */
export const parseRetryAfter = (headers: Headers.Headers, now: number): Option.Option<Duration.Duration> =>
  Option.fromUndefinedOr(headers["retry-after"]).pipe(
    Option.flatMap((value) =>
      Option.orElse(parseSeconds(value), () =>
        Option.orElse(parseDate(value, now), () =>
          Option.map(Result.getSuccess(Headers.parseRetryAfter(value)), (parsed) =>
            Headers.retryAfterDelay(parsed, now)
          )
        )
      )
    )
  )

/** Tells whether a response is a page of HTML. */
export const isHtml = ({ body, headers }: Pick<ReceivedResponse, "headers" | "body">): boolean =>
  (headers["content-type"] ?? "").includes("text/html") || /^\s*<(!doctype|html)/i.test(body)

const makeHtmlError = ({ method, path, status }: ReceivedResponse): ServerError =>
  new ServerError({ method, path, status, detail: "a page of HTML instead of data" })

/** Decodes the JSON of a response body; none if it is no JSON. */
export const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const longestDetail = 300

/** Reads the server's message from the fields that are known to hold it. */
const findDetail = (body: string): { readonly detail?: string } => {
  const json = Option.getOrUndefined(decodeJson(body))
  const said = Predicate.isString(json)
    ? json
    : Predicate.isObject(json)
      ? ["detail", "error_description", "error", "message"]
          .map((key) => Reflect.get(json, key))
          .find(Predicate.isString)
      : undefined
  return said === undefined ? {} : { detail: shorten(said, longestDetail) }
}

/**
 * Beatport's messages by field, at every depth of the request body: `track_ids[0]`. A message without a field is
 * under `detail`.
 */
const findFieldMessages = ({
  body,
  isConfidential
}: ReceivedResponse): Record<string, ReadonlyArray<string>> => {
  if (isConfidential === true) {
    return { detail: ["The server's message is left out, because it may repeat the request body."] }
  }
  const fields = new Map<string, ReadonlyArray<string>>()
  const json = Option.getOrUndefined(decodeJson(body))
  if (Predicate.isObject(json)) {
    for (const [field, said] of Object.entries(json)) {
      if (!Predicate.isString(said)) collectMessages(fields, field, said)
    }
  }
  const said = findDetail(body).detail
  if (said !== undefined || fields.size === 0)
    fields.set("detail", [said ?? "The server did not name the field."])
  return Object.fromEntries(fields)
}

/** Depth of the deepest request body of the API. */
const deepest = 6

const collectMessages = (
  fields: Map<string, ReadonlyArray<string>>,
  at: string,
  said: unknown,
  depth = 0
): void => {
  if (Predicate.isString(said)) fields.set(at, [...(fields.get(at) ?? []), said])
  if (!Predicate.isObjectOrArray(said) || depth === deepest) return
  for (const [key, inner] of Object.entries(said)) {
    const isMessage = Array.isArray(said) && Predicate.isString(inner)
    collectMessages(
      fields,
      isMessage ? at : /^\d+$/.test(key) ? `${at}[${key}]` : `${at}.${key}`,
      inner,
      depth + 1
    )
  }
}

const findForbiddenReason = (said: string | undefined): ForbiddenReason => {
  if (said === undefined) return "Blocked"
  if (/territory/i.test(said)) return "TerritoryRestricted"
  if (/csrf/i.test(said)) return "CsrfFailed"
  return "PermissionDenied"
}
