/**
 * Processes that share the token and the pace in a real Redis.
 */
import { expect, layer } from "@effect/vitest"
import { Clock, Effect, Layer } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { Fleet } from "../fleet/Process.ts"
import { grantOf, isCall, isLogin, isTokenCall } from "../fleet/requests.ts"
import { beginAll, endsOf, hour, leaveToken, requestsOf, startAll, tokenIn } from "./processes.ts"
import { command, describeWithRedis, newKey, RedisServer, tooEarly } from "./RedisServer.ts"

const parts = Layer.mergeAll(Fleet.layer, RedisServer.layer, Simulator.layer())

const live = { excludeTestServices: true } as const

const named = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${n}`)

describeWithRedis("processes with one Redis", () => {
  layer(
    parts,
    live
  )((it) => {
    it.effect("refresh an expired token once, and all continue", () =>
      Effect.gen(function* () {
        const key = yield* newKey
        const before = yield* leaveToken(key, -1000)
        const names = named("renewing", 12)
        const processes = yield* startAll(key, {}, names)
        yield* beginAll(processes)
        expect(yield* endsOf(processes)).toEqual(names.map(() => "well"))
        const sent = yield* requestsOf(names)
        expect(sent.filter(isTokenCall).map((request) => [grantOf(request), request.status])).toEqual([
          ["refresh_token", 200]
        ])
        expect(sent.filter(isCall).map(({ status }) => status)).toEqual(names.map(() => 200))
        expect(sent).toHaveLength(names.length + 1)
        const after = yield* tokenIn(key)
        const used = new Set(sent.filter(isCall).map(({ headers }) => headers["authorization"]))
        expect([...used]).toEqual([`Bearer ${after?.access}`])
        expect(after?.refresh).toBeDefined()
        expect(after?.expires_at).toBeGreaterThan(before.expires_at + hour)
        expect(yield* command("EXISTS", `{${key}}:token:lock`)).toBe(0)
      })
    )

    it.effect("log in once where there is no token", () =>
      Effect.gen(function* () {
        const { account } = yield* Simulator
        const key = yield* newKey
        const names = named("first", 6)
        const { password, username } = account
        const processes = yield* startAll(key, { account: { username, password } }, names)
        yield* beginAll(processes)
        expect(yield* endsOf(processes)).toEqual(names.map(() => "well"))
        const sent = yield* requestsOf(names)
        expect(sent.filter(isLogin)).toHaveLength(1)
        expect(sent.filter(isTokenCall)).toHaveLength(1)
      })
    )

    it.effect("keep one pace, and all of them the pause that one is asked for", () =>
      Effect.gen(function* () {
        const { fail } = yield* Simulator
        const key = yield* newKey
        yield* leaveToken(key, hour)
        const names = named("pacing", 4)
        // Time enough for a response to arrive, and for Redis to be told of it, before the next call has its slot.
        const pace = 1500
        const processes = yield* startAll(key, { pace, times: 2 }, names)
        yield* fail(Fault.RateLimited({ retryAfter: 4 }), { after: 3, path: "/my/account/" })
        const began = yield* Clock.currentTimeMillis
        yield* beginAll(processes)
        expect(yield* endsOf(processes)).toEqual(names.map(() => "well"))

        const calls = (yield* requestsOf(names)).filter(isCall)
        expect(calls.map(({ status }) => status)).toEqual([
          ...Array.from({ length: 3 }, () => 200),
          429,
          ...Array.from({ length: 5 }, () => 200)
        ])
        const times = calls.map(({ time }) => time)
        expect(tooEarly(times.slice(0, 4), began, pace)).toEqual([])
        // No other process received the pause from the server.
        expect(tooEarly(times.slice(4), (times[3] ?? 0) + 4000, pace)).toEqual([])
        // It was one queue of many, not one process after the other.
        expect(new Set(calls.slice(0, 3).map(({ headers }) => headers["user-agent"])).size).toBeGreaterThan(1)
      })
    )
  })
})
