import { request } from "node:http"
import { readFileSync } from "node:fs"
import { describe, expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { beatportMcp, collect, hello, layerSimulator, servedOverHttp } from "./Serving.ts"

const [initialize = ""] = hello.split("\n")

const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}'

interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer | undefined
  /** Sends the body in chunks, without its length. */
  readonly chunked?: boolean
}

interface Reply {
  readonly status: number
  readonly headers: NodeJS.Dict<string | ReadonlyArray<string>>
  readonly text: string
}

const send = (
  url: string,
  { body = initialize, chunked = false, headers = {}, method = "POST" }: Sent = {}
) =>
  Effect.promise(
    () =>
      new Promise<Reply>((resolve, reject) => {
        const sent = request(
          url,
          {
            method,
            headers: {
              "content-type": "application/json",
              accept: "application/json, text/event-stream",
              ...(chunked || method === "GET" || method === "OPTIONS"
                ? {}
                : { "content-length": String(Buffer.byteLength(body)) }),
              ...headers
            }
          },
          (response) => {
            void collect(response).then((text) =>
              resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
            )
          }
        )
        sent.on("error", reject)
        sent.end(method === "GET" || method === "OPTIONS" ? undefined : body)
      })
  )

const session = (url: string) => Effect.map(send(url), ({ headers }) => String(headers["mcp-session-id"]))

const pingWith = (url: string, id: string) =>
  Effect.map(send(url, { body: ping, headers: { "mcp-session-id": id } }), ({ status }) => status)

/** The memory of a process, in bytes. */
const memoryOf = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1]) * 1024

