/**
 * `beatport_playlist_change`
 */
import { Effect, Schema } from "effect"
import { PlaylistFields } from "../../schemas/Playlist.ts"
import type { AgentServices } from "../AgentServices.ts"
import { describeParameter } from "../describeParameter.ts"
import { IdOrText } from "../parameters.ts"
import { requireReference } from "../Reference.ts"
import { clean } from "../text.ts"
import { makeArgumentFailure } from "../ToolFailure.ts"
import { writeTool } from "./declare.ts"

/** How many tracks one call can name. */
const mostTracks = 500

const parameters = Schema.Struct({
  action: Schema.Literals(["create", "add", "sync"]).annotate({
    description: "sync also removes and reorders"
  }),
  playlist: Schema.optionalKey(IdOrText.annotate({ description: "Of add and sync" })),
  name: Schema.optionalKey(
    PlaylistFields.fields.name.annotate({
      description: `${describeParameter("PlaylistFields", "name")}, for create`
    })
  ),
  tracks: Schema.optionalKey(
    Schema.Array(IdOrText)
      .check(Schema.isMaxLength(mostTracks))
      .annotate({ description: `${describeParameter("TracksToAdd", "track_ids")} or links, in order` })
  ),
  dry_run: Schema.optionalKey(Schema.Boolean.annotate({ description: "Default true: only tells" }))
})

/** Describes what a change did, or would do. */
const Change = Schema.Struct({
  done: Schema.Boolean,
  playlist: Schema.optionalKey(Schema.Int),
  added: Schema.Int,
  removed: Schema.Int,
  reordered: Schema.Boolean,
  next: Schema.optionalKey(Schema.String)
})
type Change = typeof Change.Type

export const PlaylistChangeTool = writeTool(
  "beatport_playlist_change",
  {
    title: "Change a playlist",
    description: "Creates a playlist, adds to it, or syncs it. dry_run false does it.",
    parameters,
    success: Change
  },
  { destructive: true, idempotent: false }
)

/** Creates, extends or syncs a playlist. Unless `dry_run` is false, it only reads. */
export const playlistChange = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { action, dry_run = true, name, playlist, tracks = [] }: typeof parameters.Type
) {
  const { playlists } = beatport.library
  const wanted = yield* Effect.forEach(tracks, (given, index) =>
    Effect.map(requireReference(`tracks[${index}]`, given, ["track"]), ({ id }) => id)
  )
  if (action === "create") {
    if (name === undefined)
      return yield* Effect.fail(makeArgumentFailure("name", "create needs the name of the playlist."))
    if (playlist !== undefined) {
      return yield* Effect.fail(
        makeArgumentFailure("playlist", "create makes a new playlist. Leave it out, or use add or sync.")
      )
    }
    yield* requireTracks(beatport, wanted)
    if (dry_run) return describeDryRun({ added: wanted.length, removed: 0, reordered: false })
    const created = yield* playlists.create(name)
    if (wanted.length > 0) {
      yield* playlists.addTracks(created.id, wanted).pipe(
        // The playlist exists now. Without its id, trying again would create a second one.
        Effect.mapError((error) =>
          makeArgumentFailure(
            "tracks",
            `The playlist ${created.id} was created, but the tracks were not added: ${error.message} To go on, call add with playlist ${created.id}.`
          )
        )
      )
    }
    return { done: true, playlist: created.id, added: wanted.length, removed: 0, reordered: false }
  }
  if (name !== undefined)
    return yield* Effect.fail(makeArgumentFailure("name", `${action} does not rename. Leave it out.`))
  if (playlist === undefined) {
    return yield* Effect.fail(
      makeArgumentFailure("playlist", `${action} needs the id of a playlist; see beatport_my_playlists.`)
    )
  }
  if (wanted.length === 0) {
    return yield* Effect.fail(
      makeArgumentFailure(
        "tracks",
        `${action} needs tracks. To empty or delete a playlist, use beatport_playlist_remove.`
      )
    )
  }
  const { id } = yield* requireReference("playlist", playlist, ["playlist"])
  yield* requireTracks(beatport, wanted)
  if (action === "add") {
    const { name: title } = yield* playlists.get(id)
    const change = { playlist: id, added: wanted.length, removed: 0, reordered: false }
    if (dry_run) return describeDryRun(change, `to "${clean(title)}"`)
    yield* playlists.addTracks(id, wanted)
    return { done: true, ...change }
  }
  const { add, remove, reorder } = yield* dry_run
    ? playlists.planSync(id, wanted)
    : playlists.sync(id, wanted)
  const change = { playlist: id, added: add.length, removed: remove.length, reordered: reorder }
  return dry_run ? describeDryRun(change) : { done: true, ...change }
})

const describeDryRun = (change: Omit<Change, "done" | "next">, where = ""): Change => ({
  done: false,
  ...change,
  next: `Nothing was changed${where === "" ? "" : ` ${where}`}. Call again with dry_run false to do it.`
})

/** Fails if Beatport does not have one of the tracks, because it would accept the id and show nothing. */
const requireTracks = (beatport: AgentServices["beatport"], ids: ReadonlyArray<number>) =>
  ids.length === 0
    ? Effect.void
    : Effect.flatMap(beatport.tracks.getMany(ids), ({ missing }) =>
        missing.length === 0
          ? Effect.void
          : Effect.fail(
              makeArgumentFailure(
                "tracks",
                `Beatport has no track ${missing.slice(0, 20).join(", ")}. Leave it out.`
              )
            )
      )
