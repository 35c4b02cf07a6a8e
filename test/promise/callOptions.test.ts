/**
 * The options of one call, what a call returns besides its value, and where its errors say that it was made.
 */
import { afterEach, describe, expect, it, vi } from "@effect/vitest"
import {
  BeatportClient,
  BeatportTimeoutError,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError
} from "effect-beatport/promise"
import { Fixtures } from "effect-beatport/testing"

interface Sent {
  readonly url: string
  readonly headers: Headers
}

type Respond = (sent: ReadonlyArray<Sent>, signal: AbortSignal | undefined) => Response | Promise<Response>

const page = (count = 0) =>
  Response.json(
    { results: [], next: null, count, page: "1/1", per_page: 100 },
    { headers: { "x-cache": "hit", "set-cookie": "a=b" } }
  )

/** A client whose requests a function responds to, and the requests. */
const opened = async (respond: Respond, options: Parameters<typeof BeatportClient.make>[0] = {}) => {
  const sent: Array<Sent> = []
  const client = await BeatportClient.make({
    accessToken: "an-access-token",
    tokenFile: false,
    pace: 0,
    retry: { baseDelay: 1, maxDelay: 1 },
    fetch: async (input, init) => {
      sent.push({
        url: input instanceof Request ? input.url : String(input),
        headers: new Headers(init?.headers)
      })
      return respond(sent, init?.signal ?? undefined)
    },
    ...options
  })
  return { client, sent }
}

/** Responds when the request is aborted, and not before. */
const never: Respond = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => {
      reject(new Error("aborted"))
    })
  })

const rejection = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    () => expect.fail("expected a rejection"),
    (error: unknown) => error
  )

describe("options without members", () => {
  it.each([{}, { timeout: undefined }])("are as good as none: %j", async (options) => {
    const { client } = await opened(() => Response.json(Fixtures.trackDetail({ id: 7 })))
    expect((await client.tracks.get(7, options)).id).toBe(7)
    await client.close()
  })
})

describe("the option timeout", () => {
  it("limits a call to so many milliseconds", async () => {
    const { client } = await opened(never)
    const error = await rejection(client.tracks.get(1, { timeout: 20 }))
    expect(error).toBeInstanceOf(BeatportTimeoutError)
    expect(error).toMatchObject({ phase: "total", path: "/catalog/tracks/1/" })
    await client.close()
  })

  it("limits all requests of a call together, and their retries", async () => {
    const { client, sent } = await opened((all, signal) => {
      if (all.length === 1) return page()
      return all.length < 4 ? new Response("", { status: 503 }) : never(all, signal)
    })
    await client.genres.list()
    const error = await rejection(client.genres.list({}, { timeout: 1000 }).collect())
    expect(error).toBeInstanceOf(BeatportTimeoutError)
    expect(sent).toHaveLength(4)
    await client.close()
  })

  it("does not prolong the limit of the client", async () => {
    const { client } = await opened(never, { timeout: 20 })
    expect(await rejection(client.genres.list({}, { timeout: 60_000 }))).toMatchObject({ phase: "total" })
    await client.close()
  })
})

describe("the option retries", () => {
  it.each([0, 2])("replaces the number of the client: %d", async (retries) => {
    const { client, sent } = await opened(() => new Response("", { status: 503 }))
    expect(await rejection(client.genres.list({}, { retries }))).toBeInstanceOf(ServerError)
    expect(sent).toHaveLength(1 + retries)
    await client.close()
  })

  it("is taken by a part of a list too", async () => {
    const { client, sent } = await opened(() => new Response("", { status: 503 }))
    expect(await rejection(client.genres.list().collect({ retries: 1 }))).toBeInstanceOf(ServerError)
    expect(sent).toHaveLength(2)
    await client.close()
  })
})

describe("the option headers", () => {
  it("adds headers to each request of the call, and to no other", async () => {
    const { client, sent } = await opened(() => page())
    await client.genres.list({}, { headers: { "accept-language": "de", "User-Agent": "mine" } })
    await client.genres.list()
    expect(sent.map(({ headers }) => [headers.get("accept-language"), headers.get("user-agent")])).toEqual([
      ["de", "mine"],
      [null, expect.stringContaining("effect-beatport/")]
    ])
    await client.close()
  })
})

describe("an option that is wrong", () => {
  it.each([
    ["timeout", { timeout: 0 }],
    ["timeout", { timeout: "5 seconds" }],
    ["timeout", { timeout: Number.NaN }],
    ["retries", { retries: -1 }],
    ["retries", { retries: 1.5 }],
    ["headers", { headers: { authorization: "Bearer other" } }],
    ["headers", { headers: { Cookie: "a=b" } }],
    ["headers", { headers: { "bad name": "x" } }],
    ["headers", { headers: "accept: text" }],
    ["timout", { timout: 5 }]
  ])("is a ValidationError that names it, before any request: %s %j", async (name, options) => {
    const { client, sent } = await opened(() => page())
    const given: object = options
    for (const call of [
      client.tracks.get(1, Object.assign({}, given)),
      client.genres.list({}, Object.assign({}, given)),
      client.tracks.getMany([1], Object.assign({}, given))
    ]) {
      const error = await rejection(call)
      expect(error).toBeInstanceOf(ValidationError)
      expect(error instanceof ValidationError ? Object.keys(error.fields) : error).toEqual([name])
    }
    expect(sent).toEqual([])
    await client.close()
  })
})

