/**
 * Processes of a fleet, which share what is in a Redis.
 */
import { Clock, Effect, Option, Redacted, Schema } from "effect"
import { Token } from "effect-beatport"
import { Simulator } from "effect-beatport/simulator"
import { CallOutcome, type Orders } from "../fleet/Orders.ts"
import { Fleet, type Process } from "../fleet/Process.ts"
import { tokenUntil } from "../fleet/TokenFile.ts"
import { RedisServer, storeOf } from "./RedisServer.ts"

/** In milliseconds. */
export const hour = 3_600_000

/** What processes of a fleet are told. */
export interface FleetOrders extends Partial<Omit<Orders, "redis">> {
  readonly whenUnreachable?: "fail" | "local"
}

/** Starts processes that share a key, and waits until all of them are ready. */
export const startAll = Effect.fnUntraced(function* (
  key: string,
  { whenUnreachable = "fail", ...given }: FleetOrders,
  names: ReadonlyArray<string>
) {
  const { start } = yield* Fleet
  const redis = { url: (yield* RedisServer).url, key, whenUnreachable }
  const { baseUrl, clientId } = yield* Simulator
  return yield* Effect.forEach(
    names,
    (name) => start({ task: "call", pace: 0, ...given, baseUrl, clientId, name, redis }),
    { concurrency: 4 }
  )
})

/** Starts one. */
export const startOne = (key: string, orders: FleetOrders, name: string) =>
  Effect.flatMap(startAll(key, orders, [name]), ([only]) =>
    only === undefined ? Effect.die("There is nobody") : Effect.succeed(only)
  )

export const beginAll = (processes: ReadonlyArray<Process>) => Effect.forEach(processes, ({ begin }) => begin)

/** How each of them ended. */
export const endsOf = (processes: ReadonlyArray<Process>) =>
  Effect.forEach(processes, ({ ends }) => Effect.map(ends, ({ ended }) => ended))

/** Leaves a token in Redis, as a run before would have. Its access token ends so many milliseconds from now. */
export const leaveToken = Effect.fnUntraced(function* (key: string, millis: number) {
  const token = yield* tokenUntil((yield* Clock.currentTimeMillis) + millis)
  const { save } = yield* storeOf(key)
  yield* save(token)
  return token
}, Effect.scoped)

/** The token in Redis, where there is one that is whole: what it gives access with, and when it ends. */
export const tokenIn = Effect.fnUntraced(function* (key: string) {
  const { load } = yield* storeOf(key)
  return Option.getOrUndefined(
    Option.map(yield* load, ({ access_token, expires_at, refresh_token }: Token) => ({
      access: Redacted.value(access_token),
      refresh: refresh_token === undefined ? undefined : Redacted.value(refresh_token),
      expires_at
    }))
  )
}, Effect.scoped)

const decodeCall = Schema.decodeUnknownOption(Schema.fromJsonString(CallOutcome))

/** What came of each call so far of a process that calls for a while. */
export const callsOf = ({ lines }: Process): ReadonlyArray<CallOutcome> =>
  lines().flatMap((line) => Option.toArray(decodeCall(line)))

/** Requests that came from these processes. */
export const requestsOf = (names: ReadonlyArray<string>) =>
  Effect.map(
    Effect.flatMap(Simulator, ({ requests }) => requests),
    (requests) => requests.filter(({ headers }) => names.includes(headers["user-agent"] ?? ""))
  )
