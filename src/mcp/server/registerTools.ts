/**
 * Registers the tools with an MCP server.
 *
 * `McpServer.toolkit` of effect 4.1.0 would send each result twice as JSON (M7) and its whole output schema (M12), and would
 * word wrong arguments as its schema library does. So the tools are registered one by one.
 */
import { Cause, Context, Effect, Option, Schema } from "effect"
import { McpSchema, McpServer } from "effect/ai"
import type { AgentTool } from "../AgentTool.ts"
import { Confirmation, Progress, type ProgressReport, type Reply } from "../Interaction.ts"
import { MaxResultChars } from "../Listing.ts"
import { logRequest } from "./requestLog.ts"

/** Registers tools whose results have at most `maxResultChars` characters. */
export const registerTools = (tools: ReadonlyArray<AgentTool>, maxResultChars: number) =>
  Effect.gen(function* () {
    const server = yield* McpServer.McpServer
    for (const tool of tools) {
      yield* server.addTool({
        tool: describe(tool),
        annotations: Context.empty(),
        handle: (given: unknown) =>
          call(tool, given).pipe(
            Effect.provideService(MaxResultChars, maxResultChars),
            Effect.provideServiceEffect(Progress, makeProgress(server)),
            Effect.provideServiceEffect(Confirmation, confirmation)
          )
      })
    }
  })

const describe = (tool: AgentTool) =>
  new McpSchema.Tool({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: tool.inputSchema,
    outputSchema: tool.outputSchema,
    annotations: {
      readOnlyHint: tool.isReadOnly,
      destructiveHint: tool.isDestructive,
      idempotentHint: tool.isIdempotent
    }
  })

const call = (tool: AgentTool, given: unknown) =>
  tool.call(given ?? {}).pipe(
    logRequest("tools/call", tool.name),
    Effect.map(
      ({ structured, text }) =>
        new McpSchema.CallToolResult({ content: [{ type: "text", text }], structuredContent: structured })
    ),
    Effect.catchTags({
      ToolFailure: ({ message }) =>
        Effect.succeed(
          new McpSchema.CallToolResult({ content: [{ type: "text", text: message }], isError: true })
        ),
      // From revision 2025-11-25 on this is a tool error; before, the protocol makes it -32602 (M14).
      WrongArguments: ({ message }) => Effect.fail(new McpSchema.InvalidParams({ message }))
    })
  )

/** Sends progress to the client, if it asked for it. The token is in another place in each kind of revision. */
const makeProgress = (server: McpServer.McpServer["Service"]) =>
  Effect.gen(function* () {
    const client = yield* Effect.serviceOption(McpSchema.McpServerClient)
    const context = yield* McpSchema.McpRequestContext
    const metadata = Option.getOrUndefined(client)?.requestMetadata ?? context.requestMetadata
    const token = Option.fromUndefinedOr(metadata?.["progressToken"]).pipe(Option.filter(isProgressToken))
    return (report: ProgressReport) =>
      Option.match(token, {
        onNone: () => Effect.void,
        onSome: (progressToken) =>
          server.notifications["notifications/progress"]({ progressToken, ...report }).pipe(
            Effect.provideService(McpSchema.McpRequestContext, context)
          )
      })
  })

const isProgressToken = Schema.is(Schema.Union([Schema.String, Schema.Finite]))

/** Asks the client's user. Revision 2026-07-28 has no way to do so from a tool, nor has a client without elicitation. */
const confirmation = Effect.gen(function* () {
  const client = yield* Effect.serviceOption(McpSchema.McpServerClient)
  return (question: string): Effect.Effect<Reply> =>
    Option.match(client, {
      onNone: () => Effect.succeed<Reply>("unavailable"),
      onSome: (connected) =>
        connected.clientCapabilities.elicitation === undefined
          ? Effect.succeed<Reply>("unavailable")
          : ask(question).pipe(Effect.provideService(McpSchema.McpServerClient, connected))
    })
})

const Agreement = Schema.Struct({ confirm: Schema.Boolean.annotate({ description: "Do it?" }) })

const ask = (question: string): Effect.Effect<Reply, never, McpSchema.McpServerClient> =>
  McpServer.elicit({ message: question, schema: Agreement }).pipe(
    Effect.map(({ confirm }): Reply => (confirm ? "confirmed" : "declined")),
    Effect.catchTag("ElicitationDeclined", () => Effect.succeed<Reply>("declined")),
    // A cancelled dialog interrupts the effect that asked, though nothing has interrupted the call.
    Effect.catchCause((cause) =>
      Cause.hasInterruptsOnly(cause) ? Effect.succeed<Reply>("declined") : Effect.failCause(cause)
    )
  )
