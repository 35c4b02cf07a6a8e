/**
 * Secrets stay where they belong: in the token store, and on the way to Beatport.
 *
 * The fault matrix looks for them in logs, spans, metrics and errors; here are files, a program's output, redirects, and
 * everything a program can hold in its hands.
 */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { inspect } from "node:util"
import { fileURLToPath } from "node:url"
import { NodeServices } from "@effect/platform-node"
import { assert, describe, layer, live } from "@effect/vitest"
import { Effect, Exit, FileSystem, Layer, Logger, Path, Redacted, Result, Stream } from "effect"
import { FetchHttpClient, HttpClientRequest } from "effect/http"
import { ChildProcess } from "effect/process"
import {
  Auth,
  Beatport,
  BeatportConfig,
  type BeatportError,
  BeatportHttpClient,
  RateLimiter,
  TokenStore
} from "effect-beatport"
import { NodeBeatport, NodeHttp } from "effect-beatport/node"
import { Fault, namedFaults, Simulator } from "effect-beatport/simulator"
import { faults } from "./Faults.ts"
import * as Onlooker from "./Onlooker.ts"
import * as Raw from "./Raw.ts"
import { account, hasty, simulated } from "./World.ts"

const planted = Effect.acquireRelease(
  Effect.sync(() => {
    const secrets = Onlooker.listen()
    secrets.plant("user name", account.username)
    secrets.plant("password", account.password)
    return secrets
  }),
  (secrets) => Effect.sync(secrets.stop)
)

/** The client as programs on Node have it, with its token in a file. */
const client = Effect.gen(function* () {
  const { baseUrl, clientId } = yield* Simulator
  const directory = yield* (yield* FileSystem.FileSystem).makeTempDirectoryScoped()
  const tokenFile = (yield* Path.Path).join(directory, "deep", "token.json")
  const options = { baseUrl, clientId, tokenFile, ...account, ...hasty, debug: true }
  return { directory, tokenFile, services: Layer.merge(NodeBeatport.layer(options), Logger.layer([])) }
})

