/**
 * The one place where an answer that is no success becomes an error.
 */
import { Duration, Option, Predicate, Result, Schema } from "effect"
import { Headers } from "effect/http"
import { AuthenticationError } from "./AuthenticationError.ts"
import { DecodeError } from "./DecodeError.ts"
import { ForbiddenError, type ForbiddenReason } from "./ForbiddenError.ts"
import { NotFoundError } from "./NotFoundError.ts"
import { RateLimitError } from "./RateLimitError.ts"
import { ServerError } from "./ServerError.ts"
import { ValidationError } from "./ValidationError.ts"

/** An answer, with its body already read. */
export interface Answer {
  readonly method: string
  /** The path without the query. */
  readonly path: string
  readonly status: number
  readonly headers: Headers.Headers
  readonly body: string
  /** Whether what was sent is secret: then what the server says in words stays out, as it may repeat it. */
  readonly isConfidential?: boolean
}

/** How long a caller should wait after a 429 that names no time. */
export const assumedRetryAfter = Duration.seconds(30)

/** What the caller can read: data, or a page or script of the documentation. */
export type Accepts = "json" | "text"

const isSuccess = ({ status }: Pick<Answer, "status">): boolean => status >= 200 && status < 300

/** Whether an answer is a success with a body worth reading. */
export const isUsable = (
  answer: Pick<Answer, "status" | "headers" | "body">,
  accepts: Accepts = "json"
): boolean => isSuccess(answer) && (accepts === "text" || !isHtml(answer))

/** The error in an answer; undefined where it is usable. */
export const fromResponse = (answer: Answer, now: number, accepts: Accepts = "json") =>
  isUsable(answer, accepts) ? undefined : fromUnusable(answer, now)

/** The error in an answer that is not usable. */
export const fromUnusable = (answer: Answer, now: number) => {
  if (isSuccess(answer)) return html(answer)
  const { method, path, status } = answer
  const said = detail(answer.body)
  const about = { method, path, status, ...(answer.isConfidential === true ? {} : said) }
  const retryAfter = retryAfterOf(answer.headers, now)
  switch (status) {
    case 400:
      return new ValidationError({ method, path, status, fields: fieldMessages(answer) })
    case 401:
      return new AuthenticationError({ reason: "TokenRejected", ...about })
    case 403:
      return new ForbiddenError({ ...about, reason: forbiddenReason(said.detail) })
    case 404:
      if (isHtml(answer)) return html(answer)
      // A page past the end of a list is an argument that is wrong, not a thing that is missing.
      return said.detail === "Invalid page."
        ? new ValidationError({ method, path, status, fields: { page: ["There is no such page."] } })
        : new NotFoundError(about)
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
        ...(isHtml(answer) ? { method, path, status, detail: "a page of HTML" } : about),
        ...Option.match(retryAfter, { onNone: () => ({}), onSome: (pause) => ({ retryAfter: pause }) })
      })
  }
}

/** A 404 where nothing was asked for that could be missing: the server's map has changed. */
export const gone = ({ method, path, status }: NotFoundError): ServerError =>
  new ServerError({ method, path, status, detail: "this endpoint is gone" })

/** A body that is not JSON, although the status was a success. */
export const notJson = (answer: Answer): DecodeError =>
  new DecodeError({
    method: answer.method,
    path: answer.path,
    status: answer.status,
    at: "",
    expected:
      answer.body.trim() === ""
        ? "Expected JSON, the body is empty"
        : "Expected JSON, the body is cut off or something else"
  })

/** The pause an answer asks for, in seconds or until a date; none where it asks for nothing that can be read. */
export const retryAfterOf = (headers: Headers.Headers, now: number): Option.Option<Duration.Duration> =>
  Option.fromUndefinedOr(headers["retry-after"]).pipe(
    Option.flatMap((value) => Result.getSuccess(Headers.parseRetryAfter(value))),
    Option.map((retryAfter) => Headers.retryAfterDelay(retryAfter, now))
  )

/** Whether a response is a page of HTML. */
export const isHtml = ({ body, headers }: Pick<Answer, "headers" | "body">): boolean =>
  (headers["content-type"] ?? "").includes("text/html") || /^\s*<(!doctype|html)/i.test(body)

const html = ({ method, path, status }: Answer): ServerError =>
  new ServerError({ method, path, status, detail: "a page of HTML instead of data" })

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

const longestDetail = 300

/** What the server says went wrong, where it says it in a way that is known. */
const detail = (body: string): { readonly detail?: string } => {
  const json = Option.getOrUndefined(decodeJson(body))
  const said = Predicate.isString(json)
    ? json
    : Predicate.isObject(json)
      ? ["detail", "error_description", "error", "message"]
          .map((key) => Reflect.get(json, key))
          .find(Predicate.isString)
      : undefined
  return said === undefined ? {} : { detail: said.slice(0, longestDetail) }
}

/**
 * Beatport's messages by field, as deep as the body that was sent: `track_ids[0]`. A message that belongs to no field is
 * under `detail`.
 */
const fieldMessages = ({ body, isConfidential }: Answer): Record<string, ReadonlyArray<string>> => {
  if (isConfidential === true) {
    return { detail: ["What the server says may repeat what it was sent, so it is left out."] }
  }
  const fields = new Map<string, ReadonlyArray<string>>()
  const json = Option.getOrUndefined(decodeJson(body))
  if (Predicate.isObject(json)) {
    for (const [field, said] of Object.entries(json)) {
      if (!Predicate.isString(said)) collect(fields, field, said)
    }
  }
  const said = detail(body).detail
  if (said !== undefined || fields.size === 0) fields.set("detail", [said ?? "The server did not say what."])
  return Object.fromEntries(fields)
}

/** Nothing that is sent is nested deeper. */
const deepest = 6

const collect = (fields: Map<string, ReadonlyArray<string>>, at: string, said: unknown, depth = 0): void => {
  if (Predicate.isString(said)) fields.set(at, [...(fields.get(at) ?? []), said])
  if (!Predicate.isObjectOrArray(said) || depth === deepest) return
  for (const [key, inner] of Object.entries(said)) {
    const isMessage = Array.isArray(said) && Predicate.isString(inner)
    collect(fields, isMessage ? at : /^\d+$/.test(key) ? `${at}[${key}]` : `${at}.${key}`, inner, depth + 1)
  }
}

const forbiddenReason = (said: string | undefined): ForbiddenReason => {
  if (said === undefined) return "Blocked"
  if (/territory/i.test(said)) return "TerritoryRestricted"
  if (/csrf/i.test(said)) return "CsrfFailed"
  return "PermissionDenied"
}
