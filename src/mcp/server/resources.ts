/**
 * The resources of the server: `beatport://track/123` and its kind, `beatport://genres`, `beatport://keys`.
 */
import { Context, Effect, Layer, Option, Ref, Schema } from "effect"
import { McpSchema, McpServer } from "effect/ai"
import { Genres } from "../../schemas/Genres.ts"
import { Keys } from "../../schemas/Keys.ts"
import type { Access } from "../AgentServices.ts"
import { MaxResultChars } from "../Listing.ts"
import { fromBeatportError, ToolFailure } from "../ToolFailure.ts"
import { logRequest } from "./requestLog.ts"
import { readContent, type ResourceKind, resourceKinds } from "./ResourceContent.ts"

/**
 * Holds why a read failed. `McpServer` of effect 4.1.0 makes each failure of a resource an internal error (M9), so the
 * failure is handed past it to the middleware, which responds with its code and message.
 */
class ReadFailure extends Context.Service<ReadFailure, Ref.Ref<Option.Option<ResourceError>>>()(
  "effect-beatport/mcp/server/ReadFailure"
) {}

interface ResourceError {
  readonly code: number
  readonly message: string
}

/** The code that the protocol has for a resource that does not exist. */
const notFoundCode = -32002
/** A code for failures of the server's own that are no bug, such as a missing login. */
const failedCode = -32000

const describeFailures = McpServer.middleware<{ provides: ReadFailure }>()((read, { target }) =>
  Effect.gen(function* () {
    const failure = yield* Ref.make(Option.none<ResourceError>())
    return yield* Effect.catchCause(Effect.provideService(read, ReadFailure, failure), (cause) =>
      Effect.flatMap(
        Ref.get(failure),
        Option.match({
          onNone: () => Effect.failCause(cause),
          onSome: ({ code, message }) =>
            Effect.fail(new McpSchema.McpErrorBase({ code, message, data: { uri: target } }))
        })
      )
    )
  })
)

const fail = (error: ResourceError) =>
  Effect.gen(function* () {
    yield* Ref.set(yield* ReadFailure, Option.some(error))
    return yield* Effect.fail(error)
  })

/** Any text, so that an id that is no id gets a message of this server (M10). */
const id = McpSchema.param("id", Schema.String)

const templates = {
  track: McpServer.resource`beatport://track/${id}`,
  release: McpServer.resource`beatport://release/${id}`,
  artist: McpServer.resource`beatport://artist/${id}`,
  label: McpServer.resource`beatport://label/${id}`,
  chart: McpServer.resource`beatport://chart/${id}`,
  playlist: McpServer.resource`beatport://playlist/${id}`
}

const descriptions: Readonly<Record<ResourceKind, string>> = {
  track: "A track: title, artists, tempo, key, genre, label, date, link, preview",
  release: "A release and its tracks",
  artist: "An artist and the newest tracks",
  label: "A label and its newest tracks",
  chart: "A chart and its tracks in order",
  playlist: "A playlist and its tracks in order"
}

const json = (uri: string, value: object): McpSchema.ReadResourceResult => ({
  contents: [{ uri, mimeType: "application/json", text: JSON.stringify(value) }]
})

const template = (access: Access, maxResultChars: number, kind: ResourceKind) =>
  templates[kind]({
    name: kind,
    description: descriptions[kind],
    mimeType: "application/json",
    content: (uri, given) =>
      Effect.gen(function* () {
        if (!/^[1-9]\d{0,14}$/.test(given)) {
          return yield* fail({
            code: notFoundCode,
            message: `beatport://${kind}/ takes an id: a whole number above 0.`
          })
        }
        const { beatport } = yield* access
        return json(uri, yield* readContent(beatport, kind, Number(given)))
      }).pipe(
        Effect.provideService(MaxResultChars, maxResultChars),
        Effect.catch((error) => {
          if ("code" in error) return Effect.fail(error)
          const { message } = error instanceof ToolFailure ? error : fromBeatportError(error)
          return fail({ code: error._tag === "NotFoundError" ? notFoundCode : failedCode, message })
        }),
        logRequest("resources/read", kind)
      )
  })

const list = (name: string, description: string, content: object) => {
  const uri = `beatport://${name}`
  return McpServer.resource({
    uri,
    name,
    description,
    mimeType: "application/json",
    content: Effect.succeed(json(uri, content)).pipe(logRequest("resources/read", name))
  })
}

const genres = list("genres", "The genres of Beatport by id and name", Genres.all)

const keys = list(
  "keys",
  "The musical keys by Camelot notation, with their names and the keys that mix with them",
  [...new Set(Keys.all.map(({ camelot }) => camelot))].map((camelot) => ({
    camelot,
    open_key: Keys.openKey(camelot),
    names: Keys.all.filter((key) => key.camelot === camelot).map(({ name }) => name),
    mixes_with: Keys.compatible(camelot)
  }))
)

/** Registers the resources. Each has at most `maxResultChars` characters. */
export const resources = (access: Access, maxResultChars: number) =>
  Layer.mergeAll(genres, keys, ...resourceKinds.map((kind) => template(access, maxResultChars, kind))).pipe(
    Layer.provide(describeFailures.layer)
  )
