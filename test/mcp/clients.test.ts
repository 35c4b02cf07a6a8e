/**
 * The official clients call everything that the server offers, over both transports.
 */
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv"
import { describe, expect, layer } from "@effect/vitest"
import { Context, Effect, Layer, Predicate, Schema } from "effect"
import { BeatportToolkit } from "effect-beatport/mcp"
import { Fault, Simulator } from "effect-beatport/simulator"
import { type CallOptions, type Connect, type Connected, officialClients } from "./officialClients.ts"
import { collect, environmentFor, layerSimulator, program, servedOverHttp } from "./Serving.ts"

const readResult = Schema.decodeUnknownSync(
  Schema.Struct({
    content: Schema.Array(Schema.Struct({ type: Schema.Literal("text"), text: Schema.String })),
    structuredContent: Schema.optional(Schema.Record(Schema.String, Schema.Unknown)),
    isError: Schema.optional(Schema.Boolean)
  })
)

/** Checks a result with all its rows, which the output schemas on the wire leave out. */
const rowChecks = new Map<string, (result: unknown) => unknown>(
  Object.values(BeatportToolkit.tools).map((tool) => [
    tool.name,
    Schema.decodeUnknownSync(tool.successSchema, { onExcessProperty: "error" })
  ])
)

/** One server over HTTP, which all clients share. */
class OverHttp extends Context.Service<OverHttp, Effect.Success<ReturnType<typeof servedOverHttp>>>()(
  "test/mcp/OverHttp"
) {}

const layerServers = Layer.effect(OverHttp, servedOverHttp(program("--http"))).pipe(
  Layer.provideMerge(layerSimulator)
)

const connectOver = (connect: Connect, transport: "stdio" | "HTTP") =>
  Effect.gen(function* () {
    const { server, url } = yield* OverHttp
    const env = yield* environmentFor
    const { client, stderr } = yield* Effect.acquireRelease(
      Effect.promise(() =>
        connect(transport === "HTTP" ? new URL(url) : { ...program(), env, stderr: "pipe" })
      ),
      (connection) => Effect.promise(() => connection.client.close())
    )
    return { client, stderr: stderr ?? server.stderr }
  })

/** Calls tools; each result has to be a success, of both schemas, and not too long. */
const callerOf = (client: Connected) =>
  Effect.gen(function* () {
    const { tools } = yield* Effect.promise(() => client.listTools())
    const provider = new AjvJsonSchemaValidator()
    const validators = new Map(
      tools.map((tool) => [tool.name, provider.getValidator({ ...tool.outputSchema })])
    )
    const called = new Set<string>()
    const call = (shortName: string, args: Record<string, unknown> = {}, options?: CallOptions) =>
      Effect.map(
        Effect.promise(() => client.callTool(`beatport_${shortName}`, args, options)),
        (raw) => {
          const name = `beatport_${shortName}`
          called.add(name)
          const { content, isError = false, structuredContent = {} } = readResult(raw)
          expect(isError, `${name}: ${JSON.stringify(content)}`).toBe(false)
          expect(content.map(({ text }) => text).join("")).not.toBe("")
          expect(validators.get(name)?.(structuredContent)).toMatchObject({ valid: true })
          expect(() => rowChecks.get(name)?.(structuredContent)).not.toThrow()
          expect(JSON.stringify(raw).length).toBeLessThanOrEqual(40_000)
          return structuredContent
        }
      )
    return { tools, validators, called, call }
  })

/** Calls every tool, one of them with progress. */
const callEveryTool = (client: Connected, asksUser: boolean) =>
  Effect.gen(function* () {
    const { catalogue } = yield* Simulator
    const { call, called, tools, validators } = yield* callerOf(client)
    const [track, second, third] = catalogue.tracks.filter(({ bpm }) => bpm !== null).map(({ id }) => id)
    const [release] = catalogue.releases

    yield* call("search", { query: catalogue.tracks[0]?.name ?? "" })
    yield* call("list_tracks", { genre: 6, limit: 5, detail: "full" })
    yield* call("get", { ids: [`track:${track}`, `label:${release?.label.id}`, "chart:999999999"] })
    yield* call("contents", { of: `release:${release?.id}` })
    yield* call("top", { limit: 100 })
    yield* call("new_releases", { since: "2020-01-01" })
    yield* call("genres")
    yield* call("mix_with", { track })
    yield* call("account")
    yield* call("my_playlists")

    const reports: Array<readonly [progress: number, total: number | undefined]> = []
    // Rows are decided in groups of 20. The client may drop reports that arrive together with the result.
    const unknown = Array.from({ length: 22 }, (_, index) => `Somebody - Nothing of the kind ${index}`)
    yield* call(
      "match",
      { rows: [...unknown, { artist: "Another", title: "Neither" }] },
      { onprogress: ({ progress, total }) => void reports.push([progress, total]) }
    )
    expect(reports[0]).toEqual([1, 23])

    const created = yield* call("playlist_change", {
      action: "create",
      name: "Test",
      tracks: [track, second, third],
      dry_run: false
    })
    const { playlist } = created
    expect(created).toMatchObject({ done: true, added: 3 })
    yield* call("follow", { ids: [`artist:${catalogue.artists[0]?.id}`] })

    // Where the revision has elicitation the user is asked; elsewhere the model has to ask, and to confirm.
    const removed = yield* call("playlist_remove", { playlist, tracks: [track] })
    expect(removed).toMatchObject({ done: asksUser, removed: asksUser ? 1 : 0 })
    const deleted = yield* call("playlist_remove", { playlist, confirm: true })
    expect(deleted).toMatchObject({ done: true, deleted: true })

    expect([...called].toSorted()).toEqual(tools.map(({ name }) => name).toSorted())
    // The schemas can reject.
    expect(validators.get("beatport_top")?.({ count: "many" })).toMatchObject({ valid: false })
  })

