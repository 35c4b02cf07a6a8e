/**
 * No secret gets out: a user name, a password, session, codes and tokens are planted, everything that can go wrong goes
 * wrong, and then they are looked for in everything that was logged, traced, measured, thrown and printed.
 */
import { inspect } from "node:util"
import { describe, expect, layer } from "@effect/vitest"
import {
  Cause,
  Context,
  Effect,
  Exit,
  Layer,
  Logger,
  Metric,
  Option,
  Redacted,
  References,
  Tracer
} from "effect"
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
import { Fault, Simulator } from "effect-beatport/testing"

const account = { username: "planted-user-name", password: "planted-password-&\"'%" }

/** Every way in which something can be looked at. */
const looks = (thing: unknown): ReadonlyArray<string> => [
  String(thing),
  inspect(thing, { depth: 8, showHidden: true, getters: true }),
  JSON.stringify(thing) ?? "",
  thing instanceof Error ? `${thing.name} ${thing.message} ${thing.stack ?? ""}` : "",
  Cause.pretty(Cause.fail(thing)),
  Cause.pretty(Cause.die(thing))
]

/** Whatever is logged at any level, and every span, as text. */
class Witness extends Context.Service<
  Witness,
  {
    readonly seen: Effect.Effect<{
      readonly logs: ReadonlyArray<string>
      readonly spans: ReadonlyArray<string>
    }>
  }
>()("test/Witness") {
  static readonly layer = Layer.unwrap(
    Effect.sync(() => {
      const logs: Array<string> = []
      const spans: Array<Tracer.NativeSpan> = []
      const tracer = Tracer.make({
        span: (options) => {
          const span = new Tracer.NativeSpan(options)
          spans.push(span)
          return span
        }
      })
      const formats = [
        Logger.formatSimple,
        Logger.formatLogFmt,
        Logger.formatJson,
        Logger.map(Logger.formatStructured, (line) => inspect(line, { depth: 12 })),
        Logger.make<unknown, string>(({ cause, message }) => `${Cause.pretty(cause)} ${inspect(message)}`)
      ]
      return Layer.mergeAll(
        Logger.layer(formats.map((format) => Logger.map(format, (line) => void logs.push(line)))),
        Layer.succeed(References.MinimumLogLevel, "All"),
        Layer.succeed(Tracer.Tracer, tracer),
        Layer.succeed(Witness, {
          seen: Effect.sync(() => ({
            logs: [...logs],
            // What a call gave is the caller's; what exporters show of its end is why it failed.
            spans: spans.map(({ attributes, events, name, status }) => {
              const end = status._tag === "Ended" && Exit.isFailure(status.exit) ? status.exit : undefined
              return `${name} ${inspect([...attributes])} ${inspect(events, { depth: 9 })} ${inspect(end, { depth: 9 })}`
            })
          }))
        })
      )
    })
  )
}

/** Everything secret that was sent or given out so far, taken from what the server saw. */
const secrets = Effect.flatMap(Simulator, ({ requests }) =>
  Effect.map(requests, (all) => {
    const found = new Set([account.username, account.password, "planted-token", "planted-pasted"])
    for (const { body, headers, query } of all) {
      for (const value of [
        /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1],
        /sessionid=([^;]+)/.exec(headers["cookie"] ?? "")?.[1],
        ...["code", "token", "refresh_token"].map((name) => new Map(query).get(name)),
        ...["code", "token", "refresh_token"].map((name) => new URLSearchParams(body).get(name))
      ]) {
        if (typeof value === "string" && value !== "") found.add(value)
      }
    }
    return [...found]
  })
)

/** The forms in which a secret can stand in a text. */
const forms = (secret: string): ReadonlyArray<string> => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  btoa(secret)
]

/** An answer that repeats what it was sent. */
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
  "a connection that breaks before the answer": Fault.Reset({ at: "answer" }),
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

