/**
 * What happens to every call of the declared API before and after its handler: the token, the query's quirks, and
 * refusals in Django's words.
 */
import { Effect, Layer, SchemaIssue } from "effect"
import { HttpServerRequest, type HttpServerResponse } from "effect/http"
import { type HttpApiEndpoint, HttpApiError, HttpApiMiddleware } from "effect/http-api"
import { CurrentAccount, nobody } from "./Accounts.ts"
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
      return ApiAccess.of((handler, { endpoint }) =>
        Effect.gen(function* () {
          const request = yield* HttpServerRequest.HttpServerRequest
          const token = yield* grants.token(bearer(request.headers["authorization"]))
          if (token === undefined && !open.has(endpoint.path)) return Responses.unauthenticated
          const { commaLists } = yield* behaviour.get
          const asked = understood(yield* HttpServerRequest.ParsedSearchParams, endpoint, commaLists)
          return yield* handler.pipe(
            Effect.catch((error) =>
              HttpApiError.HttpApiSchemaError.is(error)
                ? Effect.succeed(refusal(error, asked))
                : Effect.fail(error)
            ),
            Effect.provideService(HttpServerRequest.ParsedSearchParams, asked),
            Effect.provideService(CurrentAccount, token?.account ?? nobody)
          )
        })
      )
    })
  )
}

/**
 * Calls that need no token: revoking names the one it kills. (Health checks need one, says Beatport's document.)
 */
const open: ReadonlySet<string> = new Set(["/v4/auth/o/revoke/"])

/**
 * The token of an `Authorization` header, or a text that is none. Beatport's document says that a session's cookie
 * opens the API too; nobody uses it so, and here it would only hide that a client forgets its token.
 */
export const bearer = (header: string | undefined): string => /^Bearer (\S+)$/i.exec(header ?? "")?.[1] ?? ""

type Query = Readonly<Record<string, string | Array<string>>>

/**
 * The query as the server takes it: parameters it does not know are ignored in silence, of one that comes twice the
 * last counts (as in Django; assumed), `True` of Python is true, and `per_page` is made to fit.
 */
const understood = (
  query: Query,
  endpoint: HttpApiEndpoint.Top,
  commaLists: Behaviour["commaLists"]
): Query => {
  const known = parameters(endpoint)
  const kept: Record<string, string> = {}
  for (const [name, given] of Object.entries(query)) {
    const value = Array.isArray(given) ? given.at(-1) : given
    if (value === undefined || value === "" || !known.has(name)) continue
    if (name === "per_page") {
      // Django REST framework falls back to the default where the size is no size, and cuts what is too much.
      const size = Number(value)
      if (Number.isInteger(size) && size > 0) kept[name] = String(Math.min(size, maximumPerPage))
    } else if (commaLists === "ids" && textFilters.has(name)) kept[name] = value.replaceAll(",", unsplitComma)
    else kept[name] = value === "True" || value === "False" ? value.toLowerCase() : value
  }
  return kept
}

/** The filters that take texts, for which no comma list was ever recorded. */
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

/** Stands for a comma that does not separate; no name of the catalogue has it. */
const unsplitComma = "\uFE50"

const parameterNames = new WeakMap<HttpApiEndpoint.Top, ReadonlySet<string>>()

const parameters = (endpoint: HttpApiEndpoint.Top): ReadonlySet<string> => {
  const known = parameterNames.get(endpoint)
  if (known !== undefined) return known
  const ast = endpoint.query?.ast
  const names = new Set(ast?._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : [])
  parameterNames.set(endpoint, names)
  return names
}

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1()

/** A request that does not decode: 404 for what cannot be an id or a page, 400 with a complaint by parameter else. */
const refusal = (
  error: HttpApiError.HttpApiSchemaError,
  asked: Query
): HttpServerResponse.HttpServerResponse => {
  const fields = new Set(formatIssues(error.cause.issue).issues.map(({ path }) => fieldOf(path)))
  switch (error.kind) {
    case "Params":
      return Responses.notFound
    case "Query":
      if (fields.has("page")) return Responses.invalidPage
      return Responses.json(
        Object.fromEntries(
          Array.from(fields, (name) => [name, [complaint(name, String(asked[name] ?? ""))]])
        ),
        { status: 400 }
      )
    // Bodies are not read by the declaration: see Body.ts.
    case "Payload":
    case "Headers":
    case "Body":
    case "ResponseHeaders":
      return Responses.htmlPage("Server Error (500)", "<h1>Server Error (500)</h1>", { status: 500 })
  }
}

const fieldOf = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string => {
  const first = path?.[0]
  return String(typeof first === "object" ? first.key : (first ?? "non_field_errors"))
}

const dateLike = /date|^created$|^updated$/
const chosen =
  /^(order_by|type|enabled|hype|dj_edits|ugc_remixes|.*_enabled|available_worldwide|exclusive)$|^is_|^was_|^hype_/

/** What is wrong with a parameter, in the words Beatport's documentation shows for numbers and choices. */
const complaint = (name: string, value: string): string => {
  if (dateLike.test(name)) return "Enter a valid date."
  if (chosen.test(name)) return `Select a valid choice. ${value} is not one of the available choices.`
  return value === "" ? "This field is required." : "Enter a number."
}
