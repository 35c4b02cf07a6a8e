/**
 * Converts requests and responses into what a recording keeps of them, and back.
 */
import { Effect, Option, Result, type Schema, Stream } from "effect"
import { Base64 } from "effect/encoding"
import { Cookies, Headers, type HttpClientRequest } from "effect/http"
import { BodyBuffer, BufferedResponse } from "../../services/http/BufferedResponse.ts"
import type { Exchange, RecordedRequest, RecordedResponse } from "./Recording.ts"
import { redactJson, redactParameters, redactText, removed } from "./redact.ts"
import type { Secrets } from "./Secrets.ts"

/** The response headers that a recording keeps: those that decide what a response means. */
const keptHeaders: ReadonlyArray<string> = ["content-type", "location", "retry-after"]

/** Returns what a recording keeps of a request. Secrets are all alike there, so that other credentials match. */
export const toRecordedRequest = (
  request: HttpClientRequest.HttpClientRequest,
  url: URL,
  secrets: Secrets
): RecordedRequest => {
  const { authorization, cookie } = request.headers
  if (authorization !== undefined) secrets.replace(authorization.replace(/^\w+\s+/, ""))
  for (const pair of cookie?.split(";") ?? []) secrets.replace(pair.replace(/^[^=]*=/, "").trim())
  const alike = (text: string) =>
    secrets
      .scrub(text)
      .replaceAll(/redacted\d+/g, removed)
      .replaceAll(url.origin, "{origin}")
  // The body first, because a query can repeat what only the body's names tell to be a secret.
  const body = toRecordedBody(request, url.pathname, secrets)
  const query = redactParameters(url.searchParams, url.pathname, secrets)
    .map(([name, value]) => [alike(name), alike(value)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    method: request.method,
    origin: url.origin,
    path: alike(url.pathname.replace(/(\/my\/accounts?\/)\d+/, "$10")),
    ...(query.length === 0 ? {} : { query }),
    ...(body === undefined ? {} : { body: mapStrings(body, alike) })
  }
}

const toRecordedBody = (
  { body }: HttpClientRequest.HttpClientRequest,
  path: string,
  secrets: Secrets
): Schema.Json | undefined => {
  if (body._tag === "Empty") return undefined
  if (body._tag !== "Uint8Array") return `(${body._tag})`
  const text = new TextDecoder().decode(body.body)
  if (body.contentType.includes("x-www-form-urlencoded")) {
    return redactParameters(new URLSearchParams(text), path, secrets).map(([name, value]) => [name, value])
  }
  return Option.match(parseJson(text), {
    onNone: () => redactText(text, path, secrets),
    onSome: (json) => redactJson(json, path, secrets)
  })
}

const parseJson = Option.liftThrowable((text: string): unknown => JSON.parse(text))

const mapStrings = (value: Schema.Json, f: (text: string) => string): Schema.Json => {
  if (typeof value === "string") return f(value)
  if (Array.isArray(value)) return value.map((member: Schema.Json) => mapStrings(member, f))
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [f(name), mapStrings(member, f)]))
    : value
}

/** Removes secrets that were met since from an exchange that is already recorded. */
export const scrubExchange = ({ request, response }: Exchange, secrets: Secrets): Exchange => {
  const { scrub } = secrets
  const alike = (text: string) => makeAlike(scrub(text))
  return {
    request: {
      ...request,
      path: alike(request.path),
      ...(request.query === undefined
        ? {}
        : { query: request.query.map(([name, value]) => [alike(name), alike(value)] as const) }),
      ...(request.body === undefined ? {} : { body: mapStrings(request.body, alike) })
    },
    response: {
      ...response,
      ...(response.json === undefined ? {} : { json: mapStrings(response.json, scrub) }),
      ...(response.text === undefined ? {} : { text: scrub(response.text) }),
      ...(response.base64 === undefined ? {} : { base64: scrubBase64(response.base64, secrets) }),
      ...(response.headers === undefined ? {} : { headers: mapValues(response.headers, scrub) })
    }
  }
}

const scrubBase64 = (base64: string, secrets: Secrets): string =>
  Result.match(Base64.decode(base64), {
    onFailure: () => base64,
    onSuccess: (bytes) => Base64.encode(scrubBytes(bytes, secrets))
  })

/** Makes all secrets of a request alike, so that other credentials match. */
const makeAlike = (text: string): string => text.replaceAll(/redacted\d+/g, removed)

const mapValues = (record: Readonly<Record<string, string>>, f: (text: string) => string) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, f(value)]))

