/**
 * Other people's tools for tests, which see the requests of a client through its option `fetch`.
 */
import { afterEach, describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { BeatportClient, ValidationError } from "effect-beatport/promise"
import { Fixtures } from "effect-beatport/testing"
import { http, HttpResponse } from "msw"
import { setupServer } from "msw/node"
import { fetch as undiciFetch, MockAgent } from "undici"

const origin = "https://api.beatport.com"
const track = Fixtures.trackDetail({ id: 1, name: "Strobe" })

/** Calls whatever `fetch` is at that moment, as a program that passes `fetch` to a library does. */
const currentFetch: typeof fetch = (...args) => fetch(...args)

const open = (options: Parameters<typeof BeatportClient.make>[0]) =>
  BeatportClient.make({ accessToken: "an-access-token", tokenFile: false, pace: 0, ...options })

describe("the requests of a client", () => {
  const undo: Array<() => unknown> = []
  afterEach(async () => {
    for (const one of undo.splice(0)) await one()
  })

  it("are seen by msw", async () => {
    const server = setupServer(
      http.get(`${origin}/v4/catalog/tracks/1/`, ({ request }) =>
        request.headers.get("authorization") === "Bearer an-access-token"
          ? HttpResponse.json(track)
          : HttpResponse.json({}, { status: 401 })
      )
    )
    server.listen({ onUnhandledFrame: "error" })
    undo.push(() => {
      server.close()
    })
    await using client = await open({ fetch: currentFetch })
    expect((await client.tracks.get(1)).name).toBe("Strobe")
  })

  it("are seen by undici's MockAgent", async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    undo.push(() => agent.close())
    agent
      .get(origin)
      .intercept({ path: "/v4/catalog/tracks/1/", headers: { authorization: "Bearer an-access-token" } })
      .reply(200, track, { headers: { "content-type": "application/json" } })
    const throughAgent = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const { headers, method = "GET" } = init ?? {}
      const response = await undiciFetch(input instanceof Request ? input.url : input, {
        dispatcher: agent,
        method,
        headers: Object.fromEntries(new Headers(headers))
      })
      return new Response(await response.text(), {
        status: response.status,
        headers: Object.fromEntries(response.headers)
      })
    }
    await using client = await open({ fetch: throughAgent })
    expect((await client.tracks.get(1)).name).toBe("Strobe")
    agent.assertNoPendingInterceptors()
  })

  it("go through any layer of Effect's HttpClient", async () => {
    const sent: Array<string> = []
    const httpClient = Layer.succeed(
      HttpClient.HttpClient,
      HttpClient.make((request) => {
        sent.push(request.url)
        return Effect.succeed(HttpClientResponse.fromWeb(request, Response.json(track)))
      })
    )
    await using client = await open({ httpClient })
    expect((await client.tracks.get(1)).name).toBe("Strobe")
    expect(sent).toEqual([`${origin}/v4/catalog/tracks/1/`])
  })

  it.each([
    ["fetch", { fetch: "fetch" }],
    ["httpClient", { httpClient: {} }],
    ["httpClient", { httpClient: Layer.empty, fetch: currentFetch }],
    ["logger", { logger: { debug: () => undefined } }]
  ])("do not go through a %s that cannot send them", async (option, given: object) => {
    const error: unknown = await open(Object.assign({}, given)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toHaveProperty("fields", { [option]: [expect.stringContaining("Expected")] })
  })
})
