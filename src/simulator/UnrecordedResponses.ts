/**
 * Serves every endpoint of which no response was recorded. All bodies are invented here, so each response carries a
 * header that says so.
 *
 * The response depends on the path of the endpoint: facets, a part of an item, or what `wholes` lists. A part without an
 * entry is an empty list, and a request body without an entry is returned.
 */
import { Array as Arr, Context, Effect, Layer } from "effect"
import { type HttpServerRequest, HttpServerResponse } from "effect/http"
import type { CurrentAccount } from "./Accounts.ts"
import * as Body from "./Body.ts"
import { Catalogue } from "./Catalogue.ts"
import * as Facets from "./facets.ts"
import { Library, type Write } from "./Library.ts"
import * as Responses from "./responses.ts"
import { inventLists, inventWholes } from "./UnrecordedResponses/inventResponses.ts"

type Response = HttpServerResponse.HttpServerResponse

/** Describes a request for an unrecorded endpoint, as its handler receives it. */
export interface UnrecordedRequest {
  readonly endpoint: { readonly method: string; readonly path: string }
  readonly params?: { readonly id?: number | undefined }
  readonly query?: { readonly ids?: number | ReadonlyArray<number> | undefined }
  readonly request: HttpServerRequest.HttpServerRequest
}

/** Name of the header that marks an invented response. */
export const invented = "x-simulator-invented"

/** Marks a response as invented. */
export const markInvented = (response: Response): Response =>
  HttpServerResponse.setHeader(response, invented, "true")

export class UnrecordedResponses extends Context.Service<
  UnrecordedResponses,
  {
    /** Responds to a request for any of the unrecorded endpoints. */
    readonly respond: (asked: UnrecordedRequest) => Effect.Effect<Response, never, CurrentAccount>
  }
>()("effect-beatport/simulator/UnrecordedResponses") {
  static readonly layer = Layer.effect(
    UnrecordedResponses,
    Effect.gen(function* () {
      const library = yield* Library
      const catalogue = yield* Catalogue
      const lists = new Map(Object.entries(inventLists(catalogue, library)))
      const wholes = new Map(Object.entries(inventWholes(catalogue)))

      const respond = ({ endpoint, params, query, request }: UnrecordedRequest, write: Write): Response => {
        const inquiry = { ...write, ids: Arr.ensure(query?.ids ?? []), request }
        const path = endpoint.path.slice("/v4".length)
        const [list = "", part] = path.split(":id/")
        const whole = wholes.get(path)
        if (part !== undefined) {
          return (
            lists.get(list)?.respond(params?.id ?? 0, part, endpoint.method, inquiry) ?? Responses.notFound
          )
        }
        if (whole !== undefined) return whole(inquiry)
        return endpoint.method === "GET"
          ? (lists.get(path.slice(0, -"facets/".length))?.facets(write.own) ?? Facets.none)
          : write.body.read(Body.everything, (fields) => Responses.json(fields))
      }

      return UnrecordedResponses.of({
        respond: (asked) =>
          Effect.map(
            library.writing(asked.request, (write) => respond(asked, write)),
            markInvented
          )
      })
    })
  )
}
