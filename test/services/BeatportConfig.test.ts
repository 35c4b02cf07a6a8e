import { inspect } from "node:util"
import { describe, expect, it, vi } from "@effect/vitest"
import { Cause, ConfigProvider, Duration, Effect, Exit, Layer, Option, Redacted, Schema } from "effect"
import { BeatportConfig, type BeatportConfigOptions, ValidationError } from "effect-beatport"
import { version } from "../../src/services/BeatportConfig/version.ts"
import { revealed } from "../revealed.ts"

const configure = (options?: BeatportConfigOptions) =>
  BeatportConfig.pipe(Effect.provide(BeatportConfig.layer(options)))

const fromEnvironment = (env: Record<string, string>, options?: BeatportConfigOptions) =>
  BeatportConfig.pipe(
    Effect.provide(
      BeatportConfig.layerConfig(options).pipe(
        Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord(env)))
      )
    )
  )

/** The field that a configuration is refused for. */
const refusal = (options: BeatportConfigOptions) =>
  Effect.map(Effect.flip(configure(options)), (error) => {
    expect(error).toBeInstanceOf(ValidationError)
    return Object.keys(error.fields)
  })

describe("BeatportConfig", () => {
  describe("layer", () => {
    it.effect("fills in every default", () =>
      Effect.gen(function* () {
        expect(yield* configure()).toMatchObject({
          baseUrl: "https://api.beatport.com/v4",
          credentials: Option.none(),
          clientId: Option.none(),
          accessToken: Option.none(),
          tokenFile: Option.none(),
          autoRefreshToken: true,
          renewBefore: Duration.minutes(5),
          pace: Duration.millis(500),
          retry: {
            times: 4,
            duration: Duration.minutes(1),
            baseDelay: Duration.millis(500),
            maxDelay: Duration.seconds(10),
            maxRetryAfter: Duration.minutes(1),
            budget: 500
          },
          circuit: { failures: 10, openFor: Duration.seconds(30) },
          timeout: {
            connect: Duration.seconds(10),
            response: Duration.seconds(30),
            total: Duration.infinity
          },
          connections: 64,
          maxResponseBytes: 16 * 1024 * 1024,
          userAgent: `effect-beatport/${version}`,
          debug: false
        })
      })
    )

    it.effect("takes what it is given", () =>
      Effect.gen(function* () {
        const config = yield* configure({
          baseUrl: new URL("https://beatport.example/v4"),
          username: "selector",
          password: Redacted.make("four-on-the-floor"),
          clientId: "an-id",
          accessToken: "a-token",
          tokenFile: "~/token.json",
          autoRefreshToken: false,
          renewBefore: "1 minute",
          pace: 0,
          retry: {
            times: 0,
            duration: "2 minutes",
            baseDelay: 1,
            maxDelay: "3 seconds",
            maxRetryAfter: 0,
            budget: 20
          },
          circuit: { failures: Number.POSITIVE_INFINITY, openFor: "1 minute" },
          timeout: { connect: "1 second", response: "2 seconds", total: "1 hour" },
          maxResponseBytes: 1000,
          userAgent: "crate-digger/1.0",
          debug: true
        })
        expect(revealed(config)).toMatchObject({
          baseUrl: "https://beatport.example/v4",
          credentials: Option.some({
            username: { secret: "selector" },
            password: { secret: "four-on-the-floor" }
          }),
          clientId: Option.some("an-id"),
          accessToken: Option.some({ secret: "a-token" }),
          tokenFile: Option.some("~/token.json"),
          autoRefreshToken: false,
          renewBefore: Duration.minutes(1),
          pace: Duration.zero,
          retry: {
            times: 0,
            duration: Duration.minutes(2),
            baseDelay: Duration.millis(1),
            maxDelay: Duration.seconds(3),
            maxRetryAfter: Duration.zero,
            budget: 20
          },
          circuit: { failures: Number.POSITIVE_INFINITY, openFor: Duration.minutes(1) },
          timeout: {
            connect: Duration.seconds(1),
            response: Duration.seconds(2),
            total: Duration.hours(1)
          },
          maxResponseBytes: 1000,
          userAgent: "crate-digger/1.0",
          debug: true
        })
      })
    )

    it.effect("takes empty texts for nothing", () =>
      Effect.gen(function* () {
        const config = yield* configure({
          username: "",
          password: "",
          clientId: "",
          accessToken: "",
          tokenFile: ""
        })
        expect([config.credentials, config.clientId, config.accessToken, config.tokenFile]).toEqual(
          Array.from({ length: 4 }, () => Option.none())
        )
      })
    )

    it.effect("refuses a user name without a password and a password without a user name", () =>
      Effect.gen(function* () {
        expect(yield* refusal({ username: "selector" })).toEqual(["password"])
        expect(yield* refusal({ username: "selector", password: "" })).toEqual(["password"])
        expect(yield* refusal({ password: "four-on-the-floor" })).toEqual(["username"])
      })
    )

    it.effect.each([
      { retry: { times: -1 } },
      { retry: { times: 1.5 } },
      { retry: { times: Number.NaN } },
      { retry: { times: Number.POSITIVE_INFINITY } },
      { retry: { times: 1001 } },
      { retry: { times: 1e300 } }
    ])("refuses a number of retries that is no count: %o", (options) =>
      Effect.gen(function* () {
        expect(yield* refusal(options)).toEqual(["retry.times"])
      })
    )

    it.effect.each([
      ["retry.budget", { retry: { budget: -1 } }],
      ["retry.budget", { retry: { budget: Number.NaN } }],
      ["circuit.failures", { circuit: { failures: 0 } }],
      ["circuit.failures", { circuit: { failures: 2.5 } }],
      ["circuit.failures", { circuit: { failures: Number.NaN } }],
      ["circuit.failures", { circuit: { failures: 1e300 } }],
      ["connections", { connections: 0 }],
      ["connections", { connections: 1.5 }],
      ["connections", { connections: 1e300 }],
      ["maxResponseBytes", { maxResponseBytes: 0 }],
      ["maxResponseBytes", { maxResponseBytes: Number.NaN }]
    ] as const)("refuses a %s that is no such number: %o", ([field, options]) =>
      Effect.gen(function* () {
        expect(yield* refusal(options)).toEqual([field])
      })
    )

    it.effect.each([
      ["renewBefore", { renewBefore: "-1 minute" }],
      ["pace", { pace: -1 }],
      ["retry.duration", { retry: { duration: "-1 second" } }],
      ["retry.baseDelay", { retry: { baseDelay: -500 } }],
      ["retry.maxDelay", { retry: { maxDelay: "-1 hour" } }],
      ["retry.maxRetryAfter", { retry: { maxRetryAfter: -1 } }],
      ["circuit.openFor", { circuit: { openFor: -1 } }],
      ["timeout.connect", { timeout: { connect: -1 } }],
      ["timeout.response", { timeout: { response: "-30 seconds" } }],
      ["timeout.total", { timeout: { total: -1 } }]
    ] as const)("refuses a negative %s", ([field, options]) =>
      Effect.gen(function* () {
        expect(yield* refusal(options)).toEqual([field])
      })
    )

    it.effect("refuses a duration that cannot be read, as it may come from plain JavaScript", () =>
      Effect.gen(function* () {
        const options = Object.assign<BeatportConfigOptions, object>({}, { pace: "half a second" })
        expect(yield* refusal(options)).toEqual(["pace"])
      })
    )

    it.effect.each([
      ["tokenFile", { tokenFile: 5 }],
      ["tokenFile", { tokenFile: true }],
      ["tokenFile", { tokenFile: "to\0ken.json" }],
      ["tokenFile", { tokenFile: ":memory:" }],
      ["tokenFile", { tokenFile: "Memory" }],
      ["constructor", { constructor: 1 }],
      ["toString", { toString: "planted" }],
      ["hasOwnProperty", { hasOwnProperty: 1 }],
      ["pace", { pace: Infinity }],
      ["pace", { pace: { days: 1e300 } }],
      ["renewBefore", { renewBefore: "1000 days" }],
      ["retry.baseDelay", { retry: { baseDelay: Infinity } }],
      ["clientId", { clientId: ["an-id"] }],
      ["userAgent", { userAgent: null }],
      ["username", { username: 5, password: "planted" }],
      ["password", { username: "me", password: Redacted.make(5) }],
      ["accessToken", { accessToken: { token: "planted" } }],
      ["debug", { debug: "false" }],
      ["autoRefreshToken", { autoRefreshToken: 0 }],
      ["pace", { pace: Number.NaN }],
      ["timeout.total", { timeout: { total: Number.NaN } }],
      ["timeout", { timeout: [5] }],
      ["pace", { pace: 0.5 }],
      ["decoding", { decoding: "loose" }],
      ["retry", { retry: null }],
      ["retry.time", { retry: { time: 5 } }],
      ["circuit.failures", { circuit: { failures: "10" } }],
      ["tokenfile", { tokenfile: "~/token.json" }],
      ["proxy", { proxy: "http://planted.example" }]
    ] as const)("refuses what plain JavaScript may call %s, without repeating it", ([field, given]) =>
      Effect.gen(function* () {
        const options = Object.assign<BeatportConfigOptions, object>({}, given)
        const error = yield* Effect.flip(configure(options))
        expect(Object.keys(error.fields)).toEqual([field])
        expect(`${error.message}${inspect(error, { depth: 9 })}`).not.toContain("planted")
      })
    )

    it.effect.each([
      [{ usrname: "me" }, 'usrname: There is no such argument. Did you mean "username"?'],
      [{ token_file: "x" }, 'Did you mean "tokenFile"?'],
      [{ maxAnswerBytes: 1 }, 'maxAnswerBytes: There is no such argument. Did you mean "maxResponseBytes"?'],
      [{ retry: { time: 5 } }, 'retry.time: There is no such argument. Did you mean "times"?'],
      [{ retry: 5 }, "retry: Expected an object, such as { times: 5 }."],
      [{ circuit: "10" }, "circuit: Expected an object, such as { failures: 10 }."],
      [{ pace: 0.5 }, 'For seconds, write "0.5 seconds".']
    ] as const)("says what form is expected instead of %j", ([given, message]) =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(configure(Object.assign<BeatportConfigOptions, object>({}, given)))
        expect(error.message).toContain(message)
      })
    )

    it.effect("says that options are an object instead of reading an array", () =>
      Effect.gen(function* () {
        const given: Array<string> & BeatportConfigOptions = Object.assign(["me"], {})
        const error = yield* Effect.flip(configure(given))
        expect(error.message).toContain("options: Expected an object of options")
      })
    )

    it.effect.each([5000, "5 seconds", Duration.seconds(5)] as const)(
      "reads a timeout of %s as that of a whole call",
      (timeout) =>
        Effect.gen(function* () {
          expect(Duration.toMillis((yield* configure({ timeout })).timeout.total)).toBe(5000)
        })
    )

    describe("baseUrl", () => {
      it.effect.each([
        ["https://api.beatport.com/v4", "https://api.beatport.com/v4"],
        ["https://api.beatport.com/v4/", "https://api.beatport.com/v4"],
        ["https://api.beatport.com/v4///", "https://api.beatport.com/v4"],
        ["HTTPS://API.BEATPORT.COM/v4", "https://api.beatport.com/v4"],
        ["https://proxy.example", "https://proxy.example"],
        ["http://127.0.0.1:8080/v4", "http://127.0.0.1:8080/v4"],
        ["http://localhost/v4", "http://localhost/v4"],
        ["http://LOCALHOST:1/v4", "http://localhost:1/v4"],
        ["http://[::1]:8080/v4", "http://[::1]:8080/v4"]
      ] as const)("takes %s", ([given, expected]) =>
        Effect.gen(function* () {
          expect((yield* configure({ baseUrl: given })).baseUrl).toBe(expected)
        })
      )

      it.effect.each([
        "http://api.beatport.com/v4",
        "http://localhost.example.com/v4",
        "http://127.0.0.1.example.com/v4",
        "http://127.0.0.1@example.com/v4",
        "http://10.0.0.1/v4",
        "ftp://localhost/v4",
        "file:///v4",
        "javascript:alert(1)",
        "api.beatport.com/v4",
        "",
        "https://user:secret@api.beatport.com/v4",
        "https://api.beatport.com/v4?key=1",
        "https://api.beatport.com/v4#top"
      ])("refuses %s: credentials travel there", (baseUrl) =>
        Effect.gen(function* () {
          expect(yield* refusal({ baseUrl })).toEqual(["baseUrl"])
        })
      )

      it.effect.prop(
        "is https, or is this machine, whatever was given",
        [Schema.String, Schema.String],
        ([scheme, rest]) =>
          Effect.gen(function* () {
            for (const baseUrl of [`${scheme}://${rest}`, `http://${rest}`, `https://${rest}`]) {
              const exit = yield* Effect.exit(configure({ baseUrl }))
              if (Exit.isFailure(exit)) continue
              const { hostname, protocol } = new URL(exit.value.baseUrl)
              expect(protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname)).toBe(
                true
              )
            }
          })
      )
    })

    it.effect("says what is wrong without repeating it", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(configure({ baseUrl: "https://user:hunter2@beatport.example" }))
        expect(error.message).toContain("baseUrl: Expected a URL without credentials, query or fragment.")
        expect(`${error.message}${inspect(error)}${JSON.stringify(error)}`).not.toContain("hunter2")
      })
    )

    it.effect("shows no secret, however it is looked at", () =>
      Effect.gen(function* () {
        const config = yield* configure({
          username: "planted-name",
          password: "planted-password",
          accessToken: "planted-token"
        })
        const shown = [
          inspect(config, { depth: 10, showHidden: true }),
          JSON.stringify(config),
          String(config.credentials),
          Cause.pretty(Cause.fail(config))
        ].join("\n")
        expect(shown).toContain("<redacted")
        expect(shown).not.toContain("planted")
      })
    )
  })

  describe("layerConfig", () => {
    it.effect("reads the environment", () =>
      Effect.gen(function* () {
        const config = yield* fromEnvironment({
          BEATPORT_BASE_URL: "https://beatport.example/v4/",
          BEATPORT_USERNAME: "selector",
          BEATPORT_PASSWORD: "four-on-the-floor",
          BEATPORT_CLIENT_ID: "an-id",
          BEATPORT_ACCESS_TOKEN: "a-token",
          BEATPORT_TOKEN_FILE: "~/token.json"
        })
        expect(revealed(config)).toEqual({
          ...(yield* configure()),
          baseUrl: "https://beatport.example/v4",
          credentials: Option.some({
            username: { secret: "selector" },
            password: { secret: "four-on-the-floor" }
          }),
          clientId: Option.some("an-id"),
          accessToken: Option.some({ secret: "a-token" }),
          tokenFile: Option.some("~/token.json")
        })
      })
    )

    it.effect("reads from BEATPORT_DEBUG whether its debug lines are shown", () =>
      Effect.gen(function* () {
        expect((yield* fromEnvironment({ BEATPORT_DEBUG: "true" })).debug).toBe(true)
        expect((yield* fromEnvironment({ BEATPORT_DEBUG: "false" })).debug).toBe(false)
        expect((yield* fromEnvironment({ BEATPORT_DEBUG: "true" }, { debug: false })).debug).toBe(false)
      })
    )

    it.effect("reads the environment of the process each time it is built", () =>
      Effect.gen(function* () {
        const build = Effect.map(
          Effect.provide(BeatportConfig, Layer.fresh(BeatportConfig.layerConfig())),
          ({ clientId }) => clientId
        )
        vi.stubEnv("BEATPORT_CLIENT_ID", "the-first")
        yield* Effect.addFinalizer(() => Effect.sync(() => vi.unstubAllEnvs()))
        const first = yield* build
        vi.stubEnv("BEATPORT_CLIENT_ID", "the-second")
        expect([first, yield* build]).toEqual([Option.some("the-first"), Option.some("the-second")])
      })
    )

    it.effect("keeps the token in memory if BEATPORT_TOKEN_FILE is false", () =>
      Effect.gen(function* () {
        const config = yield* fromEnvironment({ BEATPORT_TOKEN_FILE: "False" })
        expect(config.tokenFile).toEqual(Option.some(false))
      })
    )

    it.effect("keeps an option that is false over a variable", () =>
      Effect.gen(function* () {
        const config = yield* fromEnvironment({ BEATPORT_TOKEN_FILE: "/theirs" }, { tokenFile: false })
        expect(config.tokenFile).toEqual(Option.some(false))
      })
    )

    it.effect("needs nothing from it", () =>
      Effect.gen(function* () {
        expect(yield* fromEnvironment({})).toEqual(yield* configure())
      })
    )

    it.effect("lets options come first, and those that are undefined not at all", () =>
      Effect.gen(function* () {
        const config = yield* fromEnvironment(
          { BEATPORT_CLIENT_ID: "theirs", BEATPORT_TOKEN_FILE: "/theirs" },
          { clientId: "ours", tokenFile: undefined, pace: 0 }
        )
        expect(config).toMatchObject({
          clientId: Option.some("ours"),
          tokenFile: Option.some("/theirs"),
          pace: Duration.zero
        })
      })
    )

    it.effect("takes variables that are set to nothing for unset", () =>
      Effect.gen(function* () {
        const config = yield* fromEnvironment({
          BEATPORT_BASE_URL: "",
          BEATPORT_USERNAME: "",
          BEATPORT_PASSWORD: "",
          BEATPORT_CLIENT_ID: "",
          BEATPORT_ACCESS_TOKEN: "",
          BEATPORT_TOKEN_FILE: "",
          BEATPORT_DEBUG: ""
        })
        expect(config).toEqual(yield* configure())
      })
    )

    it.effect("refuses what it cannot read, without repeating a secret", () =>
      Effect.gen(function* () {
        const half = yield* Effect.flip(fromEnvironment({ BEATPORT_PASSWORD: "planted-password" }))
        expect(half).toBeInstanceOf(ValidationError)
        expect(`${inspect(half)}${half.message}`).not.toContain("planted")
        const debug = yield* Effect.flip(fromEnvironment({ BEATPORT_DEBUG: "perhaps" }))
        expect(debug.message).toContain("BEATPORT_DEBUG")
      })
    )
  })
})
