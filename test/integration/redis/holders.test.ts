/**
 * Processes that hold the token's lock in Redis and are killed, or held up for longer than it lives.
 */
import { appendFileSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import { describe, expect, layer } from "@effect/vitest"
import { Clock, Effect, FileSystem, Layer } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { readDiary, tell } from "../fleet/diary.ts"
import { Fleet } from "../fleet/Process.ts"
import { grantOf, isLogin, isTokenCall } from "../fleet/requests.ts"
import {
  beginAll,
  endsOf,
  type FleetOrders,
  leaveToken,
  requestsOf,
  startAll,
  startOne,
  tokenIn
} from "./processes.ts"
import { blink, command, describeWithRedis, newKey, RedisServer } from "./RedisServer.ts"

const parts = Layer.mergeAll(Fleet.layer, RedisServer.layer, Simulator.layer(), NodeFileSystem.layer)

/** Most of the time is waited for locks to end: so all wait at once. */
const atOnce = { excludeTestServices: true, concurrent: true } as const

/** The steps of a refresh: before its request is sent and after its response. */
const beforeAsking = 1
const beforeSaving = 2

const temporaryDirectory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())

const credentials = Effect.map(Simulator, ({ account: { password, username } }) => ({
  account: { username, password }
}))

/** The requests to the token endpoint: grant, process and response. */
const exchangesOf = (names: ReadonlyArray<string>) =>
  Effect.map(requestsOf(names), (sent) =>
    sent
      .filter((request) => isTokenCall(request))
      .map((request) => [request.headers["user-agent"], grantOf(request), request.status])
  )

