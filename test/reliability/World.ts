/**
 * A simulator, and a client of it whose network and clock a test can spoil. All of it is real but that: sockets,
 * timers, the whole way of a call.
 */
import type { LookupFunction } from "node:net"
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient"
import { Clock, Context, Duration, Effect, Layer, Option, Redacted, type Scope } from "effect"
import { HttpClient, type HttpClientRequest } from "effect/http"
import {
  Auth,
  Beatport,
  BeatportConfig,
  type BeatportConfigOptions,
  BeatportHttpClient,
  type BeatportService,
  ClientId,
  RateLimiter,
  Token,
  TokenStore,
  type ValidationError
} from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { Simulator } from "effect-beatport/simulator"
import * as JumpingClock from "./JumpingClock.ts"

/** An account whose name and password are found wherever they occur. */
export const account = { username: "planted-user@example.com", password: "planted pass-word/1" } as const

/** The account, and music enough for three pages. */
export const simulated = {
  tracks: 280,
  seed: "reliability",
  accounts: [account],
  // Node unpacks in another thread, and a response that is still being unpacked would be timed out with the faulty one.
  behaviour: { gzip: false }
} as const

/** What is wrong with the way to the server, as a client without open connections finds out. */
export type Outage = "dns" | "refused" | undefined

/** A client's world, as a test changes it. */
export class World extends Context.Service<
  World,
  {
    /** What the next connections meet. */
    readonly outage: (to: Outage) => Effect.Effect<void>
    /** Sets the client's clock forward, or back. */
    readonly jump: JumpingClock.JumpingClock["jump"]
    /** Ends the client's timeouts that are running. */
    readonly hurry: Effect.Effect<void>
    /** How many requests the client gave to the network. */
    readonly sent: Effect.Effect<number>
  }
>()("test/reliability/World") {}

/** What is in a token store to begin with. */
export type Held = "nothing" | "a good token" | "an expired token"

/** What is done before a request leaves. */
export type Before = (request: HttpClientRequest.HttpClientRequest) => Effect.Effect<void, never, World>

/** How a world is made. */
export interface WorldOptions {
  readonly held: Held
  readonly config: BeatportConfigOptions
  /** Whether the network is one that can have an outage: then each request has a connection of its own. */
  readonly canFail: boolean
  readonly before: Before
}

/** The operations, made on first use, because that takes longer than a sign-in. */
export class Operations extends Context.Service<
  Operations,
  Effect.Effect<BeatportService, never, BeatportHttpClient | BeatportConfig | Scope.Scope>
>()("test/reliability/World/Operations") {}

/** Everything a client has. */
export type Client =
  | Operations
  | BeatportHttpClient
  | Auth
  | ClientId
  | TokenStore
  | RateLimiter
  | BeatportConfig
  | World
  | Scope.Scope

/** Waits are short, so that a matrix of them is, too; nothing else differs from what a program gets. */
export const hasty = {
  pace: "1 millis",
  retry: { times: 2, baseDelay: "4 millis" }
} satisfies BeatportConfigOptions

/** Runs an effect in a world of its own, at the simulator there is. */
export const inWorld =
  (options: WorldOptions) =>
  <A, E>(effect: Effect.Effect<A, E, Client | Simulator>) =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      const clock = yield* JumpingClock.make
      let outage: Outage
      let sent = 0
      const world = World.of({
        outage: (to) => Effect.sync(() => void (outage = to)),
        jump: clock.jump,
        hurry: clock.hurry,
        sent: Effect.sync(() => sent)
      })
      const token = yield* tokenFor(options.held)
      const network = (options.canFail ? failing(() => outage) : NodeHttp.layer({})).pipe((layer) =>
        Layer.effect(
          HttpClient.HttpClient,
          Effect.map(
            HttpClient.HttpClient,
            HttpClient.tapRequest((request) =>
              Effect.provideService(options.before(request), World, world).pipe(
                Effect.andThen(Effect.sync(() => void (sent += 1)))
              )
            )
          )
        ).pipe(Layer.provide(layer))
      )
      const client = BeatportHttpClient.layer.pipe(
        Layer.provideMerge(Auth.layer),
        Layer.provideMerge(ClientId.layer),
        Layer.provideMerge(Layer.mergeAll(network, RateLimiter.layer, holding(token))),
        Layer.provideMerge(
          BeatportConfig.layer({
            baseUrl: options.canFail
              ? simulator.baseUrl.replace("127.0.0.1", "localhost")
              : simulator.baseUrl,
            clientId: simulator.clientId,
            ...hasty,
            ...options.config
          })
        )
      )
      return yield* effect.pipe(
        Effect.provideService(Operations, yield* Effect.cached(operations)),
        Effect.provide(client),
        Effect.provideService(World, world),
        Effect.provideService(Clock.Clock, clock)
      )
    }).pipe(Effect.scoped)

const operations = Effect.map(Layer.build(Beatport.layerWithoutDependencies), (built) =>
  Context.get(built, Beatport)
)

/** A token of the simulator's, as a client that signed in before has it. */
const tokenFor = Effect.fnUntraced(function* (held: Held) {
  if (held === "nothing") return Option.none<Token>()
  const { baseUrl, clientId, issueToken } = yield* Simulator
  const issued = yield* issueToken()
  const now = yield* Clock.currentTimeMillis
  const hours = Duration.toMillis("10 hours")
  const expires_at = held === "a good token" ? now + hours : now - 1
  return Option.some<Token>({
    access_token: Redacted.make(issued.access_token),
    refresh_token: Redacted.make(issued.refresh_token),
    expires_at,
    renew_at: expires_at - hours / 10,
    client_id: clientId,
    base_url: baseUrl
  })
})

/** A token store that holds a token from the start, for whatever base URL the client has. */
const holding = (token: Option.Option<Token>): Layer.Layer<TokenStore, never, BeatportConfig> =>
  Layer.effect(
    TokenStore,
    Effect.gen(function* () {
      const store = yield* TokenStore
      const { baseUrl } = yield* BeatportConfig
      if (Option.isSome(token)) yield* Effect.orDie(store.save({ ...token.value, base_url: baseUrl }))
      return store
    })
  ).pipe(Layer.provide(TokenStore.layerMemory))

/**
 * Node's network with a resolver that a test governs. While there is an outage a name has no address, or one of a
 * machine that refuses. Each request opens a connection: one that is open needs no name.
 */
export const failing = (outage: () => Outage): Layer.Layer<HttpClient.HttpClient, ValidationError> =>
  NodeHttpClient.layerUndiciNoDispatcher.pipe(
    Layer.provide(
      NodeHttpClient.layerDispatcherOptions({ pipelining: 0, connect: { lookup: resolver(outage) } })
    )
  )

const resolver =
  (outage: () => Outage): LookupFunction =>
  (hostname, options, done) => {
    const now = outage()
    if (now === "dns") {
      const error: NodeJS.ErrnoException = new Error(`getaddrinfo ENOTFOUND ${hostname}`)
      done(Object.assign(error, { code: "ENOTFOUND", syscall: "getaddrinfo" }), "")
      return
    }
    // No process listens on the second loopback address.
    const address = now === "refused" ? "127.0.0.2" : "127.0.0.1"
    if (options.all === true) done(null, [{ address, family: 4 }])
    else done(null, address, 4)
  }
