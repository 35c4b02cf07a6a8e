/**
 * Bare HTTP for the simulator's tests: nothing of this SDK between the test and the socket.
 */
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** One request; redirects are not followed. */
export const send = (url: string, init: RequestInit = {}): Effect.Effect<Reply> =>
  Effect.promise(async (signal) => {
    const response = await fetch(url, { redirect: "manual", signal, ...init })
    return { status: response.status, headers: response.headers, text: await response.text() }
  })

/** A request below the base URL, with a token that is good. */
export const call = Effect.fnUntraced(function* (path: string, init: RequestInit = {}) {
  const { baseUrl, issueToken } = yield* Simulator
  const { access_token } = yield* issueToken()
  return yield* send(baseUrl + path, {
    ...init,
    headers: { authorization: `Bearer ${access_token}`, ...init.headers }
  })
})

/** A request that brings JSON. */
export const json = (body: unknown, method = "POST"): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body)
})

/** The body of a response, decoded by a schema with the fields that the test checks. */
export const read =
  <S extends Schema.ConstraintDecoder<unknown>>(schema: S) =>
  (reply: Reply): S["Type"] =>
    Schema.decodeUnknownSync(schema)(JSON.parse(reply.text))

/** Anything with an id. */
export const Item = Schema.Struct({ id: Schema.Int })

/** A list's envelope. */
export const Envelope = Schema.Struct({
  next: Schema.NullOr(Schema.String),
  previous: Schema.NullOr(Schema.String),
  count: Schema.Int,
  page: Schema.String,
  per_page: Schema.Int,
  results: Schema.Array(Item)
})

/** A list. */
export const list = (path: string) => Effect.map(call(path), read(Envelope))

/** The ids on a page of a list. */
export const ids = (path: string) => Effect.map(list(path), ({ results }) => results.map(({ id }) => id))

/** The keys of a JSON object in the order they were written. */
export const keysOf = (reply: Reply): ReadonlyArray<string> =>
  Object.keys(Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Unknown))(JSON.parse(reply.text)))
