/**
 * `beatport_playlist_remove`
 */
import { Effect, Schema } from "effect"
import type { AgentServices } from "../AgentServices.ts"
import { Confirmation } from "../Interaction.ts"
import { IdOrText } from "../parameters.ts"
import { requireReference } from "../Reference.ts"
import { clean } from "../text.ts"
import { makeArgumentFailure } from "../ToolFailure.ts"
import { writeTool } from "./declare.ts"

const parameters = Schema.Struct({
  playlist: IdOrText.annotate({ description: "Id or link" }),
  tracks: Schema.optionalKey(
    Schema.Array(IdOrText)
      .check(Schema.isMinLength(1), Schema.isMaxLength(500))
      .annotate({ description: "Without them the playlist is deleted" })
  ),
  confirm: Schema.optionalKey(Schema.Boolean.annotate({ description: "true only after the user agreed" }))
})

const Removal = Schema.Struct({
  done: Schema.Boolean,
  playlist: Schema.Int,
  removed: Schema.Int,
  deleted: Schema.Boolean,
  next: Schema.optionalKey(Schema.String)
})

export const PlaylistRemoveTool = writeTool(
  "beatport_playlist_remove",
  {
    title: "Remove from a playlist",
    description: "Removes tracks from a playlist, or deletes it.",
    parameters,
    success: Removal
  },
  { destructive: true, idempotent: true }
)

/** Removes tracks or a playlist, if the user agrees. */
export const playlistRemove = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { confirm = false, playlist, tracks }: typeof parameters.Type
) {
  const { playlists } = beatport.library
  const { id } = yield* requireReference("playlist", playlist, ["playlist"])
  const wanted = yield* Effect.forEach(tracks ?? [], (given, index) =>
    Effect.map(requireReference(`tracks[${index}]`, given, ["track"]), (reference) => reference.id)
  )
  const { name, track_count } = yield* playlists.get(id)
  const title = clean(name)
  const deletes = tracks === undefined
  const items = deletes ? [] : yield* readItems(beatport, id, new Set(wanted))
  if (!deletes && items.length === 0) {
    return yield* Effect.fail(makeArgumentFailure("tracks", `None of them is in the playlist "${title}".`))
  }
  const question = deletes
    ? `Delete the playlist "${title}" with ${track_count} tracks for good?`
    : `Remove ${items.length} tracks from the playlist "${title}"?`
  if (!confirm) {
    const ask = yield* Confirmation
    const reply = yield* ask(question)
    if (reply !== "confirmed") {
      const removal = { done: false, playlist: id, removed: 0, deleted: false }
      return reply === "declined"
        ? { ...removal, next: "The user declined. Do not ask again." }
        : { ...removal, next: `Ask the user: ${question} If they agree, call again with confirm true.` }
    }
  }
  if (deletes) yield* playlists.delete(id)
  else yield* playlists.removeTracks(id, items)
  return { done: true, playlist: id, removed: deletes ? track_count : items.length, deleted: deletes }
})

/** Returns the ids of the places that hold any of the tracks. */
const readItems = (beatport: AgentServices["beatport"], id: number, wanted: ReadonlySet<number>) =>
  Effect.map(beatport.library.playlists.trackIds(id), (places) =>
    places.flatMap((place) => (wanted.has(place.track_id) && place.id !== undefined ? [place.id] : []))
  )