/** Returns what a recording keeps of a response; undefined if its body is compressed in a way that cannot be decoded. */
export const toRecordedResponse = Effect.fnUntraced(function* (
  response: BufferedResponse,
  url: URL,
  maxBytes: number,
  secrets: Secrets
) {
  const { cookies, headers, status } = response
  const kept = Object.fromEntries(
    Object.entries(cookies.cookies).map(([name, cookie]) => [
      secrets.scrub(name),
      cookie.value === "" ? "" : secrets.replace(cookie.value)
    ])
  )
  const location = headers["location"]
  const bytes = new Uint8Array(yield* response.arrayBuffer)
  const body = yield* toRecordedContent(bytes, headers, url.pathname, maxBytes, secrets)
  if (body === undefined) return undefined
  const sent = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = headers[name]
      return value === undefined ? [] : [[name, redactText(value, url.pathname, secrets)]]
    })
  )
  const recorded: RecordedResponse = {
    status,
    ...(Object.keys(sent).length === 0 ? {} : { headers: sent }),
    ...(Object.keys(kept).length === 0 ? {} : { cookies: kept }),
    ...body
  }
  // The location of a redirect can be relative, and its code is a parameter.
  return location === undefined
    ? recorded
    : { ...recorded, headers: { ...sent, location: sent["location"] ?? "" } }
})

type Content = Pick<RecordedResponse, "base64" | "json" | "text">

const toRecordedContent = Effect.fnUntraced(function* (
  sent: Uint8Array,
  headers: Headers.Headers,
  path: string,
  maxBytes: number,
  secrets: Secrets
) {
  const bytes = isGzip(sent) ? yield* gunzip(sent, maxBytes) : sent
  const text = bytes === undefined ? Option.none<string>() : readText(bytes)
  if (Option.isSome(text)) {
    if (text.value === "") return {}
    const content: Content = Option.match(parseJson(text.value), {
      onNone: () => ({ text: redactText(text.value, path, secrets) }),
      onSome: (json) => ({ json: redactJson(json, path, secrets) })
    })
    return content
  }
  if (bytes === undefined || /\b(?:br|zstd|deflate|compress)\b/.test(headers["content-encoding"] ?? "")) {
    return undefined
  }
  const content: Content = { base64: Base64.encode(scrubBytes(bytes, secrets)) }
  return content
})

const readText = Option.liftThrowable((bytes: Uint8Array) =>
  new TextDecoder("utf-8", { fatal: true }).decode(bytes)
)

/** Removes secrets from a picture or the like, whose bytes are read as one character each. */
const scrubBytes = (bytes: Uint8Array, secrets: Secrets): Uint8Array => {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  const scrubbed = secrets.scrub(text)
  return scrubbed === text ? bytes : Uint8Array.from(scrubbed, (char) => char.charCodeAt(0))
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Decompresses a body that the client below has left compressed; undefined if it is damaged or too large. */
const gunzip = (bytes: Uint8Array, maxBytes: number): Effect.Effect<Uint8Array | undefined> => {
  const body = new BodyBuffer(maxBytes)
  return Stream.fromReadableStream({
    evaluate: () => new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("gzip")),
    onError: () => "damaged" as const
  }).pipe(
    Stream.runForEach((chunk) => (body.add(chunk) ? Effect.void : Effect.fail("too large" as const))),
    Effect.match({ onFailure: () => undefined, onSuccess: () => body.bytes() })
  )
}

/** Makes the response of a recorded one. */
export const toResponse = (
  request: HttpClientRequest.HttpClientRequest,
  url: URL,
  recorded: RecordedResponse
): BufferedResponse => {
  const cookies = Object.entries(recorded.cookies ?? {}).flatMap(([name, value]) =>
    Option.toArray(Result.getSuccess(Cookies.makeCookie(name, value)))
  )
  return new BufferedResponse(
    {
      request,
      url: url.href,
      status: recorded.status,
      headers: Headers.fromInput(recorded.headers),
      cookies: Cookies.fromIterable(cookies)
    },
    bodyOf(recorded)
  )
}

const bodyOf = ({ base64, json, text }: RecordedResponse): Uint8Array<ArrayBuffer> => {
  if (base64 !== undefined) {
    return new Uint8Array(Result.getOrElse(Base64.decode(base64), () => new Uint8Array()))
  }
  return new TextEncoder().encode(json === undefined ? (text ?? "") : JSON.stringify(json))
}
