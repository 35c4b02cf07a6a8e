/**
 * Single tracks in the list form, fetched together.
 */
import { Effect, Exit, Request, RequestResolver } from "effect"
import type { CallError } from "../../errors/BeatportError.ts"
import { NotFoundError } from "../../errors/NotFoundError.ts"
import { argumentError } from "../../errors/ValidationError.ts"
import type { Track } from "../../schemas/Track.ts"
import type { Batch } from "./Batch.ts"
import { expectedId } from "../../schemas/Filter.ts"
import { isId } from "./byKeys.ts"

/** Requests one track in the list form. */
class GetTrack extends Request.Class<{ readonly id: number }, Track, CallError | NotFoundError> {}

/** How long a request waits for others to join it. */
const gatheringTime = "10 millis"

/** Makes a function that fetches one track by id. Calls within ten milliseconds of each other share one request. */
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
              ? Exit.fail(makeMissingError(entry.request.id))
              : Exit.succeed(track)
        )
      }
    })
  ).pipe(RequestResolver.setDelay(gatheringTime))
  // An invalid id fails its own call only, not the calls that would share its request.
  return (id) => (isId(id) ? Effect.request(new GetTrack({ id }), resolver) : Effect.fail(wrongId))
}

const wrongId = argumentError("tracks.getListed", "id", `${expectedId}.`)

const makeMissingError = (id: number) =>
  new NotFoundError({ method: "GET", path: `/catalog/tracks/${id}/`, status: 404 })
