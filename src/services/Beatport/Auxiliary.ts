/**
 * Reference tables, and whether the server is well.
 */
import type { Effect, Schema } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import type { NotFoundError } from "../../errors/NotFoundError.ts"
import type { ArtistType, ArtistTypeDetail, CommercialModelType } from "../../schemas/Auxiliary.ts"
import type { Paged, Paging } from "../lists/Paged.ts"
import type { EndpointCalls } from "../calls/EndpointCalls.ts"
import type { Lists } from "../lists/Lists.ts"

/** What is beside the catalogue. */
export interface Auxiliary {
  /** The kinds of artists there are. */
  readonly artistTypes: (paging?: Paging) => Paged<ArtistType>
  /** A kind of artist by id. */
  readonly artistType: (id: number) => Effect.Effect<ArtistTypeDetail, CallError | NotFoundError>
  /** The commercial models there are. */
  readonly commercialModelTypes: (paging?: Paging) => Paged<CommercialModelType>
  /** Succeeds if the server says that it is well; a `ServerError` if not. */
  readonly health: () => Effect.Effect<void, CallError>
  /** The same about the server's database. */
  readonly databaseHealth: () => Effect.Effect<void, CallError>
  /** What kinds of artists can be filtered by, as the server describes it; passed on as it comes. */
  readonly artistTypeFacets: () => Effect.Effect<Schema.Json, CallError>
  /** The same about commercial models. */
  readonly commercialModelTypeFacets: () => Effect.Effect<Schema.Json, CallError>
}

export const makeAuxiliary = (calls: EndpointCalls, lists: Lists): Auxiliary => ({
  artistTypes: (paging = {}) => lists.of(calls.auxiliary.artistTypes, paging),
  artistType: (id) => calls.auxiliary.artistType({ params: { id } }),
  commercialModelTypes: (paging = {}) => lists.of(calls.auxiliary.commercialModelTypes, paging),
  health: () => calls.auxiliary.health({}),
  databaseHealth: () => calls.auxiliary.databaseHealth({}),
  artistTypeFacets: () => calls.auxiliary.artistTypeFacets({}),
  commercialModelTypeFacets: () => calls.auxiliary.commercialModelTypeFacets({})
})