/** The files in a directory and below it, with what is in them. */
const filesIn = (directory: string): ReadonlyArray<readonly [path: string, text: string]> =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`
      return [path, readFileSync(path, "utf8")]
    })

const withoutTests = { excludeTestServices: true } as const

describe("what a program holds in its hands", () => {
  layer(
    Layer.mergeAll(Simulator.layer(simulated), NodeServices.layer),
    withoutTests
  )((it) => {
    it.effect("shows no secret, however it is printed", () =>
      Effect.gen(function* () {
        const secrets = yield* planted
        const { services } = yield* client
        const { catalogue, requests } = yield* Simulator
        const held = yield* Effect.gen(function* () {
          const beatport = yield* Beatport
          const http = yield* BeatportHttpClient
          const auth = yield* Auth
          const store = yield* TokenStore
          yield* auth.login()
          yield* auth.refresh
          yield* beatport.tracks.get(catalogue.tracks[0]?.id ?? 0)
          return {
            services: [beatport, http, auth, store, yield* BeatportConfig],
            token: yield* store.load,
            accessToken: yield* auth.accessToken,
            status: yield* auth.status,
            list: beatport.tracks.list(),
            batch: beatport.tracks.getMany([1]),
            exit: yield* Effect.exit(store.load),
            response: yield* http.get("/catalog/genres/")
          }
        }).pipe(Effect.provide(services))
        for (const request of yield* requests) Onlooker.overhear(secrets, request)
        const { response, ...others } = held
        const sights = [
          ...Object.entries(others).flatMap(([where, value]) =>
            Onlooker.printed(value).map((text) => ({ where, text }))
          ),
          // A response has the request, and that has the token in its headers: it shows them as redacted.
          ...[
            inspect(response, { depth: Infinity, showHidden: true }),
            JSON.stringify(response),
            String(response)
          ].map((text) => ({ where: "response", text }))
        ]
        assert.includeMembers(
          [...new Set(secrets.all().values())],
          ["access token", "session cookie", "code"]
        )
        assert.isEmpty(Onlooker.betrayed(sights, secrets))
      })
    )
  })
})

describe("files", () => {
  layer(
    Layer.mergeAll(Simulator.layer(simulated), NodeServices.layer),
    withoutTests
  )((it) => {
    const spoilt = Object.entries(faults).flatMap(([name, trouble]) =>
      trouble.at === "server" && !("isLate" in trouble) ? [[name, trouble.fault] as const] : []
    )

    it.effect("hold no secret except the token file, which only its owner can read, whatever fails", () =>
      Effect.gen(function* () {
        const secrets = yield* planted
        const { directory, services, tokenFile } = yield* client
        const simulator = yield* Simulator
        const { clearFaults, expireTokens, fail } = simulator
        yield* Effect.forEach(spoilt, ([, fault]) =>
          Effect.gen(function* () {
            yield* fail(fault, { path: "/auth/o/token/" })
            const { login, refresh } = yield* Auth
            yield* Effect.exit(login())
            yield* fail(fault, { path: "/auth/o/token/" })
            yield* Effect.exit(refresh)
            yield* expireTokens
            const { tracks } = yield* Beatport
            yield* Effect.exit(tracks.list({ per_page: 1 }))
            yield* clearFaults
            const sights = filesIn(directory)
              .filter(([path]) => path !== tokenFile)
              .map(([where, text]) => ({ where, text }))
            assert.isEmpty(Onlooker.betrayed(sights, secrets))
          }).pipe(Effect.provide(services))
        )
        // What is searched for is there to be found, in the one place where it belongs.
        const [token] = filesIn(directory)
        assert.isNotEmpty(Onlooker.betrayed([{ where: "store", text: token?.[1] ?? "" }], secrets))
        assert.strictEqual(statSync(tokenFile).mode & 0o777, 0o600)
        assert.deepStrictEqual(
          filesIn(directory).map(([path]) => path),
          [tokenFile]
        )
      })
    )
  })
})

describe("a program's output", () => {
  layer(
    Layer.mergeAll(Simulator.layer(simulated), NodeServices.layer),
    withoutTests
  )((it) => {
    /** What the program says, and what it leaves in a home of its own. */
    const run = Effect.fnUntraced(function* (args: ReadonlyArray<string>, env: Record<string, string>) {
      const { baseUrl, clientId } = yield* Simulator
      const home = yield* (yield* FileSystem.FileSystem).makeTempDirectoryScoped()
      const program = fileURLToPath(new URL("program.ts", import.meta.url))
      const child = yield* ChildProcess.make(process.execPath, ["--no-warnings", program, ...args], {
        cwd: home,
        env: {
          PATH: process.env["PATH"],
          HOME: home,
          TMPDIR: home,
          XDG_CONFIG_HOME: home,
          BEATPORT_BASE_URL: baseUrl,
          BEATPORT_CLIENT_ID: clientId,
          BEATPORT_USERNAME: account.username,
          BEATPORT_PASSWORD: account.password,
          BEATPORT_DEBUG: "true",
          ...env
        }
      })
      const text = (bytes: Stream.Stream<Uint8Array, unknown>) => Stream.mkString(Stream.decodeText(bytes))
      const [output, complaints] = yield* Effect.all([text(child.stdout), text(child.stderr)], {
        concurrency: 2
      })
      yield* child.exitCode
      return { home, said: `${output}\n${complaints}` }
    })

    const betrayals = Effect.fnUntraced(function* (
      secrets: Onlooker.Secrets,
      { home, said }: { readonly home: string; readonly said: string }
    ) {
      const { requests } = yield* Simulator
      for (const request of yield* requests) Onlooker.overhear(secrets, request)
      const files = filesIn(home).filter(([path]) => !path.endsWith("/token.json"))
      return Onlooker.betrayed(
        [{ where: "output", text: said }, ...files.map(([where, text]) => ({ where, text }))],
        secrets
      )
    })

    it.effect("has no secret in it, on any bad day", () =>
      Effect.gen(function* () {
        const secrets = yield* planted
        const { clearFaults, fail } = yield* Simulator
        yield* clearFaults
        const days: ReadonlyArray<Fault> = [...namedFaults].flatMap(([name, fault]) =>
          /slow|stalled|oversized|limited|retry-after/.test(name) ? [] : [fault]
        )
        for (const fault of days) {
          yield* fail(fault, { path: "/catalog/*" })
          yield* fail(fault, { path: "/auth/o/token/", after: 3 })
        }
        const ran = yield* run([], { TIMES: "6" })
        assert.include(ran.said, "TransportError")
        assert.include(ran.said, "attempt 1")
        assert.isEmpty(yield* betrayals(secrets, ran))
      })
    )

    it.effect.each(["/auth/login/", "/auth/o/authorize/", "/auth/o/token/", "/catalog/*"])(
      "has no secret in it when an error of %s is not caught",
      (path) =>
        Effect.gen(function* () {
          const secrets = yield* planted
          const { clearFaults, fail } = yield* Simulator
          yield* clearFaults
          yield* fail(Fault.Reset({ at: "body" }), { path, times: "always" })
          const ran = yield* run(["crash"], {})
          assert.match(ran.said, /TransportError|AuthenticationError|DecodeError|NotFoundError/)
          assert.isEmpty(yield* betrayals(secrets, ran))
        })
    )
  })
})

describe("a redirect to another host", () => {
  const networks = [
    ["undici", NodeHttp.layer()],
    ["fetch", FetchHttpClient.layer]
  ] as const

  const calls: Readonly<Record<string, Effect.Effect<void, BeatportError, Auth | Beatport>>> = {
    "/docs/": Effect.flatMap(Auth, ({ login }) => login()),
    "/auth/login/": Effect.flatMap(Auth, ({ login }) => login()),
    "/auth/o/authorize/": Effect.flatMap(Auth, ({ login }) => login()),
    "/auth/o/token/": Effect.flatMap(Auth, ({ login }) => login()),
    "/catalog/tracks/": Effect.flatMap(Beatport, ({ tracks }) => Effect.asVoid(tracks.list())),
    "/my/playlists/": Effect.flatMap(Beatport, ({ library }) => Effect.asVoid(library.playlists.create("x"))),
    "/auth/o/revoke/": Effect.flatMap(Auth, ({ login, logout }) => Effect.andThen(login(), logout))
  }

  layer(
    Simulator.layer(simulated),
    withoutTests
  )((it) => {
    describe.each(networks)("over %s", (_, network) => {
      it.effect.each(Object.entries(calls))("carries nothing there: %s", ([path, call]) =>
        Effect.gen(function* () {
          const { baseUrl, clearFaults, fail } = yield* Simulator
          const thief = yield* Raw.serve((socket) =>
            Raw.reply(socket, { access_token: "bait", expires_in: 1 })
          )
          for (const status of [301, 302, 303, 307, 308]) {
            yield* clearFaults
            yield* fail(
              {
                _tag: "Status",
                status,
                headers: { location: `${thief.origin}/v4/auth/o/post-message/?code=bait` }
              },
              { path, times: "always" }
            )
            const services = Beatport.layerServices.pipe(
              Layer.provide([network, RateLimiter.layer, TokenStore.layerMemory]),
              Layer.provide(BeatportConfig.layer({ baseUrl, ...account, ...hasty }))
            )
            const exit = yield* Effect.exit(call.pipe(Effect.provide(services)))
            assert.isTrue(Exit.isFailure(exit))
            assert.isEmpty(thief.requests)
            assert.strictEqual(thief.open.size, 0)
          }
          yield* clearFaults
        })
      )
    })
  })
})

describe("the token", () => {
  live("is sent to the configured host and to no other, whatever a request asks for", () =>
    Effect.gen(function* () {
      const beatport = yield* Raw.serve((socket) => Raw.reply(socket, {}))
      const thief = yield* Raw.serve((socket) => Raw.reply(socket, {}))
      const { host } = new URL(thief.origin)
      const wild = [
        thief.origin,
        `${thief.origin}/x/`,
        `//${host}/x/`,
        `///${host}/x/`,
        `@${host}/x/`,
        `:pass@${host}/x/`,
        `\\\\${host}\\x`,
        `/\\${host}/x/`,
        `.${host}/`,
        `/../../../../../x/`,
        `/%2e%2e/x/`,
        `http:${host}`,
        `?next=${thief.origin}`,
        `#${thief.origin}`,
        ` ${thief.origin}`,
        `\t//${host}`,
        `\r\nhost: ${host}\r\n\r\n`,
        ""
      ]
      const services = BeatportHttpClient.layer.pipe(
        Layer.provide([
          NodeHttp.layer(),
          RateLimiter.layerNone,
          Auth.layerToken(Redacted.make("the-only-token"))
        ]),
        Layer.provide(BeatportConfig.layer({ baseUrl: beatport.origin, ...hasty }))
      )
      yield* Effect.gen(function* () {
        const http = yield* BeatportHttpClient
        for (const path of wild) {
          for (const request of [http.get(path), http.execute(HttpClientRequest.post(path))]) {
            const before = beatport.requests.length
            const result = yield* Effect.result(request)
            // A path below the base URL is sent there; any other is refused before it is sent.
            if (beatport.requests.length === before) {
              assert.isTrue(Result.isFailure(result) && result.failure._tag === "ValidationError", path)
            }
          }
        }
      }).pipe(Effect.provide(services))
      assert.isEmpty(thief.requests)
      assert.isAbove(beatport.requests.length, 0)
    })
  )
})
