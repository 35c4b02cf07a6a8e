/**
 * An interrupted call releases everything at once: its fibers, its socket, its timers, its slot in the
 * queue. Work that other callers wait for continues.
 */
import { getEventListeners } from "node:events"
import type { Socket } from "node:net"
import { assert, describe, it } from "@effect/vitest"
import { Duration, Effect, Exit, Fiber, Layer, Option, Redacted, Stream } from "effect"
import { FetchHttpClient, type HttpClient } from "effect/http"
import {
  Auth,
  Beatport,
  BeatportConfig,
  type BeatportConfigOptions,
  RateLimiter,
  type Token,
  TokenStore,
  type ValidationError
} from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { BeatportClient } from "effect-beatport/promise"
import { Fixtures } from "effect-beatport/testing"
import * as Leftovers from "./Leftovers.ts"
import * as Raw from "./Raw.ts"

type Network = Layer.Layer<HttpClient.HttpClient, ValidationError, BeatportConfig>

const networks: ReadonlyArray<readonly [string, Network]> = [
  ["undici", NodeHttp.layer()],
  ["fetch", FetchHttpClient.layer]
]

const clientId = "client-id"

/** A client that has this token, at this server. */
const client = (
  { origin }: Raw.Raw,
  {
    network = NodeHttp.layer(),
    token = "good",
    ...options
  }: BeatportConfigOptions & {
    readonly network?: Network
    readonly token?: "good" | "expired"
  } = {}
) =>
  Beatport.layerServices.pipe(
    Layer.provideMerge(Layer.mergeAll(network, RateLimiter.layer, holding(token))),
    Layer.provideMerge(BeatportConfig.layer({ baseUrl: origin, clientId, pace: 0, ...options }))
  )

const holding = (token: "good" | "expired") =>
  Layer.effect(
    TokenStore,
    Effect.gen(function* () {
      const store = yield* TokenStore
      const { baseUrl } = yield* BeatportConfig
      const end = token === "good" ? Number.MAX_SAFE_INTEGER : 0
      const held: Token = {
        access_token: Redacted.make("old-token"),
        refresh_token: Redacted.make("refresh-token"),
        expires_at: end,
        renew_at: end,
        base_url: baseUrl,
        client_id: clientId
      }
      yield* Effect.orDie(store.save(held))
      return store
    })
  ).pipe(Layer.provide(TokenStore.layerMemory))

const read = Effect.flatMap(Beatport, ({ account }) => account.get())

const accountResponse = { id: 1, username: "selector" }

const pageResponse = {
  results: [Fixtures.track()],
  count: 1000,
  page: "1/10",
  per_page: 1,
  next: "more",
  previous: null
}

