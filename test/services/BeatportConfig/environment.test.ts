import { describe, expect, it } from "@effect/vitest"
import { ConfigProvider, Effect, Layer, Logger, Option, Redacted } from "effect"
import { inspect } from "node:util"
import { BeatportConfig, ValidationError } from "effect-beatport"

const configure = (env: Record<string, string>) =>
  BeatportConfig.pipe(
    Effect.provide(
      BeatportConfig.layerConfig().pipe(
        Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord(env)))
      )
    )
  )

/** The warnings that reading an environment logs. */
const warningsOf = Effect.fnUntraced(function* (env: Record<string, string>) {
  const lines: Array<string> = []
  const logger = Logger.make(({ message }) => void lines.push(String(message)))
  yield* configure(env).pipe(Effect.provide(Logger.layer([logger])))
  return lines
})

const variables = [
  "BEATPORT_BASE_URL",
  "BEATPORT_USERNAME",
  "BEATPORT_PASSWORD",
  "BEATPORT_CLIENT_ID",
  "BEATPORT_ACCESS_TOKEN",
  "BEATPORT_TOKEN_FILE",
  "BEATPORT_DEBUG",
  "BEATPORT_CACHE"
]

const blanks = ["", " ", "\t", "\r", " \r\r"]

/** Values that a variable refuses, and part of what its error says. */
const refused: ReadonlyArray<readonly [variable: string, values: ReadonlyArray<string>, said: string]> = [
  [
    "BEATPORT_BASE_URL",
    [
      "api.beatport.com/v4",
      "-1",
      "1e999",
      "htps://api.beatport.com/v4",
      "http://api.beatport.com/v4",
      "１２"
    ],
    "Expected"
  ],
  ["BEATPORT_BASE_URL", ['"https://api.beatport.com/v4"', "'https://api.beatport.com/v4'\r"], "without them"],
  ["BEATPORT_CLIENT_ID", ["two words", "ünïcode", "１２３", "a\nb"], "without spaces"],
  ["BEATPORT_CLIENT_ID", ['"an-id"', "'an-id'"], "without them"],
  ["BEATPORT_USERNAME", ['"planted"', "'planted'\r"], "without them"],
  ["BEATPORT_TOKEN_FILE", ['"/tmp/token.json"', "`~/token.json`"], "without them"],
  ["BEATPORT_ACCESS_TOKEN", ["planted two words", "{}", "Bearer ", "authorization: bearer"], "Expected"]
]

const notSwitches = ["maybe", "2", "-1", "１", "true false", '"maybe"', "5 minutes", "9".repeat(500), "trüe"]

const switches = ["true", "True\r", " yes", "ON", "1\r"]

describe("the environment", () => {
  it.effect.each(variables)("counts a blank %s as absent", (variable) =>
    Effect.gen(function* () {
      const without = yield* configure({})
      for (const blank of blanks) expect(yield* configure({ [variable]: blank })).toEqual(without)
    })
  )

  it.effect.each(
    refused.flatMap(([variable, values, said]) => values.map((value) => ({ variable, value, said })))
  )("refuses $variable=$value by its name, without repeating the value", ({ said, value, variable }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        configure({ BEATPORT_PASSWORD: "secret", BEATPORT_USERNAME: "me", [variable]: value })
      )
      expect(error).toBeInstanceOf(ValidationError)
      expect(error.message).toContain(variable)
      expect(error.message).toContain(said)
      expect(`${error.message}${inspect(error)}`).not.toContain("planted")
    })
  )

  it.effect.each(["BEATPORT_DEBUG", "BEATPORT_CACHE"])(
    "names %s, its value and the accepted words",
    (variable) =>
      Effect.gen(function* () {
        for (const value of notSwitches) {
          const error = yield* Effect.flip(configure({ [variable]: value }))
          expect(error).toBeInstanceOf(ValidationError)
          expect(error.message).toContain(variable)
          expect(error.message).toContain(JSON.stringify(value.slice(0, 100)))
          expect(error.message).toContain("true or false")
          expect(error.message.length).toBeLessThan(400)
        }
        for (const value of switches) {
          const config = yield* configure({ [variable]: value })
          expect(variable === "BEATPORT_DEBUG" ? config.debug : Option.isSome(config.cache)).toBe(true)
        }
      })
  )

  it.effect("reads every variable with a carriage return at its end", () =>
    Effect.gen(function* () {
      const config = yield* configure({
        BEATPORT_BASE_URL: "https://api.beatport.com/v4\r",
        BEATPORT_USERNAME: "me\r",
        BEATPORT_PASSWORD: "'quoted'\r",
        BEATPORT_CLIENT_ID: " an-id\r",
        BEATPORT_TOKEN_FILE: "token.json\r"
      })
      expect(config.baseUrl).toBe("https://api.beatport.com/v4")
      expect(config.clientId).toEqual(Option.some("an-id"))
      expect(config.tokenFile).toEqual(Option.some("token.json"))
      const { password, username } = Option.getOrThrow(config.credentials)
      expect([Redacted.value(username), Redacted.value(password)]).toEqual(["me", "'quoted'"])
    })
  )

  it.effect.each([
    ["BEATPORT_USERNMAE", "BEATPORT_USERNAME"],
    ["BEATPORT_BASEURL", "BEATPORT_BASE_URL"],
    ["BEATPORT_DEBGU", "BEATPORT_DEBUG"],
    ["BEATPORT_TOKENFILE", "BEATPORT_TOKEN_FILE"],
    ["BEATPORT_REDISURL", "BEATPORT_REDIS_URL"]
  ] as const)("warns of %s and names %s", ([wrong, right]) =>
    Effect.gen(function* () {
      const warnings = yield* warningsOf({ [wrong]: "planted" })
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toContain(`${wrong} has no effect`)
      expect(warnings[0]).toContain(`"${right}"`)
      expect(warnings[0]).not.toContain("planted")
    })
  )

  it.effect.each([
    ["BEATPORT_PACE", "pace"],
    ["BEATPORT_TIMEOUT", "timeout"],
    ["BEATPORT_RETRY_TIMES", "retry"],
    ["BEATPORT_RENEW_BEFORE", "renewBefore"],
    ["BEATPORT_PROXY", "proxy"]
  ] as const)("warns that %s has no effect, and suggests no variable of another meaning", ([name, option]) =>
    Effect.gen(function* () {
      expect(yield* warningsOf({ [name]: "planted" })).toEqual([
        `The environment variable ${name} has no effect, because the option ${option} has no variable.`
      ])
    })
  )

  it.effect("says nothing of variables that are known, or of another program", () =>
    Effect.gen(function* () {
      expect(
        yield* warningsOf({
          BEATPORT_DEBUG: "1",
          BEATPORT_REDIS_URL: "redis://localhost",
          BEATPORT_MCP_TOKEN: "x",
          BEATPORT_ARCHIVE_BUCKET: "x",
          BEATPORT: "x",
          PATH: "/bin"
        })
      ).toEqual([])
    })
  )
})
