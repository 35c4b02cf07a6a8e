/**
 * The official clients of the protocol: version 1, and version 2 in its three ways to agree on a revision.
 */
import { PassThrough } from "node:stream"
import * as v2 from "@modelcontextprotocol/client"
import * as v2Stdio from "@modelcontextprotocol/client/stdio"
import * as v1 from "@modelcontextprotocol/sdk/client/index.js"
import * as v1Stdio from "@modelcontextprotocol/sdk/client/stdio.js"
import * as v1Http from "@modelcontextprotocol/sdk/client/streamableHttp.js"
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js"

/** Options of a call. */
export interface CallOptions {
  readonly onprogress?: (report: { readonly progress: number; readonly total?: number | undefined }) => void
  readonly signal?: AbortSignal
}

/** What all clients have in common. Each checks structured content by the output schemas that it has listed. */
export interface Connected {
  readonly listTools: () => Promise<{
    readonly tools: ReadonlyArray<{ readonly name: string; readonly outputSchema?: object | undefined }>
  }>
  readonly callTool: (name: string, args: Record<string, unknown>, options?: CallOptions) => Promise<unknown>
  readonly readResource: (uri: string) => Promise<unknown>
  readonly listTemplates: () => Promise<{
    readonly resourceTemplates: ReadonlyArray<{ readonly uriTemplate: string }>
  }>
  readonly listResources: () => Promise<{ readonly resources: ReadonlyArray<{ readonly uri: string }> }>
  readonly listPrompts: () => Promise<{ readonly prompts: ReadonlyArray<{ readonly name: string }> }>
  readonly getPrompt: (name: string, args: Record<string, string>) => Promise<unknown>
  readonly complete: (prompt: string, argument: string, value: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** How a client reaches a server: a command that it starts, or a URL. */
export type Target =
  | {
      readonly command: string
      readonly args: Array<string>
      readonly env: Record<string, string>
      readonly stderr: "pipe"
    }
  | URL

/** A client that is connected, and what the server that it has started writes to stderr. */
export interface Connection {
  readonly client: Connected
  readonly stderr: PassThrough | undefined
}

/** Connects one kind of client. Its user agrees to everything that the server asks. */
export type Connect = (target: Target) => Promise<Connection>

const info = { name: "test", version: "1" }
const agreed = { action: "accept" as const, content: { confirm: true } }

const version1: Connect = async (target) => {
  const client = new v1.Client(info, { capabilities: { elicitation: {} } })
  client.setRequestHandler(ElicitRequestSchema, () => agreed)
  const transport =
    target instanceof URL
      ? new v1Http.StreamableHTTPClientTransport(target)
      : new v1Stdio.StdioClientTransport(target)
  await client.connect(transport)
  return {
    stderr: stderrOf(transport),
    client: {
      listTools: () => client.listTools(),
      callTool: (name, args, options) => client.callTool({ name, arguments: args }, undefined, options),
      readResource: (uri) => client.readResource({ uri }),
      listTemplates: () => client.listResourceTemplates(),
      listResources: () => client.listResources(),
      listPrompts: () => client.listPrompts(),
      getPrompt: (name, args) => client.getPrompt({ name, arguments: args }),
      complete: (name, argument, value) =>
        client.complete({ ref: { type: "ref/prompt", name }, argument: { name: argument, value } }),
      close: () => client.close()
    }
  }
}

const version2 =
  (mode: "auto" | "legacy" | { readonly pin: string }): Connect =>
  async (target) => {
    const client = new v2.Client(info, {
      capabilities: { elicitation: {} },
      versionNegotiation: { mode }
    })
    client.setRequestHandler("elicitation/create", () => agreed)
    const transport =
      target instanceof URL
        ? new v2.StreamableHTTPClientTransport(target)
        : new v2Stdio.StdioClientTransport(target)
    await client.connect(transport)
    return {
      stderr: stderrOf(transport),
      client: {
        listTools: () => client.listTools(),
        callTool: (name, args, options) => client.callTool({ name, arguments: args }, options),
        readResource: (uri) => client.readResource({ uri }),
        listTemplates: () => client.listResourceTemplates(),
        listResources: () => client.listResources(),
        listPrompts: () => client.listPrompts(),
        getPrompt: (name, args) => client.getPrompt({ name, arguments: args }),
        complete: (name, argument, value) =>
          client.complete({ ref: { type: "ref/prompt", name }, argument: { name: argument, value } }),
        close: () => client.close()
      }
    }
  }

const stderrOf = (transport: object): PassThrough | undefined =>
  "stderr" in transport && transport.stderr instanceof PassThrough ? transport.stderr : undefined

/** Every kind of client by name, and whether its revision lets a tool ask the user. */
export const officialClients = [
  { name: "1.x", connect: version1, asksUser: true },
  { name: "2.x, automatic", connect: version2("auto"), asksUser: false },
  { name: "2.x, legacy", connect: version2("legacy"), asksUser: true },
  { name: "2.x, pinned to 2026-07-28", connect: version2({ pin: "2026-07-28" }), asksUser: false }
] as const
