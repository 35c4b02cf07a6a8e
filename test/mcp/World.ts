/**
 * The tools over a simulated Beatport, called as a model calls them.
 */
import { Effect, Layer, Option, Predicate, Stream } from "effect"
import { FetchHttpClient } from "effect/http"
import { type AgentTool, agentTools, type AgentToolResult } from "effect-beatport/mcp"
import { Simulator, type SimulatorOptions } from "effect-beatport/simulator"
import type { Decision } from "../../src/matching/pure/Decision.ts"
import { Matching } from "../../src/matching/Matching.ts"
import { Beatport } from "../../src/services/Beatport.ts"

/** Matches nothing, and says so of every row. */
const nothingMatches = Layer.mock(Matching, {
  matchAll: (locals) =>
    Stream.map(Stream.isStream(locals) ? locals : Stream.fromIterable(locals), ({ ref }): Decision => ({
      ref,
      outcome: "none",
      track: null,
      equivalents: [],
      confidence: 0,
      reasons: ["No candidate is this work."],
      candidates: []
    }))
})

const beatport = Layer.unwrap(
  Effect.map(Simulator, ({ account: { password, username }, baseUrl }) =>
    Beatport.layer({ baseUrl, username, password, pace: 0 })
  )
).pipe(Layer.provide(FetchHttpClient.layer))

/** A simulated Beatport, and the services that the tools need. */
export const worldWith = (matching: Layer.Layer<Matching, never, Beatport>, options: SimulatorOptions) =>
  matching.pipe(Layer.provideMerge(beatport), Layer.provideMerge(Simulator.layer(options)))

/** A simulated Beatport of a moderate size, in which nothing matches. */
export const layerWorld = worldWith(nothingMatches, { tracks: 1500 })

/** Describes what a model gets of a call. */
export type Reply =
  | { readonly isError: false; readonly result: AgentToolResult }
  | { readonly isError: true; readonly tag: string; readonly message: string }

/** Calls the tool of this name, without its prefix. */
export const callTool = (name: string, args: unknown = {}) =>
  Effect.gen(function* () {
    const tool = yield* findTool(name)
    return yield* tool.call(args).pipe(
      Effect.map((result): Reply => ({ isError: false, result })),
      Effect.catch((error) =>
        Effect.succeed<Reply>({ isError: true, tag: error._tag, message: error.message })
      )
    )
  })

/** Returns the result of a call that has to succeed. */
export const resultOf = (name: string, args: unknown = {}) =>
  Effect.flatMap(callTool(name, args), (reply) =>
    reply.isError ? Effect.die(new Error(`${name} failed: ${reply.message}`)) : Effect.succeed(reply.result)
  )

/** Returns the rows of a call that has to succeed. */
export const rowsOf = (name: string, args: unknown = {}) =>
  Effect.map(resultOf(name, args), ({ structured }) => itemsOf(structured))

/** Returns the message of a call that has to fail. */
export const failureOf = (name: string, args: unknown = {}) =>
  Effect.flatMap(callTool(name, args), (reply) =>
    reply.isError ? Effect.succeed(reply.message) : Effect.die(new Error(`${name} succeeded`))
  )

const findTool = (name: string): Effect.Effect<AgentTool, never, Effect.Services<typeof agentTools>> =>
  Effect.map(agentTools, (tools) =>
    Option.getOrThrow(Option.fromUndefinedOr(tools.find((tool) => tool.name === `beatport_${name}`)))
  )

/** The rows of a result, as a client without types sees them. */
export const itemsOf = (structured: object): ReadonlyArray<{ readonly [name: string]: unknown }> =>
  Predicate.hasProperty(structured, "items") && Array.isArray(structured.items)
    ? structured.items.filter(Predicate.isReadonlyObject)
    : []

/** The requests that the simulator has got since it was last cleared, as method and path. */
export const requestsSent = Effect.flatMap(Simulator, ({ requests }) =>
  Effect.map(requests, (all) => all.map(({ method, path }) => `${method} ${path}`))
)

/** The requests besides those of signing in. */
export const callsSent = Effect.map(requestsSent, (all) =>
  all.filter((request) => !request.includes("/auth/"))
)
