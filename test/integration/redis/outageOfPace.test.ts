/**
 * The pace while Redis is away, and after it.
 */
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { describeWithRedis } from "./RedisServer.ts"
import {
  allowed,
  atOnce,
  noResponse,
  type Outage,
  own,
  parts,
  reconnecting,
  through,
  ways
} from "./outages.ts"

const outages = [
  ["is killed and comes back", { goes: "kill", comes: "start", away: 2600 }],
  ["is killed and comes back empty", { goes: "kill", comes: "startEmpty", away: 2600 }],
  ["hangs and goes on", { goes: "freeze", comes: "thaw", away: 5500 }]
] as const satisfies ReadonlyArray<readonly [string, Outage]>

describeWithRedis("while Redis is away", () => {
  layer(parts, atOnce)("the pace", (it) => {
    it.effect.each(outages)(
      "that is not to be left ends calls with an error, before anything is sent: Redis %s",
      ([how, outage]) =>
        Effect.gen(function* () {
          const orders = { retry: { times: 0 }, whenUnreachable: "fail" } as const
          const found = yield* through([`failing, ${how}`], orders, outage)
          expect(ways(found.before)).toEqual(["well"])
          expect(found.during.map(ways)).toEqual([["TransportError (PaceUnreachable)"]])
          expect(found.sentDuring).toEqual([])
          expect(ways(found.after)).toEqual(["well"])
          expect(found.sentAfter.length).toBeGreaterThan(2)
          expect(ways(found.all).toSorted()).toEqual(["TransportError (PaceUnreachable)", "well"])
          expect(found.longest).toBeLessThan(noResponse)
        }).pipe(own),
      60_000
    )

    it.effect.each(outages)(
      "that may be left is kept by each process for itself, no call fails, and then by all together: Redis %s",
      ([how, outage]) =>
        Effect.gen(function* () {
          const names = [`going on, ${how}, 1`, `going on, ${how}, 2`]
          const orders = { retry: { times: 0 }, whenUnreachable: "local" } as const
          const found = yield* through(names, orders, { ...outage, unnoticed: reconnecting })
          expect(ways(found.all)).toEqual(["well"])
          for (const name of names) {
            const ofOne = found.sentDuring.filter(({ headers }) => headers["user-agent"] === name)
            expect(ofOne.length).toBeGreaterThan(2)
            expect(ofOne.length).toBeLessThanOrEqual(allowed(found.millis.away))
          }
          expect(found.sentAfter.length).toBeGreaterThan(2)
          expect(found.sentAfter.length).toBeLessThanOrEqual(allowed(found.millis.after))
          expect(found.longest).toBeLessThan(noResponse)
        }).pipe(own),
      60_000
    )

    it.effect(
      "is waited for by calls that may be sent again: a restart of Redis is a delay",
      () =>
        Effect.gen(function* () {
          const restart = { goes: "kill", comes: "start", away: 1000 } as const
          const { all, sentDuring } = yield* through(["patient"], {}, restart)
          expect(ways(all)).toEqual(["well"])
          expect(sentDuring).toEqual([])
        }).pipe(own),
      60_000
    )
  })
})
