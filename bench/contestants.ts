/**
 * The measured clients. Each requests the same bodies from the same server, and returns the value that a program
 * works with. Each is loaded in a process of its own.
 */
import { Effect, ManagedRuntime } from "effect"
import type { Served } from "./Served.ts"

/** Lists the requests: a track by id, or a page of a hundred tracks. */
export type Body = "track" | "page"

/** Describes a client under test. */
export interface Contestant {
  /** Sends one request and returns the value. */
  readonly once: (body: Body) => PromiseLike<unknown>
  /** Sends a number of requests, a number of them at the same time. */
  readonly run: (body: Body, calls: number, concurrent: number) => Promise<void>
}

const token = "a-token-that-the-server-does-not-look-at"

const authorization = { authorization: `Bearer ${token}` }

const urls = ({ baseUrl, genreId, trackId }: Served): Record<Body, string> => ({
  track: `${baseUrl}/catalog/tracks/${trackId}/`,
  page: `${baseUrl}/catalog/tracks/?genre_id=${genreId}&page=1&per_page=100`
})

/**
 * Makes a client from a function that returns promises: concurrent loops, each of which awaits one call after the
 * other.
 */
const byPromises = (once: Contestant["once"]): Contestant => ({
  once,
  run: async (body, calls, concurrent) => {
    const loop = async () => {
      for (let done = 0; done < calls / concurrent; done++) await once(body)
    }
    await Promise.all(Array.from({ length: concurrent }, loop))
  }
})

/** `fetch(...).json()`: without token, rate limit, retries or decoding. */
const bareFetch = (served: Served) => {
  const url = urls(served)
  return byPromises(async (body) => (await fetch(url[body])).json())
}

const undici = async (served: Served) => {
  const { Agent, request } = await import("undici")
  const url = urls(served)
  const dispatcher = new Agent()
  return byPromises(async (body) => (await request(url[body], { dispatcher })).body.json())
}

/** ky as it is used for such an API: with a token and its own retries and timeout. */
const ky = async (served: Served) => {
  const { default: Ky } = await import("ky")
  const url = urls(served)
  const client = Ky.create({ headers: authorization })
  return byPromises((body) => client.get(url[body]).json())
}

/** got with a token and its own retries. Without an agent that keeps connections, it opens one for each request. */
const got = async (served: Served) => {
  const { default: Got } = await import("got")
  const { Agent } = await import("node:http")
  const url = urls(served)
  const client = Got.extend({ headers: authorization, agent: { http: new Agent({ keepAlive: true }) } })
  return byPromises((body) => client.get(url[body]).json())
}

const axios = async (served: Served) => {
  const { default: Axios } = await import("axios")
  const { Agent } = await import("node:http")
  const url = urls(served)
  const client = Axios.create({ headers: authorization, httpAgent: new Agent({ keepAlive: true }) })
  return byPromises(async (body) => (await client.get<unknown>(url[body])).data)
}

/** The core of GitHub's client with its retry plugin, pointed at this API. */
const octokit = async (served: Served) => {
  const { Octokit } = await import("@octokit/core")
  const { retry } = await import("@octokit/plugin-retry")
  const url = urls(served)
  const client = new (Octokit.plugin(retry))({ auth: token })
  return byPromises(async (body) => {
    const response: { readonly data: unknown } = await client.request(`GET ${url[body]}`)
    return response.data
  })
}

/** What a program would write by hand: `fetch`, p-queue for a rate limit, and zod for the fields that it uses. */
const byHand = async (served: Served) => {
  const { default: PQueue } = await import("p-queue")
  const { z } = await import("zod")
  const Named = z.looseObject({ id: z.number(), name: z.string() })
  const Track = z.looseObject({
    id: z.number(),
    name: z.string(),
    mix_name: z.string(),
    bpm: z.number().nullable(),
    isrc: z.string().nullable(),
    length_ms: z.number(),
    publish_date: z.string(),
    artists: z.array(Named),
    genre: Named,
    key: Named.nullable(),
    release: Named
  })
  const schemas = {
    track: Track,
    page: z.looseObject({ count: z.number(), page: z.string(), results: z.array(Track) })
  }
  const url = urls(served)
  const queue = new PQueue({ concurrency: 32 })
  return byPromises((body) =>
    queue.add(async () => {
      const response = await fetch(url[body], { headers: authorization })
      if (!response.ok) throw new Error(`Status ${response.status}`)
      return schemas[body].parse(await response.json())
    })
  )
}

/** The SDK's usual options, with a token and without an interval between requests. */
const options = ({ baseUrl }: Served) => ({ baseUrl, accessToken: token, pace: 0, tokenFile: false }) as const

/** The Effect entry point: all calls run in one program, as in an application made with Effect. */
const effectClient = async (served: Served): Promise<Contestant> => {
  const { Beatport } = await import("effect-beatport")
  const { NodeBeatport } = await import("effect-beatport/node")
  const runtime = ManagedRuntime.make(NodeBeatport.layer(options(served)))
  const call = (body: Body) =>
    Effect.flatMap(Beatport, ({ tracks }): Effect.Effect<unknown, unknown> =>
      body === "track" ? tracks.get(served.trackId) : tracks.list({ genre_id: served.genreId })
    )
  return {
    once: (body) => runtime.runPromise(call(body)),
    run: (body, calls, concurrent) =>
      runtime.runPromise(
        Effect.forEach(Array.from({ length: calls }), () => call(body), {
          concurrency: concurrent,
          discard: true
        })
      )
  }
}

const promiseClient = async (served: Served) => {
  const { BeatportClient } = await import("effect-beatport/promise")
  const { tracks } = await BeatportClient.make(options(served))
  return byPromises((body) =>
    body === "track" ? tracks.get(served.trackId) : tracks.list({ genre_id: served.genreId })
  )
}

/** The clients by name. The others are compared with the first. */
export const contestants: ReadonlyMap<string, (served: Served) => Contestant | Promise<Contestant>> = new Map<
  string,
  (served: Served) => Contestant | Promise<Contestant>
>([
  ["fetch", bareFetch],
  ["undici.request", undici],
  ["effect-beatport", effectClient],
  ["effect-beatport/promise", promiseClient],
  ["ky", ky],
  ["got", got],
  ["axios", axios],
  ["@octokit/core", octokit],
  ["fetch + p-queue + zod", byHand]
])