describeWithRedis("a holder", () => {
  layer(parts, atOnce)("of the lock in Redis", (it) => {
    describe("that is killed", () => {
      /** Kills one process during a refresh for which others wait; then those continue. */
      const killing = Effect.fnUntraced(function* (name: string, given: FleetOrders) {
        const key = yield* newKey
        yield* leaveToken(key, -1000)
        const diary = join(yield* temporaryDirectory, "diary")
        const victimName = `${name}-victim`
        const names = [`${name}-0`, `${name}-1`, `${name}-2`]
        const orders = { ...given, task: "token", diary } as const
        const victim = yield* startOne(key, orders, victimName)
        const { diesAt: _, ...living } = orders
        const others = yield* startAll(key, living, names)
        yield* victim.begin
        yield* victim.isGone
        appendFileSync(diary, `gone ${victimName}\n`)
        const since = yield* Clock.currentTimeMillis
        const lifetime = yield* command<number>("PTTL", `{${key}}:token:lock`)
        yield* beginAll(others)
        const ends = yield* endsOf(others)
        const waited = (yield* Clock.currentTimeMillis) - since
        const all = [victimName, ...names]
        const sent = yield* requestsOf(all)
        const story = tell(readDiary(readFileSync(diary, "utf8")), sent)
        return { all, ends, key, lifetime, sent, story, victim, victimName, waited }
      })

      it.effect(
        "before it asks is followed by one other when the lock has ended, and the refresh token is used",
        () =>
          Effect.gen(function* () {
            const { all, ends, key, lifetime, sent, story, victim, victimName, waited } = yield* killing(
              "asking",
              {
                ...(yield* credentials),
                diesAt: beforeAsking
              }
            )
            expect(victim.lines().at(-1)).toBe("dies before POST /v4/auth/o/token/")
            expect(ends).toEqual(["well", "well", "well"])
            expect(lifetime).toBeGreaterThan(0)
            expect(lifetime).toBeLessThanOrEqual(10_000)
            expect(waited).toBeGreaterThanOrEqual(lifetime - blink)
            expect(story).toMatchObject({ wrongs: [], held: 4, takenOver: 1, saved: 1 })
            const [exchange, ...more] = yield* exchangesOf(all)
            expect(exchange).toEqual([expect.not.stringMatching(victimName), "refresh_token", 200])
            expect(more).toEqual([])
            expect(sent.filter(isLogin)).toEqual([])
            expect(yield* tokenIn(key)).toBeDefined()
            expect(yield* command("EXISTS", `{${key}}:token:lock`)).toBe(0)
          })
      )

      it.effect(
        "before it saves what the server gave leaves a dead refresh token, and one other logs in",
        () =>
          Effect.gen(function* () {
            const { all, ends, sent, story, victimName } = yield* killing("saving", {
              ...(yield* credentials),
              diesAt: beforeSaving
            })
            expect(ends).toEqual(["well", "well", "well"])
            expect(story).toMatchObject({ wrongs: [], held: 4, takenOver: 1, lost: 1, saved: 1 })
            expect(
              (yield* exchangesOf(all)).map(([name, ...rest]) => [name === victimName, ...rest])
            ).toEqual([
              [true, "refresh_token", 200],
              [false, "refresh_token", 400],
              [false, "authorization_code", 200]
            ])
            expect(sent.filter(isLogin)).toHaveLength(1)
          })
      )
    })

    describe("that is held up for longer than the lock lives", () => {
      /** Suspends one process during a refresh until another has had the lock; returns the content of Redis before and after it resumes. */
      const freezing = Effect.fnUntraced(function* (name: string, given: FleetOrders) {
        const key = yield* newKey
        yield* leaveToken(key, -1000)
        const names = [`${name}-frozen`, `${name}-other`]
        const { freezesAt, ...others } = given
        const frozenOrders = freezesAt === undefined ? others : { ...others, freezesAt }
        const frozen = yield* startOne(key, { ...frozenOrders, task: "token" }, `${name}-frozen`)
        const other = yield* startOne(key, { ...others, task: "token" }, `${name}-other`)
        yield* frozen.begin
        yield* frozen.says(
          `freezes ${given.freezesAt === beforeAsking ? "before" : "after"} POST /v4/auth/o/token/`
        )
        yield* other.begin
        const { ended: otherEnded } = yield* other.ends
        const before = yield* tokenIn(key)
        yield* frozen.signal("SIGCONT")
        const { ended } = yield* frozen.ends
        const after = yield* tokenIn(key)
        const sent = yield* requestsOf(names)
        return { after, before, ends: [ended, otherEnded], exchanges: yield* exchangesOf(names), key, sent }
      })

      it.effect("before it asks takes the token that the next one saved, without a login", () =>
        Effect.gen(function* () {
          const { after, before, ends, exchanges, sent } = yield* freezing("late", {
            ...(yield* credentials),
            freezesAt: beforeAsking
          })
          expect(ends).toEqual(["well", "well"])
          expect(exchanges).toEqual([
            ["late-other", "refresh_token", 200],
            ["late-frozen", "refresh_token", 400]
          ])
          expect(sent.filter(isLogin)).toEqual([])
          expect(before).toBeDefined()
          expect(after).toEqual(before)
        })
      )

      it.effect("before it saves does not overwrite what the next one saved", () =>
        Effect.gen(function* () {
          const { after, before, ends, exchanges } = yield* freezing("too-late", {
            ...(yield* credentials),
            freezesAt: beforeSaving
          })
          expect(ends).toEqual(["well", "well"])
          expect(exchanges).toEqual([
            ["too-late-frozen", "refresh_token", 200],
            ["too-late-other", "refresh_token", 400],
            ["too-late-other", "authorization_code", 200]
          ])
          expect(before).toBeDefined()
          expect(after).toEqual(before)
        })
      )

      it.effect("before it saves brings the token back where the next one could get none", () =>
        Effect.gen(function* () {
          const { after, before, ends, exchanges, key } = yield* freezing("rescuing", {
            freezesAt: beforeSaving
          })
          expect(ends).toEqual(["well", "AuthenticationError"])
          expect(exchanges).toEqual([
            ["rescuing-frozen", "refresh_token", 200],
            ["rescuing-other", "refresh_token", 400]
          ])
          expect(before).toBeUndefined()
          expect(after).toBeDefined()
          const next = yield* startOne(key, { task: "refresh" }, "rescuing-next")
          yield* next.begin
          expect((yield* next.ends).ended).toBe("well")
        })
      )
    })
  })
})
