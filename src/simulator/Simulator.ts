/**
 * Beatport's API on a loopback port: a test double for real clients, including those of other projects.
 *
 * It is an HTTP server, so a client under test runs unchanged except for the base URL. It serves the documentation
 * page with its scripts, the login, codes and tokens, and the catalogue with its lists; on request it produces
 * faults. Its routes are made from the declaration of API v4, its data from a seed. Comments in each module name what
 * was recorded and what is assumed.
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

/** Configures a simulator. */
export interface SimulatorOptions extends Music.CatalogueOptions {
  /** Port on 127.0.0.1. Default 0: the system chooses a free one. */
  readonly port?: number | undefined
  /** Accounts that can log in; the first one is `account`. Default: one account. */
  readonly accounts?: ReadonlyArray<AccountOptions> | undefined
  /** Client id in the script of the documentation page. Default: 40 characters, generated from the seed. */
  readonly clientId?: string | undefined
  /** Further client ids that can sign in, for clients with their own id. */
  readonly clientIds?: ReadonlyArray<string> | undefined
  /** Initial behaviour; `change` changes it later. */
  readonly behaviour?: Partial<Behaviour> | undefined
}

/** Provides the addresses, accounts and requests of a running simulator. */
export interface SimulatorService {
  /** Origin of the server: `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** Base URL for clients instead of `https://api.beatport.com/v4`: `http://127.0.0.1:PORT/v4`. */
  readonly baseUrl: string
  /** Client id that one of the documentation page's scripts contains. */
  readonly clientId: string
  /** First account, whose user name and password log in. */
  readonly account: SimulatedAccount
  /** Accounts that can log in. */
  readonly accounts: ReadonlyArray<SimulatedAccount>
  /** Catalogue, in which tests find ids. */
  readonly catalogue: Music.CatalogueService
  /** Requests so far, in the order of arrival; after more than 10,000, the latest ones. */
  readonly requests: Effect.Effect<ReadonlyArray<RecordedRequest>>
  /** Clears the log of requests. */
  readonly clearRequests: Effect.Effect<void>
  /** Applies a fault to later requests: by default to the next one, once. */
  readonly fail: (fault: Fault, rule?: FaultRule) => Effect.Effect<void>
  /** Removes all faults that have not occurred yet. */
  readonly clearFaults: Effect.Effect<void>
  /** Changes the behaviour from now on: `{ tokenLifetime: "10 minutes" }`. Existing tokens keep their expiry. */
  readonly change: (behaviour: Partial<Behaviour>) => Effect.Effect<void>
  /** Issues a token without a login, for the first account unless another one is given. */
  readonly issueToken: (account?: SimulatedAccount) => Effect.Effect<IssuedToken>
  /** Expires all access tokens; refresh tokens stay valid. */
  readonly expireTokens: Effect.Effect<void>
  /** Revokes all sessions, codes, access tokens and refresh tokens. */
  readonly revokeAll: Effect.Effect<void>
  /** Time of the simulator's clock, in milliseconds since 1970. */
  readonly now: Effect.Effect<number>
  /** Advances the simulator's clock: after `"10 hours"`, every token has expired. */
  readonly advance: (by: Duration.Input) => Effect.Effect<void>
  /** Sets the simulator's clock, which otherwise follows Effect's. */
  readonly setTime: (to: DateTime.DateTime.Input) => Effect.Effect<void>
}

/** Runs a simulated Beatport API on a loopback port, and records the requests that it receives. */
export class Simulator extends Context.Service<Simulator, SimulatorService>()(
  "effect-beatport/simulator/Simulator"
) {
  /**
   * Starts a simulator that runs until its scope closes. Fails only if a configured port is in use.
   *
   * Slow responses and expiry use the Clock with which the layer is built: with a TestClock, a slow response waits
   * for `TestClock.adjust`.
   */
  static readonly layer = (options?: SimulatorOptions): Layer.Layer<Simulator, HttpServerError.ServeError> =>
    Layer.effect(Simulator, make(options)).pipe(Layer.provide(makeParts(options)))
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

const makeParts = (options: SimulatorOptions | undefined) => {
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
