/**
 * What a soak asks its server beside the client that is tested: what there is, and what has become of it.
 */
import { Schema } from "effect"

/** What the server says when it is ready. */
export const Served = Schema.Struct({
  baseUrl: Schema.String,
  clientId: Schema.String,
  account: Schema.Struct({ username: Schema.String, password: Schema.String }),
  /** Tracks that can be read by id. */
  trackIds: Schema.Array(Schema.Int),
  /** Lists, with everything that is in each. */
  genres: Schema.Array(Schema.Struct({ id: Schema.Int, trackIds: Schema.Array(Schema.Int) })),
  /** Texts, with what a page of 25 of them has. */
  searches: Schema.Array(Schema.Struct({ text: Schema.String, trackIds: Schema.Array(Schema.Int) }))
})
export interface Served extends Schema.Schema.Type<typeof Served> {}

/** Something that the server is to do or to say. */
export const Task = Schema.Union([
  /** A token, as a client that signed in before has it. */
  Schema.Struct({ _tag: Schema.tag("Token") }),
  /** Makes a playlist. */
  Schema.Struct({ _tag: Schema.tag("Playlist"), trackIds: Schema.Array(Schema.Int) }),
  /** What is in a playlist; none if it is not there. */
  Schema.Struct({ _tag: Schema.tag("Contents"), id: Schema.Int }),
  /** The playlists with a name; without one, all. */
  Schema.Struct({ _tag: Schema.tag("Named"), name: Schema.optionalKey(Schema.String) }),
  Schema.Struct({ _tag: Schema.tag("Remove"), ids: Schema.Array(Schema.Int) }),
  /** The requests of the client since this was asked last. */
  Schema.Struct({ _tag: Schema.tag("Arrived") })
])
export type Task = typeof Task.Type

/** A task as it goes to the server. */
export const Order = Schema.Struct({ order: Schema.Int, task: Task })

/** A track in a playlist. */
const Place = Schema.Struct({ id: Schema.Int, track_id: Schema.Int })

/** The result of each task. */
export const results = {
  Token: Schema.Struct({
    access_token: Schema.String,
    refresh_token: Schema.String,
    expires_in: Schema.Finite
  }),
  Playlist: Schema.Struct({ id: Schema.Int, places: Schema.Array(Place) }),
  Contents: Schema.NullOr(Schema.Array(Place)),
  Named: Schema.Array(Schema.Int),
  Remove: Schema.Null,
  Arrived: Schema.Struct({ requests: Schema.Int, twice: Schema.Array(Schema.String) })
} as const

/** The type of a task's result. */
export type ResultOf<Tag extends Task["_tag"]> = (typeof results)[Tag]["Type"]

/** A result as the child process sends it. */
export const TaskResult = Schema.Struct({ order: Schema.Int, result: Schema.Unknown })
