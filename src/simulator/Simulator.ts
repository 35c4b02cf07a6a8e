/**
 * Beatport on a loopback port: a test double for real clients, other people's included.
 *
 * It speaks HTTP, so whatever is tested against it runs unchanged but for the base URL: the docs page with its scripts,
 * the login, codes and tokens, the catalogue with its lists, and on request every bad day a server can have. What it
 * serves is made from the declaration of API v4 and invented from a seed; what it does is in the comments of its parts,
 * where they also say what is known of Beatport and what is assumed.
 *
 * @example
 * layer(Simulator.layer())((it) =>
 *   it.effect("waits when it is told to", () => Effect.gen(function* () {
 *     const simulator = yield* Simulator
 *     yield* simulator.fail(Fault.RateLimited({ retryAfter: 2 }))
 *     // point the client at simulator.baseUrl
 *   })))
 */
import { NodeHttpServer } from "@effect/platform-node"
import { Context, type DateTime, type Duration, Effect, Layer } from "effect"
import type { HttpServerError } from "effect/http"
import { account, type AccountOptions, Accounts, type SimulatedAccount } from "./Accounts.ts"
import { type Behaviour, CurrentBehaviour } from "./Behaviour.ts"
import * as Music from "./Catalogue.ts"
import { DocsClient } from "./DocsClient.ts"
import type { Fault } from "./Fault.ts"
import { FaultQueue, type FaultRule } from "./FaultQueue.ts"
import { Grants, type IssuedToken } from "./Grants.ts"
import { type RecordedRequest, RequestLog } from "./RequestLog.ts"
import { listen } from "./listen.ts"
import { SimulatedTime } from "./SimulatedTime.ts"

/** What can be chosen when a simulator is started. */
export interface SimulatorOptions extends Music.CatalogueOptions {
  /** The port on 127.0.0.1. Default 0: the system chooses a free one. */
  readonly port?: number | undefined
  /** Who can log in; the first is `account`. Default one account. */
  readonly accounts?: ReadonlyArray<AccountOptions> | undefined
  /** The id in the docs page's script. Default 40 characters made from the seed. */
  readonly clientId?: string | undefined
  /** Other client ids that can sign in, for clients that bring their own. */
  readonly clientIds?: ReadonlyArray<string> | undefined
  /** How it behaves from the start; `change` changes it later. */
  readonly behaviour?: Partial<Behaviour> | undefined
}

/** Shows a running simulator's addresses, accounts and requests. */
export interface SimulatorService {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** `http://127.0.0.1:PORT/v4`, what a client takes instead of `https://api.beatport.com/v4`. */
  readonly baseUrl: string
  /** The public client id that stands in one of the docs page's scripts. */
  readonly clientId: string
  /** The first account: its user name and password log in. */
  readonly account: SimulatedAccount
  /** Accounts that can log in. */
  readonly accounts: ReadonlyArray<SimulatedAccount>
  /** The music it has, to find ids in. */
  readonly catalogue: Music.CatalogueService
  /** Every request so far, in the order they came; after more than 10,000 of them, the latest. */
  readonly requests: Effect.Effect<ReadonlyArray<RecordedRequest>>
  /** Forgets the requests so far. */
  readonly clearRequests: Effect.Effect<void>
  /** Applies a fault to requests to come: by default to the next one, once. */
  readonly fail: (fault: Fault, rule?: FaultRule) => Effect.Effect<void>
  /** Takes back every fault that has not happened yet. */
  readonly clearFaults: Effect.Effect<void>
  /** Changes how it behaves from now on: `{ tokenLifetime: "10 minutes" }`. Tokens already given out keep their time. */
  readonly change: (behaviour: Partial<Behaviour>) => Effect.Effect<void>
  /** A token as the token endpoint gives it, without logging in; for the first account unless another is given. */
  readonly issueToken: (account?: SimulatedAccount) => Effect.Effect<IssuedToken>
  /** Every access token is dead from now on; refresh tokens stay good. */
  readonly expireTokens: Effect.Effect<void>
  /** Every session, code, access token and refresh token is dead from now on. */
  readonly revokeAll: Effect.Effect<void>
  /** The time by the simulator's clock, in milliseconds since 1970. */
  readonly now: Effect.Effect<number>
  /** Moves the simulator's clock on: `"10 hours"` and every token has expired. */
  readonly advance: (by: Duration.Input) => Effect.Effect<void>
  /** Sets the simulator's clock, which otherwise is Effect's. */
  readonly setTime: (to: DateTime.DateTime.Input) => Effect.Effect<void>
}

/** Runs a simulated Beatport API on a loopback port, and shows what it was sent. */
export class Simulator extends Context.Service<Simulator, SimulatorService>()(
  "effect-beatport/simulator/Simulator"
) {
  /**
   * A simulator that runs as long as its scope. Fails only when a port was chosen and is taken.
   *
   * Slow answers and expiry go by the Clock it is built with: under a TestClock a slow answer waits for
   * `TestClock.adjust`.
   */
  static readonly layer = (options?: SimulatorOptions): Layer.Layer<Simulator, HttpServerError.ServeError> =>
    Layer.effect(Simulator, make(options)).pipe(Layer.provide(parts(options)))
}

const make = Effect.fnUntraced(function* (options: SimulatorOptions | undefined) {
  const accounts = yield* Accounts
  const behaviour = yield* CurrentBehaviour
  const catalogue = yield* Music.Catalogue
  const client = yield* DocsClient
  const faults = yield* FaultQueue
  const grants = yield* Grants
  const log = yield* RequestLog
  const time = yield* SimulatedTime

  const port = yield* listen(options?.port ?? 0)
  const origin = `http://127.0.0.1:${port}`

  return Simulator.of({
    origin,
    baseUrl: `${origin}/v4`,
    clientId: client.id,
    account: accounts[0],
    accounts,
    catalogue,
    requests: log.all,
    clearRequests: log.clear,
    fail: faults.add,
    clearFaults: faults.clear,
    change: behaviour.change,
    issueToken: (holder) => grants.issueToken(holder ?? accounts[0], client.id),
    expireTokens: grants.expireAll,
    revokeAll: grants.revokeAll,
    now: time.now,
    advance: time.advance,
    setTime: time.set
  })
})

const parts = (options: SimulatorOptions | undefined) => {
  const seed = options?.seed ?? "effect-beatport"
  const [first = {}, ...others] = options?.accounts ?? []
  return Grants.layer(seed).pipe(
    Layer.provideMerge(
      Layer.mergeAll(
        Layer.effect(Music.Catalogue, Music.make(options)),
        Layer.succeed(Accounts, [
          account(first, 0),
          ...others.map((other, index) => account(other, index + 1))
        ]),
        CurrentBehaviour.layer(options?.behaviour),
        DocsClient.layer({ seed, clientId: options?.clientId, clientIds: options?.clientIds }),
        FaultQueue.layer,
        RequestLog.layer,
        SimulatedTime.layer,
        NodeHttpServer.layerHttpServices
      )
    )
  )
}
