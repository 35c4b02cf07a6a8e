/**
 * The pace while Redis is away, and after it.
 */
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { describeWithRedis } from "./RedisServer.ts"
import { atOnce, keepPace, type Outage, own, parts, through, ways } from "./outages.ts"

const outages = [
  ["is killed and comes back", { goes: "kill", comes: "start", away: 2600, callsEnd: 3 }],
  ["is killed and comes back empty", { goes: "kill", comes: "startEmpty", away: 2600, callsEnd: 3 }],
  ["hangs and goes on", { goes: "freeze", comes: "thaw", away: 5500, callsEnd: 3 }]
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
          expect(found.sentDuring).toEqual([[]])
          expect(ways(found.after)).toEqual(["well"])
          expect(ways(found.all).toSorted()).toEqual(["TransportError (PaceUnreachable)", "well"])
        }).pipe(own)
    )

    it.effect.each(outages)(
      "that may be left is kept by each process for itself, no call fails, and then by all together: Redis %s",
      ([how, outage]) =>
        Effect.gen(function* () {
          const names = [`going on, ${how}, 1`, `going on, ${how}, 2`]
          const orders = { retry: { times: 0 }, whenUnreachable: "local" } as const
          const found = yield* through(names, orders, { ...outage, comesToOnePace: true })
          expect(ways(found.all)).toEqual(["well"])
          expect(found.during.map((calls) => calls.length > 2 && keepPace(calls))).toEqual([true, true])
          expect(found.sentDuring.map(({ length }) => length)).toEqual(
            found.during.map(({ length }) => length)
          )
        }).pipe(own)
    )

    it.effect("is waited for by calls that may be sent again: a restart of Redis is a delay", () =>
      Effect.gen(function* () {
        const restart = { goes: "kill", comes: "start", away: 1000 } as const
        const { all, sentDuring } = yield* through(["patient"], {}, restart)
        expect(ways(all)).toEqual(["well"])
        expect(sentDuring).toEqual([[]])
      }).pipe(own)
    )
  })
})
