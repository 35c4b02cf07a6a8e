/**
 * `effect-beatport/mcp`: Beatport for agents. `BeatportToolkit` is for `LanguageModel` of `effect/ai`, `agentTools` for the
 * frameworks of other makers, `BeatportMcpServer` for every client of the Model Context Protocol.
 *
 * @module
 */
export type { Access, AgentServices } from "./AgentServices.ts"
export { type AgentTool, agentTools, type AgentToolResult, WrongArguments } from "./AgentTool.ts"
export { BeatportToolkit, type BeatportTools, layerHandlers } from "./BeatportToolkit.ts"
export { Confirmation, Progress, type ProgressReport, type Reply } from "./Interaction.ts"
export type { ObjectSchema } from "./jsonSchema.ts"
export { Listing, MaxResultChars } from "./Listing.ts"
export { Row } from "./Row.ts"
export * as BeatportMcpServer from "./server/BeatportMcpServer.ts"
export type { ToolSelection } from "./server/ToolSelection.ts"
export { ToolFailure } from "./ToolFailure.ts"
