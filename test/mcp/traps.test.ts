/**
 * The traps of `McpServer` in effect 4.1.0 that neither transport causes. Those of stdio (M1, M6, M15) and of HTTP (M2 to M5)
 * are in the tests of these transports.
 */
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Option, Schema } from "effect"
import { McpProtocol, McpTest } from "effect/ai"
import { BeatportMcpServer } from "effect-beatport/mcp"
import { Simulator } from "effect-beatport/simulator"
import { agentServices } from "../../src/mcp/AgentServices.ts"
import { ToolFailure } from "../../src/mcp/ToolFailure.ts"
import { callsSent, layerWorld } from "./World.ts"

const protocols = [
  McpProtocol.v2026_07_28,
  McpProtocol.v2025_11_25,
  McpProtocol.v2025_06_18,
  McpProtocol.v2025_03_26,
  McpProtocol.v2024_11_05
] as const
type Revision = (typeof protocols)[number]["protocolVersion"]

/** A client of the server, without a transport between. */
const connect = (protocolVersion: Revision = "2025-11-25") =>
  Effect.flatMap(agentServices, (services) =>
    McpTest.makeClient(BeatportMcpServer.makeRegistrations(Effect.succeed(services)), {
      protocols,
      protocolVersion
    })
  )

const textOf = (content: ReadonlyArray<object>): string =>
  content.map((part) => ("text" in part ? String(part.text) : "")).join("")

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Unknown))

layer(layerWorld)("a client of the server", (it) => {
  describe("calling tools", () => {
    it.effect("gets the text once, and not as JSON again (M7)", () =>
      Effect.gen(function* () {
        const client = yield* connect()
        const { content, structuredContent } = yield* client.callTool({ name: "beatport_top", arguments: {} })
        expect(content).toHaveLength(1)
        expect(decodeJson(textOf(content))).toEqual(Option.none())
        expect(textOf(content).length).toBeLessThan(JSON.stringify(structuredContent).length)
      })
    )

    it.effect("gets structured content of an object, with its schema, of every tool (M8)", () =>
      Effect.gen(function* () {
        const client = yield* connect("2025-06-18")
        const { tools } = yield* client.listTools()
        expect(tools.map(({ outputSchema }) => outputSchema?.["type"])).toEqual(tools.map(() => "object"))
        const { structuredContent } = yield* client.callTool({ name: "beatport_genres", arguments: {} })
        expect(structuredContent).toHaveProperty("items")
      })
    )

    it.effect(
      "sees no bound of JavaScript's numbers in a schema (M11), and small schemas of results (M12)",
      () =>
        Effect.gen(function* () {
          const client = yield* connect()
          const { tools } = yield* client.listTools()
          expect(JSON.stringify(tools)).not.toMatch(/Infinity|NaN|9007199254740991/)
          for (const { outputSchema } of tools) expect(JSON.stringify(outputSchema).length).toBeLessThan(200)
        })
    )

    it.effect("is asked by the parameter confirm where a tool cannot ask the user (M13)", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const client = yield* connect("2026-07-28")
        const created = yield* client.callTool({
          name: "beatport_playlist_change",
          arguments: { action: "create", name: "Asked", dry_run: false }
        })
        const { playlist } = yield* Schema.decodeUnknownEffect(Schema.Struct({ playlist: Schema.Int }))(
          created.structuredContent
        )
        yield* simulator.clearRequests
        const asked = yield* client.callTool({ name: "beatport_playlist_remove", arguments: { playlist } })
        expect(asked.structuredContent).toMatchObject({ done: false })
        expect(textOf(asked.content)).toContain("confirm true")
        expect((yield* callsSent).filter((call) => !call.startsWith("GET"))).toEqual([])
        const done = yield* client.callTool({
          name: "beatport_playlist_remove",
          arguments: { playlist, confirm: true }
        })
        expect(done.structuredContent).toMatchObject({ done: true, deleted: true })
      })
    )

    const said = "limt: There is no such parameter. Did you mean limit?"
    const wrong = { name: "beatport_search", arguments: { query: "acid", limt: 3 } }

    it.effect.each(["2026-07-28", "2025-11-25"] as const)(
      "is told by %s what is wrong with the arguments, where its model sees it (M14)",
      (revision) =>
        Effect.gen(function* () {
          const client = yield* connect(revision)
          const { content, isError } = yield* client.callTool(wrong)
          expect(isError).toBe(true)
          expect(textOf(content)).toBe(said)
        })
    )

    it.effect.each(["2025-06-18", "2025-03-26", "2024-11-05"] as const)(
      "is told the same by %s, as the error -32602 that this revision demands (M14)",
      (revision) =>
        Effect.gen(function* () {
          const client = yield* connect(revision)
          expect(yield* Effect.flip(client.callTool(wrong))).toMatchObject({ code: -32602, message: said })
        })
    )

    it.effect("gets the configuration error of each call from a server that has started (M15)", () =>
      Effect.gen(function* () {
        const broken = new ToolFailure({ message: "BEATPORT_PASSWORD is missing.", isRetryable: false })
        const client = yield* McpTest.makeClient(BeatportMcpServer.makeRegistrations(Effect.fail(broken)), {
          protocols
        })
        const { content, isError } = yield* client.callTool({ name: "beatport_genres", arguments: {} })
        expect(isError).toBe(true)
        expect(textOf(content)).toBe(broken.message)
        expect(yield* Effect.flip(client.readResource({ uri: "beatport://track/1" }))).toMatchObject({
          code: -32000,
          message: broken.message
        })
      })
    )
  })

  describe("reading resources", () => {
    it.effect("is told that one does not exist, not of an internal error (M9)", () =>
      Effect.gen(function* () {
        const client = yield* connect()
        for (const kind of ["track", "release", "artist", "label", "chart", "playlist"]) {
          const uri = `beatport://${kind}/999999999`
          const failure = yield* Effect.flip(client.readResource({ uri }))
          expect(failure).toMatchObject({ code: -32002, data: { uri } })
          expect(failure.message).toContain("Beatport has nothing with this id")
        }
        expect(yield* Effect.flip(client.readResource({ uri: "beatport://nothing/1" }))).toMatchObject({
          code: -32002
        })
      })
    )

    it.effect("gets the type of the content, and an id that is none rejected before a request (M10)", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const client = yield* connect()
        const id = simulator.catalogue.labels[0]?.id
        const { contents } = yield* client.readResource({ uri: `beatport://label/${id}` })
        expect(contents.map(({ mimeType }) => mimeType)).toEqual(["application/json"])
        yield* simulator.clearRequests
        for (const given of ["abc", "NaN", "1.5", "-1", "0", "1e3", "9007199254740993"]) {
          const failure = yield* Effect.flip(client.readResource({ uri: `beatport://label/${given}` }))
          expect(failure.code).toBe(-32002)
          expect(failure.message).toContain("a whole number above 0")
        }
        expect(yield* callsSent).toEqual([])
      })
    )
  })
})