describe("withResponse", () => {
  it("returns the value with status and headers, for one request", async () => {
    const { client, sent } = await opened(() =>
      Response.json(Fixtures.trackDetail({ id: 1 }), { headers: { "x-cache": "hit" } })
    )
    const { data, response } = await client.tracks.get(1).withResponse()
    expect(data.id).toBe(1)
    expect(response).toMatchObject({ status: 200, headers: { "x-cache": "hit" } })
    expect(sent).toHaveLength(1)
    await client.close()
  })

  it("returns the page of a list, and no cookie", async () => {
    const { client } = await opened(() => page(7))
    const { data, response } = await client.genres.list().withResponse()
    expect(data.count).toBe(7)
    expect(Object.keys(response.headers).toSorted()).toEqual(["content-type", "x-cache"])
    await client.close()
  })

  it("rejects with the error of the call", async () => {
    const { client } = await opened(() => Response.json({}, { status: 404 }))
    expect(await rejection(client.tracks.get(1).withResponse())).toBeInstanceOf(NotFoundError)
    await client.close()
  })
})

describe("the stack of an error", () => {
  const firstFrame = (error: unknown): string =>
    error instanceof Error ? (/^ +at .*$/m.exec(error.stack ?? "")?.[0] ?? "") : ""

  it.each(["operation", "list", "iteration", "collect", "batch", "argument", "auth"])(
    "begins with the line of the caller: %s",
    async (kind) => {
      const { client } = await opened(() => Response.json({}, { status: 404 }))
      const calls = new Map<string, () => PromiseLike<unknown>>([
        ["operation", () => client.tracks.get(1)],
        ["list", () => client.genres.tracks(1)],
        ["iteration", () => client.genres.tracks(1)[Symbol.asyncIterator]().next()],
        ["collect", () => client.genres.tracks(1).collect()],
        ["batch", () => client.tracks.getMany([-1])],
        ["argument", () => client.tracks.get(1, Object.assign<object, object>({}, { retires: 1 }))],
        ["auth", () => client.auth.importToken("")]
      ])
      const call = calls.get(kind)
      if (call === undefined) throw new Error(`${kind} has no call`)
      const error = await rejection(call())
      expect(firstFrame(error)).toContain("callOptions.test.ts")
      expect(error).toHaveProperty(
        "stack",
        expect.stringContaining(error instanceof Error ? error.message : "?")
      )
      await client.close()
    }
  )

  it("is that of each caller, even if one error ends several calls", async () => {
    const { client } = await opened(
      () => new Response("", { status: 429, headers: { "retry-after": "3600" } })
    )
    async function first() {
      return client.tracks.get(1)
    }
    async function second() {
      return client.tracks.get(1)
    }
    const errors = await Promise.all([rejection(first()), rejection(second())])
    for (const error of errors) expect(error).toBeInstanceOf(RateLimitError)
    expect(errors.map((error) => /first|second/.exec(firstFrame(error))?.[0])).toEqual(["first", "second"])
    await client.close()
  })
})

describe("AbortSignal.timeout", () => {
  it("rejects a call with the TimeoutError of the signal", async () => {
    const { client } = await opened(never)
    const error = await rejection(client.tracks.get(1, { signal: AbortSignal.timeout(20) }))
    expect(error).toBeInstanceOf(DOMException)
    expect(error).toHaveProperty("name", "TimeoutError")
    await client.close()
  })

  it("ends an iteration with the same", async () => {
    const { client } = await opened(never)
    const list = client.genres.list({}, { signal: AbortSignal.timeout(20) })
    const error = await rejection(list[Symbol.asyncIterator]().next())
    expect(error).toHaveProperty("name", "TimeoutError")
    await client.close()
  })
})

describe("a closed client", () => {
  it("says that it is closed, at the line of the caller", async () => {
    const { client } = await opened(() => page())
    await client.close()
    const error = await rejection(client.tracks.get(1))
    expect(String(error)).toContain("The client is closed")
    expect(error).toHaveProperty("stack", expect.stringContaining("callOptions.test.ts"))
  })
})

describe("the log lines of a client", () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const lenientPage = () =>
    Response.json({ results: [{ id: 1 }], next: null, count: 1, page: "1/1", per_page: 100 })

  it("go to the logger of the program by their level", async () => {
    const lines: Array<readonly [string, string]> = []
    const at = (level: string) => (message: string) => {
      lines.push([level, message])
    }
    const logger = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") }
    const { client } = await opened(lenientPage, { logger, debug: true })
    await client.genres.list({}, { lenient: true })
    expect(lines).toEqual([
      ["debug", expect.stringMatching(/^GET \/catalog\/genres\/ 200 \d+ ms, attempt 1$/)],
      ["warn", expect.stringContaining("1 invalid item was left out")]
    ])
    await client.close()
  })

  it("never go to stdout without one", async () => {
    const out = vi.spyOn(console, "log").mockImplementation(() => undefined)
    const written = vi.spyOn(process.stdout, "write")
    const err = vi.spyOn(console, "error").mockImplementation(() => undefined)
    const { client } = await opened(lenientPage, { debug: true })
    await client.genres.list({}, { lenient: true })
    await client.close()
    expect(out).not.toHaveBeenCalled()
    expect(written.mock.calls.map(String).join()).not.toContain("/catalog/genres/")
    expect(err.mock.calls.flat().join(" ")).toContain("GET /catalog/genres/ 200")
  })
})
