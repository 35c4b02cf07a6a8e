/**
 * `beatport mcp`: the server for agents.
 */
import { createServer } from "node:http"
import { setFlagsFromString } from "node:v8"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { Effect, Layer, Option } from "effect"
import { Matching } from "../../matching/index.ts"
import { mcpFlags, runMcp } from "../../mcp/command.ts"
import { layerConfig } from "../../node/NodeBeatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { UsageError } from "../CliFailure.ts"
import { makeOptions } from "../withBeatport.ts"
import { settings } from "../Settings.ts"

/** `beatport mcp` */
export const mcp: CliCommand = makeCommand(
  "mcp",
  "Serves Beatport to agents over stdio, or with --http over HTTP, by the Model Context Protocol. A client starts it; docs/agents.md shows how.",
  mcpFlags,
  (flags) =>
    Effect.gen(function* () {
      const options = yield* makeOptions(yield* settings)
      yield* runMcp(flags, {
        services: (tokenFile) =>
          Matching.layer.pipe(
            Layer.provideMerge(layerConfig({ ...options, tokenFile: tokenFile ?? options.tokenFile }))
          ),
        httpServer: (address) => Layer.merge(NodeHttpServer.layer(createServer, address), layerSmallHeap)
      })
    }).pipe(
      Effect.catchTag("ServeError", () =>
        Effect.fail(
          new UsageError({
            message: `--http: port ${Option.getOrElse(flags.http, () => 0)} at ${flags.host} is taken, or is no address of this computer`,
            hint: "Choose another port or address."
          })
        )
      ),
      Effect.catchTag("IllegalArgumentError", Effect.die)
    )
)

/**
 * Keeps the memory of the process small. 1,000 sessions hold less than 3 MB; but while they come and go, V8 takes 50 MB more
 * by itself: half for compiling the path of a request with Maglev, half because the young generation of its heap grows. A
 * server that waits for Beatport most of the time gains nothing by either.
 */
const layerSmallHeap = Layer.effectDiscard(
  Effect.sync(() => {
    setFlagsFromString("--no-maglev")
    setFlagsFromString("--semi-space-growth-factor=1")
  })
)
