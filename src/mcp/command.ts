/**
 * The flags and the program of `beatport mcp`.
 */
import { type Config, Effect, Layer, Option } from "effect"
import { type Command, Flag } from "effect/cli"
import type { HttpServer, HttpServerError } from "effect/http"
import type { BeatportError } from "../errors/BeatportError.ts"
import { layerAccessHttp, layerAccessStdio, type McpServerOptions } from "./server/BeatportMcpServer.ts"
import { waitForEndOfInput } from "./server/waitForEndOfInput.ts"
import { makeLazyAccess, type ServerServices } from "./server/lazyAccess.ts"
import { readSecret } from "../services/BeatportConfig/environment.ts"

const toggle = (name: string, description: string) =>
  Flag.Boolean(name).pipe(Flag.withoutNegation, Flag.withDescription(description), Flag.withDefault(false))

const names = (name: string, metavar: string, description: string) =>
  Flag.String(name).pipe(
    Flag.withMetavar(metavar),
    Flag.withDescription(description),
    Flag.map((list) =>
      list
        .split(",")
        .map((text) => text.trim())
        .filter((text) => text !== "")
    ),
    Flag.optional
  )

/** The flags of `beatport mcp`. */
export const mcpFlags = {
  readOnly: toggle("read-only", "Offer no tool that changes playlists or what the account follows"),
  tools: names("tools", "a,b", "Offer these tools only: search,list_tracks"),
  exclude: names("exclude", "a,b", "Offer all tools except these"),
  http: Flag.Int("http").pipe(
    Flag.withMetavar("PORT"),
    Flag.withDescription("Serve over HTTP at /mcp instead of stdio; 0 lets the system choose the port"),
    Flag.filter(
      (port) => port >= 0 && port <= 65_535,
      () => "a number from 0 to 65535"
    ),
    Flag.optional
  ),
  host: Flag.String("host").pipe(
    Flag.withMetavar("ADDRESS"),
    Flag.withDescription(
      "With --http: the address to listen on. Any but this computer needs BEATPORT_MCP_TOKEN"
    ),
    Flag.withDefault("127.0.0.1")
  ),
  tokenFile: Flag.String("token-file").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("The file that keeps the Beatport login"),
    Flag.optional
  ),
  allowOrigin: names("allow-origin", "URL,…", "With --http: other web sites whose pages may call the server"),
  maxResultChars: Flag.Int("max-result-chars").pipe(
    Flag.withMetavar("N"),
    Flag.withDescription("The greatest size of a result, in characters"),
    Flag.withDefault(40_000)
  )
}

/** The values of the flags. */
export type McpFlags = Command.Command.Config.Infer<typeof mcpFlags>

/** What the program takes from its surroundings. */
export interface McpSurroundings {
  /** The SDK and the matcher, with the login in this file. */
  readonly services: (
    tokenFile: string | undefined
  ) => Layer.Layer<ServerServices, Config.ConfigError | BeatportError>
  /** An HTTP server that listens on this address. */
  readonly httpServer: (address: {
    readonly host: string
    readonly port: number
  }) => Layer.Layer<HttpServer.HttpServer, HttpServerError.ServeError>
}

/** Serves over stdio until its end, or over HTTP until it is interrupted. */
export const runMcp = (flags: McpFlags, surroundings: McpSurroundings) =>
  Effect.gen(function* () {
    const access = yield* makeLazyAccess(surroundings.services(Option.getOrUndefined(flags.tokenFile)))
    const options: McpServerOptions = {
      readOnly: flags.readOnly,
      tools: Option.getOrUndefined(flags.tools),
      exclude: Option.getOrUndefined(flags.exclude),
      maxResultChars: flags.maxResultChars
    }
    if (Option.isNone(flags.http)) return yield* waitForEndOfInput(layerAccessStdio(access, options))
    const token = yield* readSecret("BEATPORT_MCP_TOKEN")
    const { host } = flags
    return yield* Layer.launch(
      layerAccessHttp(access, {
        ...options,
        host,
        token,
        allowedOrigins: Option.getOrUndefined(flags.allowOrigin)
      }).pipe(Layer.provide(surroundings.httpServer({ host, port: flags.http.value })))
    )
  }).pipe(Effect.scoped)
