/**
 * `beatport mcp` as a client starts it: lines of JSON on stdin and stdout, and a log on stderr.
 */
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import {
  beatportMcp,
  collect,
  environmentFor,
  exitCodeOf,
  hello,
  layerSimulator,
  line,
  start,
  toolCall
} from "./Serving.ts"

const Message = Schema.fromJsonString(
  Schema.Struct({
    id: Schema.optional(Schema.NullOr(Schema.Union([Schema.Int, Schema.String]))),
    result: Schema.optional(Schema.Unknown),
    error: Schema.optional(Schema.Unknown)
  })
)
const readMessage = Schema.decodeUnknownSync(Message)

/** The messages on stdout. A line that is no message fails the test. */
const messagesIn = (out: string) =>
  out
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => readMessage(text))

const idsIn = (out: string) =>
  messagesIn(out)
    .flatMap(({ id }) => (id === undefined ? [] : [String(id)]))
    .toSorted()

const ping = (id: number) => line({ id, method: "ping" })

/** Runs a server with this input to its end. */
const session = (
  input: string,
  environment: Readonly<Record<string, string>> = {},
  args: ReadonlyArray<string> = []
) =>
  Effect.gen(function* () {
    const server = yield* start(beatportMcp(...args), { ...(yield* environmentFor), ...environment })
    const [out, err] = [collect(server.stdout), collect(server.stderr)]
    // A server that refuses to start does not read its input.
    server.stdin.on("error", () => {})
    server.stdin.end(input)
    return yield* Effect.promise(async () => ({
      code: await exitCodeOf(server),
      out: await out,
      err: await err
    }))
  })

