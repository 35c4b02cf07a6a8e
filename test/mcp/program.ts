/**
 * A server in a program of its own: over stdio, or over HTTP at a port of 127.0.0.1 that the system chooses. Unlike
 * `beatport mcp` it does not pause between requests, because the API it asks is a simulator.
 */
import { createServer } from "node:http"
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Layer } from "effect"
import { Matching } from "effect-beatport/matching"
import { BeatportMcpServer } from "effect-beatport/mcp"
import { NodeBeatport } from "effect-beatport/node"

const services = Matching.layer.pipe(Layer.provideMerge(NodeBeatport.layerConfig({ pace: 0 })))

const overHttp = BeatportMcpServer.layerHttp().pipe(
  Layer.provide([services, NodeHttpServer.layer(createServer, { host: "127.0.0.1", port: 0 })]),
  Layer.launch
)

const overStdio = BeatportMcpServer.runStdio().pipe(Effect.provide([services, NodeServices.layer]))

NodeRuntime.runMain(process.argv.includes("--http") ? overHttp : overStdio)
