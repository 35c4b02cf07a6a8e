/**
 * Free text of servers and users: responses that repeat the password, tokens in the wrong field,
 * texts that are pasted. Over both networks; the fault matrix has one.
 */
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Exit, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import {
  Auth,
  Beatport,
  BeatportConfig,
  type BeatportConfigOptions,
  BeatportHttpClient,
  RateLimiter,
  TokenStore
} from "effect-beatport"
import { NodeHttp } from "effect-beatport/node"
import { Fault, Simulator } from "effect-beatport/simulator"
import * as Onlooker from "./Onlooker.ts"

const account = { username: "planted-user-name", password: "planted-password-&\"'%" }

/** A response that repeats its request. */
const echo = (status: number) =>
  Fault.Status({
    status,
    body: JSON.stringify({ detail: `${account.username} ${account.password}`, error: account.password })
  })

const isEcho = Fault.$is("Status")

const faults: Readonly<Record<string, Fault | undefined>> = {
  nothing: undefined,
  "401": Fault.Unauthorized(),
  "403 in this country": Fault.Forbidden({ as: "territory" }),
  "403 for an old session": Fault.Forbidden({ as: "csrf" }),
  "403 before the API": Fault.Forbidden({ as: "blocked" }),
  "404": Fault.NotFound(),
  "301": Fault.Moved({}),
  "429": Fault.RateLimited({ retryAfter: 3600 }),
  "500": Fault.ServerError({ as: "json" }),
  "500 with a page": Fault.ServerError({ as: "html" }),
  "503": Fault.Unavailable({ retryAfter: 0 }),
  "a page with 200": Fault.HtmlPage(),
  "nothing with 200": Fault.EmptyBody(),
  "JSON that is cut off": Fault.Truncated(),
  "a connection that breaks before the response": Fault.Reset({ at: "response" }),
  "a connection that breaks in the headers": Fault.Reset({ at: "headers" }),
  "a connection that breaks in the body": Fault.Reset({ at: "body" }),
  "a body that stalls": Fault.Stalled(),
  "an echo with 200": echo(200),
  "an echo with 400": echo(400),
  "an echo with 401": echo(401),
  "an echo with 500": echo(500)
}

type Deed = Effect.Effect<unknown, unknown, Auth | Beatport | BeatportHttpClient>

const login: Deed = Effect.flatMap(Auth, (auth) => auth.login())
const wrongLogin: Deed = Effect.flatMap(Auth, (auth) =>
  auth.login({ username: account.username, password: "planted-token" })
)
const refresh: Deed = Effect.flatMap(Auth, (auth) => auth.refresh)
const logout: Deed = Effect.flatMap(Auth, (auth) => auth.logout)
const paste = (pasted: string): Deed => Effect.flatMap(Auth, (auth) => auth.importToken(pasted))
const read: Deed = Effect.flatMap(Beatport, (beatport) => beatport.genres.get(6))
const raw = (path: string, urlParams = {}): Deed =>
  Effect.flatMap(BeatportHttpClient, (client) => client.get(path, { urlParams }))

/** Where the fault is, and what is done meanwhile. */
const deeds: Readonly<Record<string, ReadonlyArray<Deed>>> = {
  "/auth/login/": [wrongLogin, login],
  "/auth/o/authorize/": [login],
  "/auth/o/token/": [login, refresh],
  "/catalog/*": [
    read,
    raw("/catalog/genres/?access_token=planted-token#planted-token"),
    raw("/catalog/genres/", { access_token: "planted-token" })
  ],
  "/auth/o/revoke/": [
    paste('{"access_token":"planted-pasted"'),
    paste("planted-pasted planted-pasted"),
    paste('{"access_token":"planted-pasted","expires_in":-1}'),
    read,
    logout
  ]
}

const networks = {
  FetchHttpClient: FetchHttpClient.layer,
  NodeHttp: NodeHttp.layer().pipe(Layer.provide(BeatportConfig.layer()))
}

const services = (options: BeatportConfigOptions, network: keyof typeof networks) =>
  Beatport.layerServices.pipe(
    Layer.provideMerge(RateLimiter.layer),
    Layer.provideMerge(TokenStore.layerMemory),
    Layer.provideMerge(networks[network]),
    Layer.provideMerge(BeatportConfig.layer(options)),
    Layer.fresh
  )

const listening = Effect.acquireRelease(
  Effect.sync(() => {
    const secrets = Onlooker.listen()
    for (const secret of [account.username, account.password, "planted-token", "planted-pasted"]) {
      secrets.plant(secret, secret)
    }
    return secrets
  }),
  ({ stop }) => Effect.sync(stop)
)

describe("secrets", () => {
  layer(Simulator.layer({ accounts: [account], tracks: 50 }), { excludeTestServices: true })((it) => {
    describe.each(["FetchHttpClient", "NodeHttp"] as const)("over %s", (network) => {
      it.effect.each(Object.entries(faults))("stay inside, whatever is said: %s", ([, fault]) =>
        Effect.gen(function* () {
          const { baseUrl, clearFaults, clearRequests, fail, requests } = yield* Simulator
          yield* clearRequests
          yield* clearFaults
          const secrets = yield* listening
          const onlooker = yield* Onlooker.make
          const isStalled = fault !== undefined && Fault.$is("Stalled")(fault)
          const options: BeatportConfigOptions = {
            ...account,
            baseUrl,
            pace: 0,
            debug: true,
            retry: { times: isStalled ? 0 : 1, baseDelay: 1 },
            circuit: { failures: Number.POSITIVE_INFINITY },
            timeout: { response: isStalled ? "500 millis" : "30 seconds" }
          }

          yield* Effect.gen(function* () {
            // Once while all is well, so that there is a token to lose; and then with the fault, wherever it can be.
            yield* Effect.retry(
              Effect.flatMap(Beatport, (beatport) => beatport.account.get()),
              { times: 20 }
            )
            const context = yield* Effect.context<Auth | Beatport | BeatportHttpClient>()
            for (const [path, done] of Object.entries(deeds)) {
              yield* clearFaults
              // Name and password are sent to the login only, so a response of the catalogue does not repeat them.
              if (fault !== undefined && !(isEcho(fault) && path === "/catalog/*")) {
                yield* fail(fault, { path, times: "always" })
              }
              for (const deed of done) {
                const exit = yield* Effect.exit(Effect.withSpan(deed, "deed"))
                onlooker.sees(exit)
                if (Exit.isFailure(exit)) yield* Effect.logError("a deed fails", exit.cause)
              }
              // Outside of a fiber, too, where no reference says what is to be redacted.
              const [first] = done
              if (first !== undefined) {
                onlooker.sees(yield* Effect.promise(() => Effect.runPromiseExitWith(context)(first)))
              }
            }
            yield* clearFaults
          }).pipe(Effect.provide(services(options, network)), onlooker.watched)

          for (const request of yield* requests) Onlooker.overhear(secrets, request)
          const sights = yield* onlooker.take
          const saw = (where: string, what: string) =>
            sights.filter((sight) => sight.where === where && sight.text.includes(what))
          expect(saw("log", "/auth/login/")).not.toEqual([])
          expect(saw("span", "beatport.auth.login")).not.toEqual([])
          expect(secrets.all().size).toBeGreaterThan(6)
          expect(Onlooker.betrayed(sights, secrets)).toEqual([])
        })
      )
    })
  })
})