layer(layerSimulator, { excludeTestServices: true })("the server over stdio", (it) => {
  describe("reads", () => {
    it.effect("on after lines that are no message (M1): garbage, blank, half, too deep and 5 MB", () =>
      Effect.gen(function* () {
        const deep = "[".repeat(100_000) + "]".repeat(100_000)
        const { code, err, out } = yield* session(
          [
            hello,
            "garbage\n",
            "\n",
            '{"jsonrpc":"2.0","id":90,"met\n',
            "42\n",
            "null\n",
            "\u0000\ud800\n",
            `${deep}\n`,
            `{"jsonrpc":"2.0","id":91,"method":"ping","params":{"_meta":{"deep":${deep}}}}\n`,
            `${"y".repeat(5_000_000)}\n`,
            ping(1),
            ping(2) + ping(3),
            line({ id: 4, method: "ping", params: { _meta: { padding: "x".repeat(5_000_000) } } }),
            ping(5)
          ].join("")
        )
        expect(idsIn(out)).toEqual(["0", "1", "2", "3", "4", "5"])
        expect(code).toBe(0)
        expect(err).toContain("Ignored a line of 7 characters that is no JSON-RPC message")
        expect(err).toContain("Ignored a line of 5000000 characters")
      })
    )

    it.effect(
      "on after requests whose id is neither a string nor a number, and responds to none of them",
      () =>
        Effect.gen(function* () {
          const ids = ["{}", "[1]", "true", "null"]
          const requests = ids.map((id) => `{"jsonrpc":"2.0","id":${id},"method":"ping"}\n`)
          const { err, out } = yield* session(
            [hello, ...requests, `[${requests.join(",").replaceAll("\n", "")}]\n`, ping(1)].join("")
          )
          expect(idsIn(out)).toEqual(["0", "1"])
          expect(out).not.toContain("Defect")
          expect(err.match(/Ignored a line/g)).toHaveLength(5)
        })
    )

    it.effect("a batch, which only revision 2025-03-26 has, and says so to others", () =>
      Effect.gen(function* () {
        const { out } = yield* session(`${hello}[${ping(1).trim()},${ping(2).trim()}]\n${ping(3)}`)
        expect(idsIn(out)).toEqual(["0", "3", "null"])
        expect(out).toContain("batches are not supported")
      })
    )

    it.effect("a message that comes in pieces, also in the middle of a character", () =>
      Effect.gen(function* () {
        const server = yield* start(beatportMcp(), yield* environmentFor)
        const out = collect(server.stdout, (text) => text.includes('"id":"é"'))
        const bytes = Buffer.from(hello + line({ id: "é", method: "ping" }))
        const middle = bytes.indexOf(0xa9)
        server.stdin.write(bytes.subarray(0, middle))
        yield* Effect.promise(() => collect(server.stdout, (text) => text.includes('"id":0')))
        server.stdin.write(bytes.subarray(middle))
        expect(idsIn(yield* Effect.promise(() => out))).toEqual(["0", "é"])
        server.stdin.end()
        expect(yield* Effect.promise(() => exitCodeOf(server))).toBe(0)
      })
    )

    it.effect("a line of at most 8 Mi characters, and does not keep a longer one", () =>
      Effect.gen(function* () {
        const { err, out } = yield* session(`${hello}{"long":"${"x".repeat(20_000_000)}"}\n${ping(1)}`)
        expect(err).toContain("Ignored a line of more than 8388608 characters")
        expect(idsIn(out)).toEqual(["0", "1"])
      })
    )
  })

  describe("ends", () => {
    it.effect("with exit code 0 after finishing what is under way (M6)", () =>
      Effect.gen(function* () {
        const { code, out } = yield* session(hello + toolCall(1, "genres") + toolCall(2, "account"))
        expect(code).toBe(0)
        expect(idsIn(out)).toEqual(["0", "1", "2"])
        expect(out).toContain("Drum & Bass")
      })
    )

    it.effect(
      "within a second of the end of its input, on a slow machine in less time than it took to start",
      () =>
        Effect.gen(function* () {
          const starting = performance.now()
          const server = yield* start(beatportMcp(), yield* environmentFor)
          const out = collect(server.stdout, (text) => text.includes('"id":1'))
          server.stdin.write(hello + toolCall(1, "genres"))
          yield* Effect.promise(() => out)
          const began = performance.now()
          const longest = Math.max(1000, began - starting)
          server.stdin.end()
          expect(yield* Effect.promise(() => exitCodeOf(server))).toBe(0)
          expect(performance.now() - began).toBeLessThan(longest)
        })
    )

    it.effect("each time: 50 connects leave no process", () =>
      Effect.gen(function* () {
        const environment = yield* environmentFor
        const connect = Effect.gen(function* () {
          const server = yield* start(beatportMcp(), environment)
          const responded = collect(server.stdout, (text) => text.includes('"id":0'))
          server.stdin.write(hello)
          yield* Effect.promise(() => responded)
          server.stdin.end()
          return yield* Effect.promise(() => exitCodeOf(server))
        }).pipe(Effect.scoped)
        const codes = yield* Effect.all(
          Array.from({ length: 50 }, () => connect),
          { concurrency: 4 }
        )
        expect(new Set(codes)).toEqual(new Set([0]))
      })
    )
  })

  describe("writes", () => {
    it.effect("JSON only to stdout, with BEATPORT_DEBUG too, and no secret anywhere", () =>
      Effect.gen(function* () {
        const { account } = yield* Simulator
        const { err, out } = yield* session(hello + toolCall(1, "genres") + toolCall(2, "account"), {
          BEATPORT_DEBUG: "true"
        })
        expect(idsIn(out)).toEqual(["0", "1", "2"])
        expect(err).toMatch(/GET .*genres/)
        expect(out + err).not.toContain(account.password)
      })
    )

    it.effect("the method, the tool, the time and the outcome to stderr, and nothing of the arguments", () =>
      Effect.gen(function* () {
        const { err } = yield* session(
          hello +
            toolCall(1, "search", { query: "plantedquery" }) +
            toolCall(2, "get", { ids: ["plantedid"] }) +
            toolCall(3, "search", { plantedname: 1 }) +
            line({
              id: 4,
              method: "prompts/get",
              params: { name: "match_list", arguments: { tracks: "plantedtrack" } }
            })
        )
        expect(err).toMatch(/tools\/call beatport_search ok \d+ ms/)
        expect(err).toMatch(/tools\/call beatport_get failed \d+ ms/)
        expect(err).toMatch(/prompts\/get match_list ok \d+ ms/)
        expect(err).not.toContain("planted")
      })
    )

    it.effect("a list of tools of at most 12,000 bytes, and 10,000 with --read-only", () =>
      Effect.gen(function* () {
        const list = hello + line({ id: 1, method: "tools/list" })
        const newest = line({
          id: 1,
          method: "tools/list",
          params: {
            _meta: {
              "io.modelcontextprotocol/protocolVersion": "2026-07-28",
              "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
              "io.modelcontextprotocol/clientCapabilities": {}
            }
          }
        })
        const sizeOf = (out: string) =>
          Buffer.byteLength(out.split("\n").find((text) => text.includes('"tools":[')) ?? "")
        for (const input of [list, newest]) {
          const all = yield* session(input)
          expect(all.out).toContain("beatport_follow")
          expect(sizeOf(all.out)).toBeLessThanOrEqual(12_000)
          const reading = yield* session(input, {}, ["--read-only"])
          expect(reading.out).toContain("beatport_search")
          expect(sizeOf(reading.out)).toBeLessThanOrEqual(10_000)
        }
      })
    )
  })

  describe("starts", () => {
    it.effect("without credentials, and each tool says what to do", () =>
      Effect.gen(function* () {
        const { code, out } = yield* session(hello + toolCall(1, "genres"), {
          BEATPORT_USERNAME: "",
          BEATPORT_PASSWORD: ""
        })
        expect(code).toBe(0)
        expect(out).toMatch(/Not signed in to Beatport.*beatport login.*"isError":true/)
      })
    )

    it.effect("with an incomplete configuration, and each tool says what is wrong in it (M15)", () =>
      Effect.gen(function* () {
        const { code, out } = yield* session(
          hello +
            toolCall(1, "genres") +
            toolCall(2, "account") +
            line({ id: 3, method: "resources/read", params: { uri: "beatport://track/1" } }),
          { BEATPORT_PASSWORD: "" }
        )
        expect(code).toBe(0)
        expect(out.match(/A user name and a password go together/g)).toHaveLength(3)
        expect(out).not.toContain("-32603")
      })
    )

    it.effect("with --read-only, and offers no tool that writes, nor lets one be called", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        yield* simulator.clearRequests
        const { out } = yield* session(
          hello +
            line({ id: 1, method: "tools/list" }) +
            toolCall(2, "playlist_change", { action: "create", name: "x", dry_run: false }) +
            toolCall(3, "follow", { ids: ["label:1"] }) +
            toolCall(4, "playlist_remove", { playlist: 1, confirm: true }) +
            toolCall(5, "genres"),
          {},
          ["--read-only"]
        )
        const responses = new Map(messagesIn(out).map(({ error, id, result }) => [id, { error, result }]))
        expect(JSON.stringify(responses.get(1))).not.toMatch(
          /playlist_change|playlist_remove|beatport_follow/
        )
        for (const id of [2, 3, 4]) expect(responses.get(id)?.error).toMatchObject({ code: -32602 })
        expect(responses.get(5)?.error).toBeUndefined()
        const sent = (yield* simulator.requests).filter(({ path }) => path.startsWith("/v4/catalog/"))
        expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v4/catalog/genres/"])
      })
    )

    it.effect("with --tools and --exclude, and offers what they leave", () =>
      Effect.gen(function* () {
        const { out } = yield* session(hello + line({ id: 1, method: "tools/list" }), {}, [
          "--tools",
          "search, beatport_get,follow",
          "--exclude",
          "follow"
        ])
        expect([...new Set(out.match(/"name":"beatport_\w+"/g))]).toEqual([
          '"name":"beatport_search"',
          '"name":"beatport_get"'
        ])
      })
    )

    it.effect.each([
      [["--tools", "serch"], '--tools: There is no tool "serch". Did you mean beatport_search?'],
      [["--exclude", "folow"], "Did you mean beatport_follow?"],
      [["--tools", "follow", "--read-only"], "leave no tool"],
      [["--max-result-chars", "10"], "4000 or more"],
      [["--http", "70000"], "65535"],
      [["--http", "0", "--host", "0.0.0.0"], "BEATPORT_MCP_TOKEN"]
    ] as const)("not with %j", ([args, message]) =>
      Effect.gen(function* () {
        const { code, err, out } = yield* session("", {}, args)
        expect(code).not.toBe(0)
        expect(err).toContain(message)
        expect(out).toBe("")
      })
    )
  })
})
