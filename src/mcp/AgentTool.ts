/**
 * The tools as JSON Schema and functions, for servers and for agent frameworks of other makers.
 */
import { Context, Effect, Option, Schema } from "effect"
import { Tool } from "effect/ai"
import type { Matching } from "../matching/index.ts"
import type { Auth } from "../services/Auth.ts"
import type { Beatport } from "../services/Beatport.ts"
import { type Access, agentServices } from "./AgentServices.ts"
import { BeatportToolkit, makeHandlers } from "./BeatportToolkit.ts"
import { makeInputSchema, type ObjectSchema, makeOutputSchema } from "./jsonSchema.ts"
import { ListingOf, writePropertyLines, toText } from "./Listing.ts"
import { ToolFailure } from "./ToolFailure.ts"
import { checkArguments } from "./wrongArguments.ts"

/** Describes the result of a call: as data, and as text, which is shorter. */
export interface AgentToolResult {
  /** Result as data that fits the tool's output schema. */
  readonly structured: object
  /** Result as text for the model. */
  readonly text: string
}

/** Reports that the arguments of a call do not have the form that the tool's schema describes. No request was sent. */
export class WrongArguments extends Schema.TaggedError<WrongArguments>()("WrongArguments", {
  message: Schema.String
}) {}

/** Describes one tool: its name and JSON Schemas, and the function that calls it. */
export interface AgentTool {
  /** Name by which an agent calls the tool: `beatport_search`. */
  readonly name: string
  /** Name that a host shows to people. */
  readonly title: string
  /** Text from which a model learns when and how to call the tool. */
  readonly description: string
  /** Whether it changes nothing on Beatport. */
  readonly isReadOnly: boolean
  /** Whether it can remove something. */
  readonly isDestructive: boolean
  /** Whether a repeated call with the same arguments changes nothing more. */
  readonly isIdempotent: boolean
  /** JSON Schema of the arguments. */
  readonly inputSchema: ObjectSchema
  /** JSON Schema of the structured result. */
  readonly outputSchema: ObjectSchema
  /** Calls the tool with arguments that a model wrote. */
  readonly call: (given: unknown) => Effect.Effect<AgentToolResult, WrongArguments | ToolFailure>
}

/** Makes the tools over the services that `access` obtains at each call. */
export const makeAgentTools = (access: Access): ReadonlyArray<AgentTool> => {
  const { tools } = BeatportToolkit
  const handlers = makeHandlers(access)
  return [
    bind(tools.beatport_search, handlers.beatport_search),
    bind(tools.beatport_list_tracks, handlers.beatport_list_tracks),
    bind(tools.beatport_get, handlers.beatport_get),
    bind(tools.beatport_contents, handlers.beatport_contents),
    bind(tools.beatport_top, handlers.beatport_top),
    bind(tools.beatport_new_releases, handlers.beatport_new_releases),
    bind(tools.beatport_genres, handlers.beatport_genres),
    bind(tools.beatport_match, handlers.beatport_match),
    bind(tools.beatport_mix_with, handlers.beatport_mix_with),
    bind(tools.beatport_account, handlers.beatport_account),
    bind(tools.beatport_my_playlists, handlers.beatport_my_playlists),
    bind(tools.beatport_playlist_change, handlers.beatport_playlist_change),
    bind(tools.beatport_playlist_remove, handlers.beatport_playlist_remove),
    bind(tools.beatport_follow, handlers.beatport_follow)
  ]
}

/** Makes the tools over the services in the context. */
export const agentTools: Effect.Effect<
  ReadonlyArray<AgentTool>,
  never,
  Beatport | Auth | Matching
> = Effect.map(agentServices, (services) => makeAgentTools(Effect.succeed(services)))

interface Declared<P, S> extends Pick<Tool.Any, "annotations"> {
  readonly name: string
  readonly description?: string | undefined
  readonly parametersSchema: P
  readonly successSchema: S
}

const bind = <
  P extends Schema.ConstraintCodec<unknown, unknown>,
  S extends Schema.ConstraintCodec<object, unknown>
>(
  tool: Declared<P, S>,
  handler: (parameters: P["Type"]) => Effect.Effect<S["Type"], ToolFailure>
): AgentTool => {
  const inputSchema = makeInputSchema(tool.parametersSchema)
  const check = checkArguments(tool.parametersSchema, Object.keys(inputSchema.properties ?? {}))
  return {
    name: tool.name,
    title: Option.getOrElse(Context.getOption(tool.annotations, Tool.Title), () => tool.name),
    description: tool.description ?? "",
    isReadOnly: Context.get(tool.annotations, Tool.Readonly),
    isDestructive: Context.get(tool.annotations, Tool.Destructive),
    isIdempotent: Context.get(tool.annotations, Tool.Idempotent),
    inputSchema,
    outputSchema: makeOutputSchema(tool.successSchema),
    call: (given) =>
      check(given).pipe(
        Effect.mapError((message) => new WrongArguments({ message })),
        Effect.flatMap(handler),
        Effect.map((structured) => ({ structured, text: writeText(structured) }))
      )
  }
}

const isListing = Schema.is(ListingOf(Schema.Record(Schema.String, Schema.Unknown)))

const writeText = (result: object): string =>
  isListing(result) ? toText(result) : writePropertyLines(result).join("\n")
