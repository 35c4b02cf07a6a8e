import { assert, describe, it } from "@effect/vitest"
import { Config, ConfigProvider, Effect, Layer, Option, Redacted } from "effect"
import { BeatportConfig, ValidationError } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"

type Options = Parameters<typeof BeatportConfig.layerConfig>[0]

const provider = (env: Record<string, string>) =>
  ConfigProvider.layer(
    ConfigProvider.fromEnvRecord({ BEATPORT_USERNAME: "env", BEATPORT_PASSWORD: "env", ...env })
  )

const configure = (options: Options, env: Record<string, string> = {}) =>
  BeatportConfig.pipe(Effect.provide(BeatportConfig.layerConfig(options).pipe(Layer.provide(provider(env)))))

describe("layerConfig with Configs", () => {
  it.effect("reads options under other names, beside plain ones", () =>
    Effect.gen(function* () {
      const { credentials, retry, userAgent } = yield* configure(
        {
          username: Config.String("DJ"),
          password: Config.Redacted("DJ_SECRET"),
          userAgent: "plain/1.0",
          retry: { times: Config.Int("TRIES"), budget: Config.succeed(40) }
        },
        { DJ: "sel", DJ_SECRET: "ector", TRIES: "7" }
      )
      const { password, username } = Option.getOrThrow(credentials)
      assert.deepStrictEqual([Redacted.value(username), Redacted.value(password)], ["sel", "ector"])
      assert.deepStrictEqual([userAgent, retry.times, retry.budget], ["plain/1.0", 7, 40])
    })
  )

  it.effect("reads all options as one", () =>
    Effect.gen(function* () {
      const whole = Config.map(Config.String("AGENT"), (userAgent) => ({ userAgent, pace: 0 }))
      const { credentials, userAgent } = yield* configure(whole, { AGENT: "whole/2.0" })
      assert.strictEqual(userAgent, "whole/2.0")
      assert.isTrue(Option.isSome(credentials), "the environment fills in what the Config leaves out")
    })
  )

  it.effect("names a variable that is missing", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configure({ userAgent: Config.String("AGENT") }))
      assert.strictEqual(error._tag, "ConfigError")
      assert.include(String(error), "AGENT")
    })
  )

  it.effect("checks what was read as it checks a plain value", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(configure({ retry: { times: Config.Int("TRIES") } }, { TRIES: "-1" }))
      assert.instanceOf(error, ValidationError)
      assert.include(error.message, "retry.times")
    })
  )

  it.effect("reads the options of the layers for Node", () =>
    Effect.gen(function* () {
      const { connections, tokenFile } = yield* BeatportConfig.pipe(
        Effect.provide(
          NodeBeatport.layerConfig({
            connections: Config.Int("SOCKETS"),
            tokenFile: false,
            proxy: Config.withDefault(Config.String("MY_PROXY"), undefined)
          }).pipe(Layer.provide(provider({ SOCKETS: "3" })))
        )
      )
      assert.strictEqual(connections, 3)
      assert.deepStrictEqual(tokenFile, Option.some(false))
    })
  )
})
