/**
 * Operations on reference tables, and health checks of the server.
 */
import type { Effect, Schema } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { ArtistType, ArtistTypeDetail, CommercialModelType } from "../../schemas/Auxiliary.ts"
import type { Paging } from "../lists/List.ts"
import type { Paged } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"
import { orEmpty } from "../calls/orEmpty.ts"

/** Reads reference tables and checks the server's health. */
export interface Auxiliary {
  /** Lists the kinds of artists. */
  readonly artistTypes: (paging?: Paging) => Paged<ArtistType>
  /** Fetches the kind of artist with this id. */
  readonly artistType: (id: number) => Effect.Effect<ArtistTypeDetail, CallError | NotFoundError>
  /** Lists the commercial models. */
  readonly commercialModelTypes: (paging?: Paging) => Paged<CommercialModelType>
  /** Checks the health of the server. Fails with a `ServerError` if the server reports a problem. */
  readonly health: () => Effect.Effect<void, CallError>
  /** Checks the health of the server's database. Fails with a `ServerError` if the server reports a problem. */
  readonly databaseHealth: () => Effect.Effect<void, CallError>
  /** Fetches the filters of the kinds of artists as the server describes them. Returns JSON as sent. */
  readonly artistTypeFacets: () => Effect.Effect<Schema.Json, CallError>
  /** Fetches the filters of the commercial models as the server describes them. Returns JSON as sent. */
  readonly commercialModelTypeFacets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeAuxiliary = (calls: EndpointCalls, lists: Lists): Auxiliary => ({
  artistTypes: (paging) => lists.of(calls.auxiliary.artistTypes, orEmpty(paging)),
  artistType: (id) => calls.auxiliary.artistType({ params: { id } }),
  commercialModelTypes: (paging) => lists.of(calls.auxiliary.commercialModelTypes, orEmpty(paging)),
  health: () => calls.auxiliary.health({}),
  databaseHealth: () => calls.auxiliary.databaseHealth({}),
  artistTypeFacets: () => calls.auxiliary.artistTypeFacets({}),
  commercialModelTypeFacets: () => calls.auxiliary.commercialModelTypeFacets({})
})
