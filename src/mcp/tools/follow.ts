/**
 * `beatport_follow`
 */
import { Effect, Schema } from "effect"
import type { AgentServices } from "../AgentServices.ts"
import { IdOrText } from "../parameters.ts"
import { requireReference } from "../Reference.ts"
import { writeTool } from "./declare.ts"

const followable = ["artist", "label", "playlist", "genre"] as const

const parameters = Schema.Struct({
  ids: Schema.Array(IdOrText)
    .check(Schema.isMinLength(1), Schema.isMaxLength(50))
    .annotate({ description: "Links or kind:id" }),
  unfollow: Schema.optionalKey(Schema.Boolean.annotate({ description: "To unfollow" }))
})

const Followed = Schema.Struct({ done: Schema.Boolean, changed: Schema.Int })

export const FollowTool = writeTool(
  "beatport_follow",
  {
    title: "Follow",
    description: "Follows artists, labels, playlists or genres.",
    parameters,
    success: Followed
  },
  { destructive: false, idempotent: true }
)

/** Follows or unfollows what the references name. */
export const follow = Effect.fnUntraced(function* (
  { beatport }: AgentServices,
  { ids, unfollow = false }: typeof parameters.Type
) {
  const { following, genres } = beatport.library
  const references = yield* Effect.forEach(ids, (given, index) =>
    requireReference(`ids[${index}]`, given, followable)
  )
  const of = (kind: (typeof followable)[number]) => [
    ...new Set(references.flatMap((reference) => (reference.kind === kind ? [reference.id] : [])))
  ]
  const request = { performer: of("artist"), label: of("label"), playlist: of("playlist") }
  const others = [...request.performer, ...request.label, ...request.playlist]
  if (others.length > 0) yield* unfollow ? following.unfollow(request) : following.follow(request)
  yield* Effect.forEach(of("genre"), (id) => (unfollow ? genres.unfollow(id) : genres.follow(id)), {
    discard: true
  })
  return { done: true, changed: others.length + of("genre").length }
})
