/**
 * The playlists of the simulator's account, without the client that is tested.
 */
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"

const Playlist = Schema.Struct({ id: Schema.Int, name: Schema.String })
const decodeOne = Schema.decodeUnknownSync(Playlist)
const decodeAll = Schema.decodeUnknownSync(Schema.Struct({ results: Schema.Array(Playlist) }))

const ask = Effect.fnUntraced(function* (query: string, init: RequestInit) {
  const { baseUrl, issueToken } = yield* Simulator
  const { access_token } = yield* issueToken()
  return yield* Effect.promise(async (signal): Promise<unknown> => {
    const response = await fetch(`${baseUrl}/my/playlists/${query}`, {
      ...init,
      signal,
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" }
    })
    return response.json()
  })
})

/** Makes a playlist; gives its id. */
export const make: Effect.Effect<number, never, Simulator> = Effect.map(
  ask("", { method: "POST", body: JSON.stringify({ name: "Made before" }) }),
  (reply) => decodeOne(reply).id
)

/** How many playlists have this name, of the latest hundred. */
export const named = (name: string): Effect.Effect<number, never, Simulator> =>
  Effect.map(
    ask("?per_page=100", {}),
    (reply) => decodeAll(reply).results.filter((playlist) => playlist.name === name).length
  )
