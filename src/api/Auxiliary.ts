/**
 * `/auxiliary/`, and whether the server is well.
 */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema } from "effect/http-api"
import { ArtistType, ArtistTypeDetail, CommercialModelType } from "../schemas/Auxiliary.ts"
import * as Filter from "../schemas/Filter.ts"
import { ListOf } from "../schemas/Page.ts"
import { UnrecordedResponse } from "../schemas/Unrecorded.ts"

export class AuxiliaryApi extends HttpApiGroup.make("auxiliary").add(
  /** Lists the types of artists. */
  HttpApiEndpoint.get("artistTypes", "/auxiliary/artist-types/", {
    query: Filter.paging,
    success: ListOf(ArtistType)
  }),
  /** Returns the artist type with this id. */
  HttpApiEndpoint.get("artistType", "/auxiliary/artist-types/:id/", {
    params: { id: Filter.Id },
    success: ArtistTypeDetail
  }),
  /** Returns the facets of artist types. */
  HttpApiEndpoint.get("artistTypeFacets", "/auxiliary/artist-types/facets/", {
    success: UnrecordedResponse
  }),
  /** Lists the commercial models. */
  HttpApiEndpoint.get("commercialModelTypes", "/auxiliary/commercial-model-types/", {
    query: Filter.paging,
    success: ListOf(CommercialModelType)
  }),
  /** Returns the facets of commercial models. */
  HttpApiEndpoint.get("commercialModelTypeFacets", "/auxiliary/commercial-model-types/facets/", {
    success: UnrecordedResponse
  }),

  // Only the status of the response counts; its body is unrecorded.
  /** Checks whether the server responds. */
  HttpApiEndpoint.get("health", "/health-check/", {
    success: HttpApiSchema.Empty(200)
  }),
  /** Checks whether the server's database responds. */
  HttpApiEndpoint.get("databaseHealth", "/db-health-check/", {
    success: HttpApiSchema.Empty(200)
  })
) {}