const half = (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"username":')

/** A phase that a call can be in, and how it gets there. */
interface Phase {
  readonly response: (socket: Socket, request: string) => void
  readonly options?: BeatportConfigOptions & { readonly token?: "expired" }
  readonly call?: Effect.Effect<unknown, unknown, Beatport>
  /** Requests that have arrived when the call is in this phase. */
  readonly asked: number
  /** Connections that may stay open for others, because nothing is expected from them. */
  readonly idle: number
}

const silent = () => undefined

const phases: Readonly<Record<string, Phase>> = {
  "for its slot": {
    response: (socket) => Raw.reply(socket, accountResponse),
    options: { pace: "1 hour" },
    call: Effect.andThen(read, read),
    asked: 1,
    idle: 1
  },
  "for the headers": { response: silent, asked: 1, idle: 0 },
  "for the rest of the body": { response: half, asked: 1, idle: 0 },
  "for a body of unknown length": {
    response: (socket) => socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    asked: 1,
    idle: 0
  },
  "before it is sent again": {
    response: (socket) => Raw.reply(socket, {}, { status: 500 }),
    options: { retry: { baseDelay: "1 hour", maxDelay: "1 hour", duration: "1 day" } },
    asked: 1,
    idle: 1
  },
  "for the pause that the server asked for": {
    response: (socket) => Raw.reply(socket, {}, { status: 429, headers: { "retry-after": "50" } }),
    asked: 1,
    idle: 1
  },
  "between two pages": {
    response: (socket) => Raw.reply(socket, pageResponse),
    call: Effect.flatMap(Beatport, ({ tracks }) =>
      Stream.runForEach(tracks.list().pages, () => Effect.never)
    ),
    asked: 1,
    idle: 1
  },
  "for a page": {
    response: (socket, request) =>
      /[?&]page=1(&| )/.test(request) ? Raw.reply(socket, pageResponse) : undefined,
    call: Effect.flatMap(Beatport, ({ tracks }) => Stream.runDrain(tracks.list().items)),
    asked: 1 + 7,
    idle: 1
  },
  "for a batch": {
    response: silent,
    call: Effect.flatMap(Beatport, ({ tracks }) =>
      tracks.getMany(Array.from({ length: 400 }, (_, n) => n + 1))
    ),
    asked: 4,
    idle: 0
  }
}

/** The longest that an interruption takes on a busy machine, in milliseconds. Uninterrupted, each call here would wait longer. */
const atOnce = 20_000

/** Waits until no more fibers run than before. */
const untilRunning = (running: Effect.Effect<number>, before: number) =>
  Effect.repeat(Effect.andThen(Effect.yieldNow, running), { until: (count) => count === before })

describe("a call that is interrupted", () => {
  describe.each(networks)("over %s", (_, network) => {
    it.live.each(Object.entries(phases))("while it waits %s releases everything", ([, phase]) =>
      Effect.gen(function* () {
        const raw = yield* Raw.serve(phase.response)
        const { counted, running } = yield* Leftovers.fibers
        yield* Effect.gen(function* () {
          // What a client has once and keeps, such as a connection that is open, is there before.
          const fibersBefore = yield* running
          const timersBefore = Leftovers.timers()
          const call = yield* Effect.forkChild(phase.call ?? read)
          yield* Leftovers.soon("the call has asked", () => raw.requests.length === phase.asked)
          // It is in its phase as soon as it has nothing else to do.
          yield* Effect.sleep("30 millis")
          assert.isUndefined(call.pollUnsafe())
          const [took] = yield* Effect.timed(Fiber.interrupt(call))
          assert.isBelow(Duration.toMillis(took), atOnce)
          yield* Leftovers.soon("its timers are gone", () => Leftovers.timers() <= timersBefore)
          yield* untilRunning(running, fibersBefore)
          yield* Leftovers.soon("its connections are closed", () => raw.open.size <= phase.idle)
          assert.lengthOf(raw.requests, phase.asked)
        }).pipe(counted, Effect.provide(client(raw, { network, ...phase.options })))
        yield* Leftovers.soon(
          "a closed client has no connection",
          () => network !== NodeHttp.layer() || raw.open.size === 0
        )
      })
    )
  })

  it.live("gives its place in the queue to the next", () =>
    Effect.gen(function* () {
      const raw = yield* Raw.serve((socket) => Raw.reply(socket, accountResponse))
      yield* Effect.gen(function* () {
        yield* read
        const begin = performance.now()
        const waiting = yield* Effect.forEach(Array.from({ length: 20 }), () => Effect.forkChild(read))
        yield* Effect.sleep("20 millis")
        const last = yield* Effect.forkChild(read)
        yield* Fiber.interruptAll(waiting)
        yield* Fiber.join(last)
        // The second slot is half a second after the first, not ten seconds, as it would be after all that waited.
        assert.isBelow(performance.now() - begin, 9000)
        assert.lengthOf(raw.requests, 2)
      }).pipe(Effect.provide(client(raw, { pace: "500 millis" })))
    })
  )

  it.live("by its own timeout releases everything as well", () =>
    Effect.gen(function* () {
      const raw = yield* Raw.serve(silent)
      const timersBefore = Leftovers.timers()
      yield* Effect.gen(function* () {
        const error = yield* Effect.flip(read)
        assert.deepInclude(error, { _tag: "BeatportTimeoutError", phase: "total" })
        yield* Leftovers.soon("its connection is closed", () => raw.open.size === 0)
        yield* Leftovers.soon("its timers are gone", () => Leftovers.timers() <= timersBefore)
      }).pipe(Effect.provide(client(raw, { timeout: { total: "50 millis" } })))
    })
  )

  it.live("is interrupted with the client that is closed, wherever it is", () =>
    Effect.gen(function* () {
      const raw = yield* Raw.serve(half)
      const timersBefore = Leftovers.timers()
      const exit = yield* Effect.exit(
        Effect.raceFirst(read, Effect.andThen(Effect.sleep("50 millis"), Effect.interrupt)).pipe(
          Effect.provide(client(raw))
        )
      )
      assert.isTrue(Exit.hasInterrupts(exit))
      yield* Leftovers.soon("its connection is closed", () => raw.open.size === 0)
      yield* Leftovers.soon("its timers are gone", () => Leftovers.timers() <= timersBefore)
    })
  )
})

describe("a refresh", () => {
  const renewed = {
    access_token: "new-token",
    refresh_token: "next",
    expires_in: 36_000,
    token_type: "Bearer"
  }

  /** A server whose token endpoint responds on request of the test. */
  const serve = Effect.gen(function* () {
    const waiting: Array<Socket> = []
    const raw = yield* Raw.serve((socket, request) => {
      if (request.startsWith("POST /auth/o/token/")) waiting.push(socket)
      else Raw.reply(socket, accountResponse)
    })
    return {
      raw,
      isAsked: () => waiting.length > 0,
      renewals: () => waiting.length,
      response: Effect.sync(() => waiting.forEach((socket) => Raw.reply(socket, renewed)))
    }
  })

  const tokensSent = ({ requests }: Raw.Raw) =>
    requests.flatMap((request) => /^authorization: Bearer (.+)$/im.exec(request)?.[1]?.trim() ?? [])

  it.live("continues for the other callers when the first one is interrupted", () =>
    Effect.gen(function* () {
      const { response, isAsked, raw, renewals } = yield* serve
      yield* Effect.gen(function* () {
        const first = yield* Effect.forkChild(read)
        yield* Leftovers.soon("the refresh has begun", isAsked)
        const others = yield* Effect.forEach(Array.from({ length: 10 }), () => Effect.forkChild(read))
        yield* Effect.sleep("20 millis")
        const [took] = yield* Effect.timed(Fiber.interrupt(first))
        assert.isBelow(Duration.toMillis(took), atOnce)
        yield* response
        const found = yield* Fiber.joinAll(others)
        assert.lengthOf(found, 10)
        assert.strictEqual(renewals(), 1)
        assert.deepStrictEqual([...new Set(tokensSent(raw))], ["new-token"])
      }).pipe(Effect.provide(client(raw, { token: "expired" })))
    })
  )

  it.live(
    "ends and is saved when no caller waits for it any more, because the old refresh token is used up",
    () =>
      Effect.gen(function* () {
        const { response, isAsked, raw, renewals } = yield* serve
        const { counted, running } = yield* Leftovers.fibers
        yield* Effect.gen(function* () {
          const before = yield* running
          const callers = yield* Effect.forEach(Array.from({ length: 5 }), () => Effect.forkChild(read))
          yield* Leftovers.soon("the refresh has begun", isAsked)
          yield* Fiber.interruptAll(callers)
          yield* response
          const { load } = yield* TokenStore
          yield* Effect.repeat(load, {
            until: Option.exists(({ access_token }) => Redacted.value(access_token) === "new-token")
          })
          yield* untilRunning(running, before)
          yield* read
          assert.strictEqual(renewals(), 1)
          assert.deepStrictEqual(tokensSent(raw), ["new-token"])
        }).pipe(counted, Effect.provide(client(raw, { token: "expired" })))
      })
  )

  it.live("is given a moment when its client is closed, and is kept", () =>
    Effect.gen(function* () {
      const { response, isAsked, raw } = yield* serve
      const saved: Array<string> = []
      const store = Layer.effect(
        TokenStore,
        Effect.map(TokenStore, (memory) => ({
          ...memory,
          save: (token: Token) =>
            Effect.andThen(
              memory.save(token),
              Effect.sync(() => saved.push(Redacted.value(token.access_token)))
            )
        }))
      ).pipe(Layer.provide(holding("expired")))
      yield* Effect.gen(function* () {
        yield* Effect.forkChild(read)
        yield* Leftovers.soon("the refresh has begun", isAsked)
        yield* Effect.forkDetach(Effect.delay(response, "100 millis"))
      }).pipe(
        Effect.provide(
          Beatport.layerServices.pipe(
            Layer.provideMerge(Layer.mergeAll(NodeHttp.layer(), RateLimiter.layer, store)),
            Layer.provide(BeatportConfig.layer({ baseUrl: raw.origin, clientId, pace: 0 }))
          )
        )
      )
      assert.deepStrictEqual(saved, ["new-token"])
      yield* Leftovers.soon("its connection is closed", () => raw.open.size === 0)
    })
  )

  it.live("leaves no fiber and no lock behind when it fails", () =>
    Effect.gen(function* () {
      const raw = yield* Raw.serve((socket) => socket.destroy())
      const { counted, running } = yield* Leftovers.fibers
      yield* Effect.gen(function* () {
        const before = yield* running
        const auth = yield* Auth
        for (const _ of [1, 2]) {
          const error = yield* Effect.flip(auth.accessToken)
          assert.strictEqual(error._tag, "TransportError")
        }
        yield* untilRunning(running, before)
      }).pipe(counted, Effect.provide(client(raw, { token: "expired" })))
    })
  )
})

describe("an AbortSignal", () => {
  const open = (raw: Raw.Raw) => BeatportClient.fromLayer(Layer.fresh(client(raw)))

  const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length

  it("is not listened to any more when a call is over, however it ended", async () => {
    await Effect.runPromise(
      Effect.gen(function* () {
        let response: (socket: Socket) => void = (socket) => Raw.reply(socket, accountResponse)
        const raw = yield* Raw.serve((socket) => response(socket))
        yield* Effect.promise(async () => {
          const beatport = await open(raw)
          const abort = new AbortController()
          const { signal } = abort
          await Promise.all(Array.from({ length: 100 }, () => beatport.account.get({ signal })))
          assert.strictEqual(listeners(signal), 0)

          response = (socket) => Raw.reply(socket, { detail: "Not found." }, { status: 404 })
          await beatport.tracks.get(1, { signal }).catch(() => undefined)
          assert.strictEqual(listeners(signal), 0)

          response = (socket) => Raw.reply(socket, pageResponse)
          for await (const _ of beatport.tracks.list({}, { signal })) break
          assert.strictEqual(listeners(signal), 0)

          response = half
          const calls = [
            beatport.account.get({ signal }),
            beatport.tracks.list({}, { signal }).collect(),
            beatport.tracks.getMany([1, 2, 3], { signal })
          ]
          assert.isAbove(listeners(signal), 0)
          setTimeout(() => abort.abort(), 20)
          const ends = await Promise.allSettled(calls)
          assert.deepStrictEqual(
            ends.map((end) =>
              end.status === "rejected" && end.reason instanceof Error ? end.reason.name : end
            ),
            ["AbortError", "AbortError", "AbortError"]
          )
          assert.strictEqual(listeners(signal), 0)
          await beatport.close()
        })
        yield* Leftovers.soon("the connections are closed", () => raw.open.size === 0)
      }).pipe(Effect.scoped)
    )
  })

  it("may be shared by many calls without a warning", async () => {
    const warnings: Array<string> = []
    const warn = ({ message }: Error) => void warnings.push(message)
    process.on("warning", warn)
    await Effect.runPromise(
      Effect.gen(function* () {
        const raw = yield* Raw.serve((socket) => Raw.reply(socket, accountResponse))
        yield* Effect.promise(async () => {
          const beatport = await open(raw)
          const { signal } = new AbortController()
          await Promise.all(Array.from({ length: 200 }, () => beatport.account.get({ signal })))
          await beatport.close()
        })
      }).pipe(Effect.scoped)
    )
    process.off("warning", warn)
    assert.deepStrictEqual(warnings, [])
  })
})
