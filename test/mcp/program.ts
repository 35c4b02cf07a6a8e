/**
 * `beatport mcp` as a process of its own, for tests over stdio and HTTP.
 */
import { createServer } from "node:http"
import { NodeHttpServer, NodeRuntime, NodeServices } from "@effect/platform-node"
import { Effect, Layer, Logger } from "effect"
import { Command } from "effect/cli"
import { Matching } from "../../src/matching/Matching.ts"
import { mcpFlags, runMcp } from "../../src/mcp/command.ts"
import { layerConfig } from "../../src/node/NodeBeatport.ts"

const mcp = Command.make("mcp", mcpFlags, (flags) =>
  runMcp(flags, {
    services: (tokenFile) => Layer.merge(layerConfig({ tokenFile }), Layer.mock(Matching, {})),
    httpServer: (address) => NodeHttpServer.layer(createServer, address)
  })
)

Command.run(mcp, { version: "0" }).pipe(
  Effect.provide([NodeServices.layer, Layer.succeed(Logger.LogToStderr, true)]),
  NodeRuntime.runMain
)
