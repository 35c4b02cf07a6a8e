/**
 * The batches: tracks, releases, artists and labels by id, by ISRC and by UPC.
 */
import { Effect, Exit, Predicate, Request, RequestResolver, Schema, Stream } from "effect"
import { type CallError, NotFoundError, ValidationError } from "../../errors/BeatportError.ts"
import { Id } from "../../schemas/Filter.ts"
import type { Track } from "../../schemas/Track.ts"
import { Batch, type Keys } from "./Batch.ts"
import type { Paged } from "../lists/Paged.ts"

/** Asks for things by id, a hundred at a time. */
export const byIds =
  <A extends { readonly id: number }>(list: (filters: { readonly id: ReadonlyArray<number> }) => Paged<A>) =>
  <KeyError = never>(ids: Keys<number, KeyError>): Batch<number, A, CallError | KeyError> =>
    Batch.make(ids, {
      argument: "ids",
      wrong: (id) => (isId(id) ? undefined : "Expected an id: a whole number above 0."),
      normalize: (id) => id,
      fetch: (id) => all(list({ id })),
      keyOf: ({ id }) => id
    })

const isId = Schema.is(Id)

/** Asks for tracks by ISRC. One recording can be on several releases, so a key can have several matches. */
export const byIsrcs =
  (list: (filters: { readonly isrc: ReadonlyArray<string> }) => Paged<Track>) =>
  <KeyError = never>(isrcs: Keys<string, KeyError>): Batch<string, Track, CallError | KeyError> =>
    Batch.make(isrcs, {
      argument: "isrcs",
      wrong: (isrc) =>
        isText(isrc) && /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(compact(isrc))
          ? undefined
          : 'Expected an ISRC such as "GBABC1200042": country, registrant, year, number.',
      normalize: compact,
      fetch: (isrc) => all(list({ isrc })),
      keyOf: ({ isrc }) => (isrc === null ? null : compact(isrc))
    })

/** Asks for releases by UPC or EAN. */
export const byUpcs =
  <A extends { readonly upc: string | null }>(
    list: (filters: { readonly upc: ReadonlyArray<string> }) => Paged<A>
  ) =>
  <KeyError = never>(upcs: Keys<string, KeyError>): Batch<string, A, CallError | KeyError> =>
    Batch.make(upcs, {
      argument: "upcs",
      wrong: (upc) =>
        isText(upc) && /^\d{8,14}$/.test(compact(upc)) ? undefined : "Expected a UPC or EAN: 8 to 14 digits.",
      normalize: compact,
      fetch: (upc) => all(list({ upc })),
      keyOf: ({ upc }) => upc
    })

/** In JavaScript a code may be a number. */
const isText = (code: unknown): boolean => Predicate.isString(code)

/** ISRCs and UPCs are printed with hyphens and spaces, and stored without. */
const compact = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, "")

/** A hundred keys fit on a page, unless one has several matches. */
const all = <A>(list: Paged<A>): Effect.Effect<ReadonlyArray<A>, CallError | ValidationError> =>
  Stream.runCollect(list.items)

/** One track, as a list gives it. */
class GetTrack extends Request.Class<{ readonly id: number }, Track, CallError | NotFoundError> {}

/** How long a request waits for others to go with it. */
const gatheringTime = "10 millis"

/** One track by id; those that are asked for within ten milliseconds go in one request. */
export const makeGetListed = (
  getMany: (ids: ReadonlyArray<number>) => Batch<number, Track>
): ((id: number) => Effect.Effect<Track, CallError | NotFoundError>) => {
  const resolver = RequestResolver.make<GetTrack>((entries) =>
    Effect.map(Effect.exit(getMany(entries.map(({ request }) => request.id))), (exit) => {
      const tracks = new Map(Exit.isSuccess(exit) ? exit.value.items.map((track) => [track.id, track]) : [])
      for (const entry of entries) {
        const track = tracks.get(entry.request.id)
        entry.completeUnsafe(
          Exit.isFailure(exit)
            ? Exit.failCause(exit.cause)
            : track === undefined
              ? Exit.fail(missing(entry.request.id))
              : Exit.succeed(track)
        )
      }
    })
  ).pipe(RequestResolver.setDelay(gatheringTime))
  // A wrong id fails its own call, not the others that would go with it.
  return (id) => (isId(id) ? Effect.request(new GetTrack({ id }), resolver) : Effect.fail(wrongId))
}

const wrongId = new ValidationError({
  method: "GET",
  path: "/catalog/tracks/",
  fields: { id: ["Expected an id: a whole number above 0."] }
})

const missing = (id: number) =>
  new NotFoundError({ method: "GET", path: `/catalog/tracks/${id}/`, status: 404 })
