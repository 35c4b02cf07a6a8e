/**
 * The token while Redis is away, and after it.
 */
import { expect, layer } from "@effect/vitest"
import { Duration, Effect, Layer, Schedule } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import { grantOf, isCall, isLogin, isTokenCall } from "../fleet/requests.ts"
import { callsOf, type FleetOrders, hour, leaveToken, startOne, tokenIn } from "./processes.ts"
import { describeWithRedis, newKey, RedisServer, storeOf } from "./RedisServer.ts"
import { atOnce, type Outage, own, pace, parts, through, untilAll, ways } from "./outages.ts"

describeWithRedis("while Redis is away", () => {
  layer(parts, atOnce)("the token", (it) => {
    const credentials = Effect.map(Simulator, ({ account: { password, username } }) => ({
      account: { username, password }
    }))

    /** A Redis that is away when the token ends. */
    const whenItEnds = Effect.fnUntraced(function* (
      names: ReadonlyArray<string>,
      orders: FleetOrders,
      outage: Pick<Outage, "comes" | "inTheEnd">
    ) {
      const given = { retry: { times: 0 }, whenUnreachable: "local", ...orders } as const
      const killed = { goes: "kill", away: 1000, callsEnd: 1, tokenEnds: true, ...outage } as const
      const { after, before, during, expires_at, key, requests } = yield* through(names, given, killed)
      return {
        before: ways(before),
        untilItEnded: ways(during.flat().filter(({ to }) => to < expires_at)),
        since: ways(during.flat().filter(({ from }) => from > expires_at)),
        after: ways(after),
        grants: requests.filter(isTokenCall).map((request) => [grantOf(request), request.status]),
        logins: requests.filter(isLogin).length,
        key
      }
    })

    it.effect("is used while it works, not refreshed, and refreshed once when Redis is back", () =>
      Effect.gen(function* () {
        const given = yield* credentials
        expect(yield* whenItEnds(["ending 1", "ending 2"], given, { comes: "start" })).toMatchObject({
          before: ["well"],
          untilItEnded: ["well"],
          since: ["TokenStoreError (Unreachable)"],
          after: ["well"],
          grants: [["refresh_token", 200]],
          logins: 0
        })
      }).pipe(own)
    )

    it.effect("is lost where Redis comes back empty, and one process logs in for all", () =>
      Effect.gen(function* () {
        const given = yield* credentials
        const found = yield* whenItEnds(["empty 1", "empty 2"], given, { comes: "startEmpty" })
        expect(found).toMatchObject({
          since: ["TokenStoreError (Unreachable)"],
          after: ["well"],
          grants: [["authorization_code", 200]],
          logins: 1
        })
        expect(yield* tokenIn(found.key)).toBeDefined()
      }).pipe(own)
    )

    it.effect("is lost if Redis comes back empty, and a process without a password fails", () =>
      Effect.gen(function* () {
        const outage = { comes: "startEmpty", inTheEnd: "AuthenticationError" } as const
        expect(yield* whenItEnds(["without a password"], {}, outage)).toMatchObject({
          since: ["TokenStoreError (Unreachable)"],
          after: ["AuthenticationError (NotConfigured)"],
          grants: [],
          logins: 0
        })
      }).pipe(own)
    )

    it.effect("that was got while Redis went is kept by who got it, and saved when Redis is back", () =>
      Effect.gen(function* () {
        const redis = yield* RedisServer
        const { fail, requests } = yield* Simulator
        const key = yield* newKey
        const orders = { endless: true, retry: { times: 0 }, whenUnreachable: "local" } as const
        const only = yield* startOne(key, { ...orders, pace }, "keeping")
        yield* leaveToken(key, -1000)
        yield* fail(Fault.SlowHeaders({ delay: "1 second" }), { path: "/auth/o/token/" })
        yield* only.begin
        yield* Effect.repeat(requests, {
          until: (sent) => sent.some(isTokenCall),
          schedule: Schedule.spaced("20 millis")
        })
        yield* redis.kill
        yield* untilAll([only], (calls) => calls.length > 1)
        yield* redis.start
        yield* untilAll([only], (calls) => calls.at(-1)?.ended === "well")
        yield* only.end
        yield* only.isGone

        const calls = callsOf(only)
        const unsaved = { ended: "TokenStoreError", operation: "save", reason: "Unreachable" }
        expect(calls[0]).toMatchObject(unsaved)
        expect(ways(calls)).toEqual(["TokenStoreError (Unreachable)", "well"])
        const sent = yield* requests
        expect(sent.filter(isTokenCall)).toHaveLength(1)
        expect(sent.filter(isLogin)).toEqual([])
        const { access } = (yield* tokenIn(key)) ?? {}
        expect(sent.filter(isCall).map(({ headers }) => headers["authorization"])).toContain(
          `Bearer ${access}`
        )
      }).pipe(own, Effect.provide(Layer.fresh(Simulator.layer())))
    )

    it.effect("is not locked by who asked a Redis that hung, and left", () =>
      Effect.gen(function* () {
        const { freeze, thaw } = yield* RedisServer
        const key = yield* newKey
        const [mine, theirs] = [yield* storeOf(key), yield* storeOf(key)]
        // Redis has cached the script. A script that has to be sent again is not run without a response.
        yield* mine.withLock(Effect.void)
        yield* freeze
        const error = yield* Effect.flip(mine.withLock(Effect.void))
        expect(error).toMatchObject({ _tag: "TokenStoreError", operation: "lock", reason: "Unreachable" })
        yield* thaw
        const [took] = yield* Effect.timed(theirs.withLock(Effect.void))
        // A lock that is left ends after ten seconds.
        expect(Duration.toMillis(took)).toBeLessThan(6000)
      }).pipe(Effect.scoped, own)
    )

    it.effect("is no reason for a process not to end: Redis hangs", () =>
      Effect.gen(function* () {
        const { freeze } = yield* RedisServer
        const key = yield* newKey
        const only = yield* startOne(key, { pace, endless: true, retry: { times: 0 } }, "ending")
        yield* leaveToken(key, hour)
        yield* only.begin
        yield* untilAll([only], (calls) => calls.length > 2)
        yield* freeze
        yield* Effect.sleep("300 millis")
        yield* only.end
        expect((yield* only.ends).ended).toBe("well")
      }).pipe(own)
    )
  })
})
