import { createServer } from "node:http"
import { createServer as createTlsServer } from "node:https"
import { chmodSync, mkdtempSync, statSync, writeFileSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { generate } from "selfsigned"
import { Fault, Simulator, type SimulatorService } from "effect-beatport/simulator"
import { run } from "./binary.ts"

const Finding = Schema.fromJsonString(
  Schema.Struct({ check: Schema.String, ok: Schema.Boolean, fix: Schema.String })
)

const problems = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Schema.decodeSync(Finding)(line))
    .filter(({ ok }) => !ok)

const credentials = ({ account, baseUrl }: SimulatorService) => ({
  BEATPORT_BASE_URL: baseUrl,
  BEATPORT_USERNAME: account.username,
  BEATPORT_PASSWORD: account.password
})

/** A token file as the SDK writes it. */
const tokenFile = (text: string, mode = 0o600) => {
  const path = join(mkdtempSync(join(tmpdir(), "beatport-doctor-")), "token.json")
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

type Planting = (simulator: SimulatorService) => Effect.Effect<Readonly<Record<string, string | undefined>>>

const expired = (simulator: SimulatorService) =>
  JSON.stringify({
    access_token: "expired",
    expires_at: 1000,
    renew_at: 1000,
    base_url: simulator.baseUrl
  })

/** One problem each, with the check that names it. */
const plantings: ReadonlyArray<readonly [what: string, check: string, Planting]> = [
  ["no credentials", "sign-in", ({ baseUrl }) => Effect.succeed({ BEATPORT_BASE_URL: baseUrl })],
  [
    "a token file that others can read",
    "token-file",
    (simulator) =>
      Effect.succeed({ ...credentials(simulator), BEATPORT_TOKEN_FILE: tokenFile(expired(simulator), 0o644) })
  ],
  [
    "a damaged token file",
    "token-file",
    (simulator) =>
      Effect.succeed({ ...credentials(simulator), BEATPORT_TOKEN_FILE: tokenFile('{"access_to') })
  ],
  [
    "a home directory that is a file",
    "token-file",
    (simulator) => Effect.succeed({ ...credentials(simulator), HOME: tokenFile("") })
  ],
  [
    "no home directory",
    "token-file",
    (simulator) => Effect.succeed({ ...credentials(simulator), HOME: undefined })
  ],
  [
    "an expired token without a refresh token",
    "token",
    (simulator) =>
      Effect.succeed({
        BEATPORT_BASE_URL: simulator.baseUrl,
        BEATPORT_TOKEN_FILE: tokenFile(expired(simulator))
      })
  ],
  [
    "a base URL without /v4",
    "base-url",
    (simulator) => Effect.succeed({ ...credentials(simulator), BEATPORT_BASE_URL: simulator.origin })
  ],
  [
    "a refused connection",
    "connection",
    (simulator) => Effect.succeed({ ...credentials(simulator), BEATPORT_BASE_URL: "http://127.0.0.1:1/v4" })
  ],
  [
    "an unknown host",
    "name-lookup",
    (simulator) =>
      Effect.succeed({ ...credentials(simulator), BEATPORT_BASE_URL: "https://beatport.invalid/v4" })
  ],
  [
    "a blocked address",
    "blocked",
    (simulator) => Effect.as(simulator.fail(Fault.Forbidden({ as: "blocked" })), credentials(simulator))
  ],
  [
    "a clock that is off by a day",
    "clock",
    (simulator) =>
      Effect.as(
        simulator.fail(
          Fault.Status({
            status: 401,
            contentType: "application/json",
            headers: { date: "Thu, 24 Sep 2015 10:00:00 GMT" },
            body: "{}"
          })
        ),
        credentials(simulator)
      )
  ]
]

layer(Simulator.layer())("beatport doctor", (it) => {
  it.effect("finds nothing wrong where all is well", () =>
    Effect.gen(function* () {
      const { code, err, out } = yield* run(["doctor", "--json"], credentials(yield* Simulator))
      expect({ code, err, problems: problems(out) }).toEqual({ code: 0, err: "", problems: [] })
    })
  )

  it.effect.each(plantings)("names %s, and only that, with a command that mends it", ([, check, plant]) =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      yield* simulator.clearFaults
      const environment = yield* plant(simulator)
      const { code, out } = yield* run(["doctor", "--json"], environment)
      const found = problems(out)
      expect({ code, checks: found.map((finding) => finding.check) }).toEqual({ code: 10, checks: [check] })
      expect(found[0]?.fix).not.toBe("")
    })
  )

  it.effect("names a proxy that refuses, and only that", () =>
    Effect.gen(function* () {
      const proxy = createServer()
      proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))
      yield* Effect.callback<void>((resume) => {
        proxy.listen(0, "127.0.0.1", () => {
          resume(Effect.void)
        })
      })
      const address = proxy.address()
      const { port }: Pick<AddressInfo, "port"> =
        address === null || typeof address === "string" ? { port: 0 } : address
      const { code, out } = yield* run(["doctor", "--json"], {
        BEATPORT_USERNAME: "selector",
        BEATPORT_PASSWORD: "password",
        HTTPS_PROXY: `http://127.0.0.1:${String(port)}`
      })
      proxy.close()
      expect({ code, checks: problems(out).map(({ check }) => check) }).toEqual({
        code: 10,
        checks: ["proxy"]
      })
    })
  )

  it.effect.each([
    ["another host", "another.example", undefined],
    ["the past", "localhost", new Date("2015-09-24")]
  ] as const)("names a certificate that is not trusted, and only that: one of %s", ([, name, notAfterDate]) =>
    Effect.gen(function* () {
      const notBeforeDate = new Date("2014-01-01")
      const made = yield* Effect.promise(() =>
        generate([{ name: "commonName", value: name }], {
          notBeforeDate,
          ...(notAfterDate === undefined ? {} : { notAfterDate }),
          extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: name }] }]
        })
      )
      const server = createTlsServer({ key: made.private, cert: made.cert }, (_, response) => response.end())
      const port = yield* Effect.callback<number>((resume) => {
        server.listen(0, "127.0.0.1", () => {
          const address = server.address()
          resume(Effect.succeed(address === null || typeof address === "string" ? 0 : address.port))
        })
      })
      const { code, out } = yield* run(["doctor", "--json"], {
        ...credentials(yield* Simulator),
        BEATPORT_BASE_URL: `https://localhost:${String(port)}/v4`
      })
      server.close()
      expect({ code, checks: problems(out).map(({ check }) => check) }).toEqual({ code: 10, checks: ["tls"] })
    })
  )

  it.effect("mends the mode of the token file with --fix", () =>
    Effect.gen(function* () {
      const simulator = yield* Simulator
      const path = tokenFile(expired(simulator), 0o644)
      yield* run(["doctor", "--fix"], { ...credentials(simulator), BEATPORT_TOKEN_FILE: path })
      expect(statSync(path).mode & 0o777).toBe(0o600)
    })
  )
})