describe("secrets", () => {
  layer(Simulator.layer({ accounts: [account], tracks: 50 }), { excludeTestServices: true })((it) => {
    describe.each(["FetchHttpClient", "NodeHttp"] as const)("over %s", (network) => {
      it.effect.each(Object.entries(faults))("stay inside, whatever happens: %s", ([, fault]) =>
        Effect.gen(function* () {
          const { baseUrl, clearFaults, clearRequests, fail } = yield* Simulator
          yield* clearRequests
          yield* clearFaults
          const options: BeatportConfigOptions = {
            ...account,
            baseUrl,
            pace: 0,
            debug: true,
            retry: { times: 1, baseDelay: 1 },
            circuit: { failures: Number.POSITIVE_INFINITY },
            timeout: { response: "250 millis" }
          }
          const things: Array<unknown> = []

          yield* Effect.gen(function* () {
            // Once while all is well, so that there is a token to lose; and then with the fault, wherever it can be.
            yield* Effect.flatMap(Beatport, (beatport) => beatport.account.get())
            things.push(yield* Auth, yield* Beatport, yield* BeatportHttpClient, yield* BeatportConfig)
            const context = yield* Effect.context<Auth | Beatport | BeatportHttpClient>()
            for (const [path, done] of Object.entries(deeds)) {
              yield* clearFaults
              // Name and password are sent to the login only, so an answer of the catalogue does not repeat them.
              if (fault !== undefined && !(isEcho(fault) && path === "/catalog/*")) {
                yield* fail(fault, { path, times: "always" })
              }
              for (const deed of done) {
                const exit = yield* Effect.exit(Effect.withSpan(deed, "deed"))
                if (Exit.isFailure(exit)) {
                  things.push(exit.cause, Option.getOrUndefined(Cause.findErrorOption(exit.cause)))
                  yield* Effect.logError("a deed fails", exit.cause)
                }
              }
              // Outside of a fiber, too, where no reference says what is to be redacted.
              const [first] = done
              if (first !== undefined) {
                things.push(
                  yield* Effect.promise(() =>
                    Effect.runPromiseWith(context)(first).then(
                      () => undefined,
                      (error: unknown) => error
                    )
                  )
                )
              }
            }
            things.push(yield* Metric.snapshot)
            yield* clearFaults
          }).pipe(Effect.provide(services(options, network)))

          const { logs, spans } = yield* Effect.flatMap(Witness, ({ seen }) => seen)
          expect(logs.filter((line) => line.includes("/auth/login/"))).not.toEqual([])
          expect(spans.filter((span) => span.startsWith("Auth.login"))).not.toEqual([])
          const everything = [...logs, ...spans, ...things.flatMap(looks)]
          const planted = yield* secrets
          expect(planted.length).toBeGreaterThan(6)
          const given = planted.flatMap(forms)
          expect(everything.filter((text) => given.some((form) => text.includes(form)))).toEqual([])
        }).pipe(Effect.provide(Layer.fresh(Witness.layer)))
      )
    })

    it.effect("would be found: the witness sees what is logged, traced and thrown", () =>
      Effect.gen(function* () {
        yield* Effect.logTrace("planted-in-a-log")
        yield* Effect.annotateLogs(Effect.logInfo("a line"), "note", "planted-in-a-note")
        yield* Effect.exit(
          Effect.withSpan(Effect.fail("planted-in-a-failure"), "planted-in-a-name", {
            attributes: { note: "planted-in-an-attribute" }
          })
        )
        const { logs, spans } = yield* Effect.flatMap(Witness, ({ seen }) => seen)
        const everything = [...logs, ...spans].join("\n")
        for (const place of ["a-log", "a-note", "a-failure", "a-name", "an-attribute"]) {
          expect(everything).toContain(`planted-in-${place}`)
        }
        expect(looks(new Error("outer", { cause: new Error("planted") })).join("\n")).toContain("planted")
        expect(looks(Redacted.make("planted")).join("\n")).not.toContain("planted")
      }).pipe(Effect.provide(Layer.fresh(Witness.layer)))
    )
  })
})