/** Reads every resource, template, prompt and completion. */
const readEverything = (client: Connected) =>
  Effect.gen(function* () {
    const { catalogue } = yield* Simulator
    const ids = new Map([
      ["track", catalogue.tracks[0]?.id],
      ["release", catalogue.releases[0]?.id],
      ["artist", catalogue.artists[0]?.id],
      ["label", catalogue.labels[0]?.id],
      ["chart", catalogue.charts[0]?.id],
      ["playlist", catalogue.playlists[0]?.id]
    ])
    const { resourceTemplates } = yield* Effect.promise(() => client.listTemplates())
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate).toSorted()).toEqual(
      [...ids.keys()].map((kind) => `beatport://${kind}/{id}`).toSorted()
    )
    for (const [kind, id] of ids) {
      const read = yield* Effect.promise(() => client.readResource(`beatport://${kind}/${id}`))
      expect(read).toMatchObject({
        contents: [{ uri: `beatport://${kind}/${id}`, mimeType: "application/json" }]
      })
      expect(JSON.stringify(read)).toContain(`\\"id\\":${id}`)
    }

    const { resources } = yield* Effect.promise(() => client.listResources())
    expect(resources.map(({ uri }) => uri).toSorted()).toEqual(["beatport://genres", "beatport://keys"])
    const [genres, keys] = yield* Effect.promise(() =>
      Promise.all([client.readResource("beatport://genres"), client.readResource("beatport://keys")])
    )
    expect(JSON.stringify(genres)).toContain("Tech House")
    expect(JSON.stringify(keys)).toContain("8A")

    const { prompts } = yield* Effect.promise(() => client.listPrompts())
    expect(prompts.map(({ name }) => name).toSorted()).toEqual([
      "build_set",
      "dig_label",
      "match_list",
      "weekly_report"
    ])
    const given = { genre: "Techno", label: "Drumcode", tracks: "A - B" }
    for (const { name } of prompts) {
      const prompt = yield* Effect.promise(() => client.getPrompt(name, given))
      expect(JSON.stringify(prompt)).toMatch(/beatport_\w+/)
      expect(JSON.stringify(prompt)).toMatch(/Techno|Drumcode|A - B/)
    }

    const [label = ""] = catalogue.labels.map(({ name }) => name)
    const completions = yield* Effect.promise(() =>
      Promise.all([
        client.complete("build_set", "genre", "tech"),
        client.complete("weekly_report", "genre", "drum"),
        client.complete("build_set", "key", "8"),
        client.complete("dig_label", "label", label)
      ])
    )
    expect(completions.map((completion) => JSON.stringify(completion))).toEqual([
      expect.stringContaining("Tech House"),
      expect.stringContaining("Drum & Bass"),
      expect.stringContaining("8A"),
      expect.stringContaining(label)
    ])
  })

/** Cancels a call of three requests after the first of them. */
const cancelCall = (client: Connected, stderr: NodeJS.ReadableStream) =>
  Effect.gen(function* () {
    const simulator = yield* Simulator
    const [first, second, third] = simulator.catalogue.playlists.map(({ id }) => id)
    const cancelled = collect(stderr, (text) => text.includes("tools/call beatport_get cancelled"))
    const stop = new AbortController()
    yield* simulator.clearRequests
    // The call is cancelled after the response to its first request; its second gets none.
    yield* simulator.fail(
      Fault.Rewritten({
        body: (truth) => {
          stop.abort()
          return truth
        }
      }),
      { path: `/catalog/playlists/${first}/` }
    )
    yield* simulator.fail(Fault.Stalled(), { path: `/catalog/playlists/${second}/` })
    const call = Effect.tryPromise(() =>
      client.callTool(
        "beatport_get",
        { ids: [`playlist:${first}`, `playlist:${second}`, `playlist:${third}`] },
        { signal: stop.signal }
      )
    )
    expect(yield* Effect.flip(call)).toSatisfy(Predicate.isError)
    yield* Effect.promise(() => cancelled)
    expect((yield* simulator.requests).map(({ path }) => path)).not.toContain(
      `/v4/catalog/playlists/${third}/`
    )
    yield* simulator.clearFaults
    expect(readResult(yield* Effect.promise(() => client.callTool("beatport_genres", {}))).isError).not.toBe(
      true
    )
  })

layer(layerServers, { excludeTestServices: true })("the official client", (it) => {
  describe.each(officialClients)("$name", ({ asksUser, connect }) => {
    it.effect.each(["stdio", "HTTP"] as const)(
      "calls every tool over %s, reads everything, and cancels",
      (transport) =>
        Effect.gen(function* () {
          const { client, stderr } = yield* connectOver(connect, transport)
          yield* callEveryTool(client, asksUser)
          yield* readEverything(client)
          yield* cancelCall(client, stderr)
        })
    )
  })
})
