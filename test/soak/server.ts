/**
 * The simulator of a soak, in a process of its own: so that the memory, the sockets and the timers that are looked at
 * are the client's.
 */
import { Effect, Match, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { account } from "../reliability/World.ts"
import { type ResultOf, Order, Served, type Task } from "./Bookkeeping.ts"
import { faultHeader, numberHeader, plantable } from "./Faults.ts"

const ask = Effect.fnUntraced(function* (method: string, path: string, body?: unknown) {
  const { baseUrl, issueToken } = yield* Simulator
  const { access_token } = yield* issueToken()
  return yield* Effect.promise(async (signal) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      signal,
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    const text = await response.text()
    const result: unknown = response.ok && text !== "" ? JSON.parse(text) : null
    return result
  })
})

const Items = Schema.Struct({ results: Schema.Array(Schema.Struct({ id: Schema.Int, name: Schema.String })) })
const Found = Schema.Struct({ tracks: Schema.Array(Schema.Struct({ id: Schema.Int })) })
const Contents = Schema.Struct({
  tracks: Schema.Array(Schema.Struct({ id: Schema.Int, track_id: Schema.Int }))
})

const idOf = Schema.decodeUnknownSync(Schema.Struct({ id: Schema.Int }))
const itemsOf = Schema.decodeUnknownSync(Items)
const foundIn = Schema.decodeUnknownSync(Found)
const contentsOf = Schema.decodeUnknownSync(Schema.NullOr(Contents))

const placesOf = (id: number) =>
  Effect.map(ask("GET", `/my/playlists/${id}/tracks/ids/`), (result) => contentsOf(result)?.tracks ?? null)

/** How each task is done. */
const tasks: {
  readonly [Tag in Task["_tag"]]: (
    task: Extract<Task, { readonly _tag: Tag }>
  ) => Effect.Effect<ResultOf<Tag>, never, Simulator>
} = {
  Token: () => Effect.flatMap(Simulator, ({ issueToken }) => issueToken()),
  Playlist: Effect.fnUntraced(function* ({ trackIds }) {
    const { id } = idOf(yield* ask("POST", "/my/playlists/", { name: "Made before" }))
    if (trackIds.length > 0) {
      yield* ask("POST", `/my/playlists/${id}/tracks/bulk/`, { track_ids: trackIds })
    }
    return { id, places: (yield* placesOf(id)) ?? [] }
  }),
  Contents: ({ id }) => placesOf(id),
  Named: ({ name }) =>
    Effect.map(ask("GET", "/my/playlists/?per_page=100"), (result) =>
      itemsOf(result)
        .results.filter((playlist) => name === undefined || playlist.name === name)
        .map(({ id }) => id)
    ),
  Remove: ({ ids }) =>
    Effect.as(
      Effect.forEach(ids, (id) => ask("DELETE", `/my/playlists/${id}/`)),
      null
    ),
  Arrived: Effect.fnUntraced(function* () {
    const { clearRequests, requests } = yield* Simulator
    const numbers = (yield* requests).flatMap(({ headers }) => headers[numberHeader] ?? [])
    yield* clearRequests
    return {
      requests: numbers.length,
      twice: numbers.filter((number, index) => numbers.indexOf(number, index + 1) >= 0)
    }
  })
}

const perform = (task: Task): Effect.Effect<unknown, never, Simulator> => Match.valueTags(task, tasks)

const describeIt = Effect.gen(function* () {
  const { baseUrl, catalogue, clientId } = yield* Simulator
  const genres = catalogue.genres
    .map(({ id }) => ({ id, trackIds: catalogue.inGenre(id).map((track) => track.id) }))
    .filter(({ trackIds }) => trackIds.length > 20)
  const texts = [...new Set(catalogue.tracks.slice(0, 400).flatMap(({ name }) => name.split(" ")[0] ?? []))]
  const searches = yield* Effect.forEach(texts.slice(0, 20), (text) =>
    Effect.map(
      ask("GET", `/catalog/search/?q=${encodeURIComponent(text)}&type=tracks&page=1&per_page=25`),
      (result) => ({ text, trackIds: foundIn(result).tracks.map(({ id }) => id) })
    )
  )
  return Served.make({
    baseUrl,
    clientId,
    account,
    trackIds: catalogue.tracks.filter((track) => !track.release.restricted).map(({ id }) => id),
    genres,
    searches
  })
})

const serve = Effect.gen(function* () {
  const { fail } = yield* Simulator
  for (const { name, trouble } of plantable) {
    if (trouble.at === "server")
      yield* fail(trouble.fault, { times: "always", headers: { [faultHeader]: name } })
  }
  const served = yield* describeIt
  const context = yield* Effect.context<Simulator>()
  process.on("message", (message) => {
    const { order, task } = Schema.decodeUnknownSync(Order)(message)
    const done = Effect.map(perform(task), (result) => void process.send?.({ order, result }))
    void Effect.runPromiseWith(context)(done)
  })
  process.send?.(served)
  return yield* Effect.never
}).pipe(
  Effect.provide(
    Simulator.layer({
      tracks: 2000,
      seed: "soak",
      accounts: [account],
      // Refreshed about seven times a minute, and not during a call that waits for three timeouts.
      behaviour: { tokenLifetime: "10 seconds" }
    })
  )
)

// Ctrl-C is for the client, which says when the server is to end: by letting go of it.
process.on("SIGINT", () => undefined)
process.on("disconnect", () => process.exit())
await Effect.runPromise(serve)
