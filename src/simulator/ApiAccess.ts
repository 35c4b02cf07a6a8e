/**
 * Middleware for every declared endpoint: checks the token, normalises the query as the server does, and turns schema
 * errors into Django's error responses.
 */
import { Effect, Layer, SchemaIssue } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import { type HttpApiEndpoint, HttpApiError, HttpApiMiddleware } from "effect/http-api"
import { anonymous, CurrentAccount } from "./Accounts.ts"
import { makeAllow } from "./allowedMethods.ts"
import * as Responses from "./responses.ts"
import { type Behaviour, CurrentBehaviour } from "./Behaviour.ts"
import { Grants } from "./Grants.ts"
import { maximumPerPage } from "./envelopes.ts"

export class ApiAccess extends HttpApiMiddleware.Service<ApiAccess, { provides: CurrentAccount }>()(
  "effect-beatport/simulator/ApiAccess"
) {
  static readonly layer = Layer.effect(
    ApiAccess,
    Effect.gen(function* () {
      const behaviour = yield* CurrentBehaviour
      const grants = yield* Grants
      const allow = makeAllow()
      return ApiAccess.of((handler, { endpoint }) =>
        Effect.gen(function* () {
          const request = yield* HttpServerRequest.HttpServerRequest
          const token = yield* grants.token(readBearer(request.headers["authorization"]))
          if (token === undefined && !open.has(endpoint.path)) return Responses.unauthenticated
          const { commaLists } = yield* behaviour.get
          const asked = normaliseQuery(yield* HttpServerRequest.ParsedSearchParams, endpoint, commaLists)
          return yield* handler.pipe(
            Effect.catch((error) =>
              HttpApiError.HttpApiSchemaError.is(error)
                ? Effect.succeed(makeErrorResponse(error, asked))
                : Effect.fail(error)
            ),
            Effect.map((response) =>
              "allow" in response.headers
                ? response
                : HttpServerResponse.setHeader(response, "allow", allow(endpoint.path))
            ),
            Effect.provideService(HttpServerRequest.ParsedSearchParams, asked),
            Effect.provideService(CurrentAccount, token?.account ?? anonymous)
          )
        })
      )
    })
  )
}

/**
 * Endpoints without a token: revoking names the token in its body. (Health checks need one, according to Beatport's
 * document.)
 */
const open: ReadonlySet<string> = new Set(["/v4/auth/o/revoke/"])

/**
 * Returns the token of an `Authorization` header; empty without one. Beatport's document says that a session cookie
 * is accepted too. The simulator rejects it; otherwise a client that forgets its token would not be noticed.
 */
export const readBearer = (header: string | undefined): string =>
  /^Bearer (\S+)$/i.exec(header ?? "")?.[1] ?? ""

type Query = Readonly<Record<string, string | Array<string>>>

/**
 * Normalises a query as the server does. Unknown parameters are ignored, the last of repeated parameters counts (as
 * in Django; assumed), `True` of Python is true, and `per_page` is limited.
 */
const normaliseQuery = (
  query: Query,
  endpoint: HttpApiEndpoint.Top,
  commaLists: Behaviour["commaLists"]
): Query => {
  const known = findParameters(endpoint)
  const kept: Record<string, string> = {}
  for (const [name, given] of Object.entries(query)) {
    const value = Array.isArray(given) ? given.at(-1) : given
    if (value === undefined || value === "" || !known.has(name)) continue
    if (name === "per_page") {
      // Django REST framework uses the default if the size is invalid, and reduces a size above the maximum.
      const size = Number(value)
      if (Number.isInteger(size) && size > 0) kept[name] = String(Math.min(size, maximumPerPage))
    } else if (commaLists === "ids" && textFilters.has(name)) kept[name] = value.replaceAll(",", unsplitComma)
    else kept[name] = value === "True" || value === "False" ? value.toLowerCase() : value
  }
  return kept
}

/** The filters on strings. No comma list was recorded for them. */
const textFilters: ReadonlySet<string> = new Set([
  "artist_name",
  "catalog_number",
  "genre_name",
  "isrc",
  "key_name",
  "label_name",
  "label_name_exact",
  "mix_name",
  "name",
  "release_name",
  "upc"
])

/** Replaces a comma that is not a separator. No name of the catalogue contains it. */
const unsplitComma = "\uFE50"

const parameterNames = new WeakMap<HttpApiEndpoint.Top, ReadonlySet<string>>()

const findParameters = (endpoint: HttpApiEndpoint.Top): ReadonlySet<string> => {
  const known = parameterNames.get(endpoint)
  if (known !== undefined) return known
  const ast = endpoint.query?.ast
  const names = new Set(ast?._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : [])
  parameterNames.set(endpoint, names)
  return names
}

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1()

/**
 * Makes the error response to a request that does not decode: 404 for an invalid id or page, otherwise 400 with one
 * message per parameter.
 */
const makeErrorResponse = (
  error: HttpApiError.HttpApiSchemaError,
  asked: Query
): HttpServerResponse.HttpServerResponse => {
  const fields = new Set(formatIssues(error.cause.issue).issues.map(({ path }) => readField(path)))
  switch (error.kind) {
    case "Params":
      return Responses.notFound
    case "Query":
      if (fields.has("page")) return Responses.invalidPage
      return Responses.json(
        Object.fromEntries(
          Array.from(fields, (name) => [name, [describeComplaint(name, String(asked[name] ?? ""))]])
        ),
        { status: 400 }
      )
    // The declaration does not decode request bodies: see Body.ts.
    case "Payload":
    case "Headers":
    case "Body":
    case "ResponseHeaders":
      return Responses.htmlPage("Server Error (500)", "<h1>Server Error (500)</h1>", { status: 500 })
  }
}

const readField = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string => {
  const first = path?.[0]
  return String(typeof first === "object" ? first.key : (first ?? "non_field_errors"))
}

const dateLike = /date|^created$|^updated$/
const chosen =
  /^(order_by|type|enabled|hype|dj_edits|ugc_remixes|.*_enabled|available_worldwide|exclusive)$|^is_|^was_|^hype_/

/** Returns the message for an invalid parameter, as Beatport's documentation shows it for numbers and choices. */
const describeComplaint = (name: string, value: string): string => {
  if (dateLike.test(name)) return "Enter a valid date."
  if (chosen.test(name)) return `Select a valid choice. ${value} is not one of the available choices.`
  return value === "" ? "This field is required." : "Enter a number."
}