layer(layerSimulator, { excludeTestServices: true })("the server over HTTP", (it) => {
  it.effect("responds on its own host and its own origin (M5)", () =>
    Effect.gen(function* () {
      const { url } = yield* servedOverHttp(beatportMcp("--http", "0"))
      const { host, origin } = new URL(url)
      expect((yield* send(url)).status).toBe(200)
      expect((yield* send(url, { headers: { origin } })).status).toBe(200)
      expect((yield* send(url, { headers: { host, origin: `http://${host}` } })).status).toBe(200)
    })
  )

  it.effect("refuses a foreign host (M2), a foreign origin and a wrong method", () =>
    Effect.gen(function* () {
      const { url } = yield* servedOverHttp(beatportMcp("--http", "0"))
      expect((yield* send(url, { headers: { host: "evil.example" } })).status).toBe(403)
      expect((yield* send(url, { headers: { host: "127.0.0.1.evil.example" } })).status).toBe(403)
      expect((yield* send(url, { headers: { origin: "http://evil.example" } })).status).toBe(403)
      expect((yield* send(url, { headers: { origin: "null" } })).status).toBe(403)
      // A page on another port of this computer is another site too.
      expect((yield* send(url, { headers: { origin: "http://127.0.0.1:1" } })).status).toBe(403)
      expect((yield* send(url, { method: "GET" })).status).toBe(405)
      expect((yield* send(url, { method: "PUT" })).status).toBe(405)
    })
  )

  it.effect("responds to pages of the origins that --allow-origin names, and to no others", () =>
    Effect.gen(function* () {
      const origin = "https://app.example"
      const { url } = yield* servedOverHttp(beatportMcp("--http", "0", "--allow-origin", origin))
      const preflight = yield* send(url, { method: "OPTIONS", headers: { origin } })
      expect(preflight.status).toBe(204)
      expect(preflight.headers["access-control-allow-origin"]).toBe(origin)
      const reply = yield* send(url, { headers: { origin } })
      expect(reply.status).toBe(200)
      expect(reply.headers["access-control-expose-headers"]).toContain("mcp-session-id")
      expect((yield* send(url, { headers: { origin: "https://app.example.evil" } })).status).toBe(403)
    })
  )

  it.effect("lets such a page read that its session has ended, or that it sends no token", () =>
    Effect.gen(function* () {
      const origin = "https://app.example"
      const { url } = yield* servedOverHttp(beatportMcp("--http", "0", "--allow-origin", origin), {
        BEATPORT_MCP_TOKEN: "token"
      })
      const authorization = "Bearer token"
      const ended = yield* send(url, {
        body: ping,
        headers: { origin, authorization, "mcp-session-id": "5f7cf2a6-1c1f-4a3e-9a2c-000000000000" }
      })
      expect(ended.status).toBe(404)
      expect(ended.headers["access-control-allow-origin"]).toBe(origin)
      const refused = yield* send(url, { headers: { origin } })
      expect(refused.status).toBe(401)
      expect(refused.headers["access-control-allow-origin"]).toBe(origin)
    })
  )

  it.effect("refuses bodies of more than 1 MiB, also in chunks, without keeping them (M3)", () =>
    Effect.gen(function* () {
      const { server, url } = yield* servedOverHttp(beatportMcp("--http", "0"))
      yield* send(url)
      const before = memoryOf(server.pid)
      const body = Buffer.alloc(2_000_000, " ")
      expect((yield* send(url, { body })).status).toBe(413)
      expect((yield* send(url, { body, chunked: true })).status).toBe(413)
      expect(memoryOf(server.pid) - before).toBeLessThan(30_000_000)
      expect((yield* send(url)).status).toBe(200)
    })
  )

  it.effect("does not read a body without a length beyond 1 MiB: it responds before the body has ended", () =>
    Effect.gen(function* () {
      const { url } = yield* servedOverHttp(beatportMcp("--http", "0"))
      const status = yield* Effect.callback<number>((resume) => {
        const sent = request(url, { method: "POST" }, (response) => {
          resume(Effect.succeed(response.statusCode ?? 0))
          sent.destroy()
        })
        sent.on("error", () => {})
        sent.write(Buffer.alloc(1_100_000, " "))
      })
      expect(status).toBe(413)
    })
  )

  it.effect("wants the bearer token of BEATPORT_MCP_TOKEN", () =>
    Effect.gen(function* () {
      const { url } = yield* servedOverHttp(beatportMcp("--http", "0", "--host", "0.0.0.0"), {
        BEATPORT_MCP_TOKEN: "planted-token"
      })
      const local = url.replace("0.0.0.0", "127.0.0.1")
      const refused = yield* send(local)
      expect(refused.status).toBe(401)
      expect(refused.headers["www-authenticate"]).toContain("Bearer")
      expect(refused.text).not.toContain("planted-token")
      expect((yield* send(local, { headers: { authorization: "Bearer planted-toke" } })).status).toBe(401)
      expect((yield* send(local, { headers: { authorization: "Bearer planted-tokens" } })).status).toBe(401)
      expect((yield* send(local, { headers: { authorization: "Bearer planted-token" } })).status).toBe(200)
    })
  )

  describe("sessions", () => {
    it.effect("are at most 100: the longest idle ends first (M4)", () =>
      Effect.gen(function* () {
        const { url } = yield* servedOverHttp(beatportMcp("--http", "0"))
        const first = yield* session(url)
        const second = yield* session(url)
        for (let index = 0; index < 98; index++) yield* session(url)
        expect(yield* pingWith(url, first)).toBe(200)
        yield* session(url)
        expect(yield* pingWith(url, second)).toBe(404)
        expect(yield* pingWith(url, first)).toBe(200)
      })
    )

    it.effect("take at most 20 MB for a thousand, from the first on", () =>
      Effect.gen(function* () {
        const { server, url } = yield* servedOverHttp(beatportMcp("--http", "0"))
        yield* session(url)
        const before = memoryOf(server.pid)
        for (let index = 0; index < 1000; index++) yield* session(url)
        expect(memoryOf(server.pid) - before).toBeLessThan(20_000_000)
      })
    )
  })
})
