import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import { describe, expect, layer } from "@effect/vitest"
import { ConfigProvider, Context, Effect, FileSystem, Layer, Option } from "effect"
import { Auth, Beatport, TokenStore, ValidationError } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { Simulator } from "effect-beatport/simulator"

const temporaryDirectory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())

/** The name of the account that is signed in. */
const whoAmI = Effect.flatMap(Beatport, (beatport) =>
  Effect.map(beatport.account.get(), ({ username }) => username)
)

/** How often the simulator was asked to log in. */
const logins = Effect.flatMap(Simulator, ({ requests }) =>
  Effect.map(requests, (all) => all.filter(({ path }) => path === "/v4/auth/login/").length)
)

const world = Layer.mergeAll(
  Simulator.layer({
    accounts: [
      { username: "selector", password: "four-on-the-floor" },
      { username: "digger", password: "crates" }
    ]
  }),
  NodeFileSystem.layer
)

describe("NodeBeatport", () => {
  layer(world, { excludeTestServices: true })((it) => {
    describe("layer", () => {
      it.effect("signs in, and keeps the token in the given file: the next run needs no password", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const { account, baseUrl } = yield* Simulator
          const tokenFile = `${yield* temporaryDirectory}/below/token.json`
          const { password, username } = account
          const before = yield* logins
          const first = NodeBeatport.layer({ baseUrl, username, password, tokenFile, pace: 0 })
          expect(yield* Effect.provide(whoAmI, first)).toBe("selector")
          expect((yield* fs.stat(tokenFile)).mode & 0o777).toBe(0o600)
          const second = NodeBeatport.layer({ baseUrl, tokenFile, pace: 0 })
          expect(yield* Effect.provide(whoAmI, second)).toBe("selector")
          expect((yield* logins) - before).toBe(1)
        })
      )

      it.effect("keeps the token in memory if tokenFile is false", () =>
        Effect.gen(function* () {
          const { account, baseUrl } = yield* Simulator
          const { password, username } = account
          const options = { baseUrl, username, password, tokenFile: false, pace: 0 } as const
          const built = yield* Layer.build(NodeBeatport.layer(options))
          const { load } = Context.get(built, TokenStore)
          expect(yield* load).toEqual(Option.none())
          expect(yield* Effect.provideContext(whoAmI, built)).toBe("selector")
          expect(Option.isSome(yield* load)).toBe(true)
          const before = yield* logins
          expect(yield* Effect.provide(whoAmI, NodeBeatport.layer(options))).toBe("selector")
          expect((yield* logins) - before).toBe(1)
        })
      )

      it.effect("brings everything there is: operations, authentication, store", () =>
        Effect.gen(function* () {
          const { baseUrl } = yield* Simulator
          const tokenFile = `${yield* temporaryDirectory}/token.json`
          const built = yield* Layer.build(NodeBeatport.layer({ baseUrl, tokenFile }))
          expect(Context.getOption(built, TokenStore)._tag).toBe("Some")
          expect(yield* Context.get(built, Auth).status).toMatchObject({ state: "signedOut" })
        })
      )

      it.effect.each([{ baseUrl: "http://beatport.example" }, { proxy: "nonsense" }])(
        "fails to build with what is wrong: %o",
        (options) =>
          Effect.gen(function* () {
            const error = yield* Effect.flip(Effect.provide(whoAmI, NodeBeatport.layer(options)))
            expect(error).toBeInstanceOf(ValidationError)
          })
      )

      it.effect("gives two accounts in one program nothing to share, used one inside the other", () =>
        Effect.gen(function* () {
          const { accounts, baseUrl } = yield* Simulator
          const directory = yield* temporaryDirectory
          const [selector, digger] = accounts.map(({ password, username }) =>
            NodeBeatport.layer({
              baseUrl,
              username,
              password,
              tokenFile: `${directory}/${username}.json`,
              pace: 0
            })
          )
          if (selector === undefined || digger === undefined) return yield* Effect.die("two accounts")
          const names = yield* Effect.gen(function* () {
            return [yield* whoAmI, yield* Effect.provide(whoAmI, digger), yield* whoAmI]
          }).pipe(Effect.provide(selector))
          expect(names).toEqual(["selector", "digger", "selector"])
        })
      )

      it.effect("gives two accounts in one program nothing to share, used by two services of one layer", () =>
        Effect.gen(function* () {
          class Left extends Context.Service<Left, string>()("test/Left") {}
          class Right extends Context.Service<Right, string>()("test/Right") {}
          const { accounts, baseUrl } = yield* Simulator
          const directory = yield* temporaryDirectory
          const of = (index: number) =>
            NodeBeatport.layer({
              baseUrl,
              username: accounts[index]?.username,
              password: accounts[index]?.password,
              tokenFile: `${directory}/${index}.json`,
              pace: 0
            })
          const both = Layer.mergeAll(
            Layer.effect(Left, whoAmI).pipe(Layer.provide(of(0))),
            Layer.effect(Right, whoAmI).pipe(Layer.provide(of(1)))
          )
          expect(yield* Effect.provide(Effect.all([Left, Right]), both)).toEqual(["selector", "digger"])
        })
      )

      it.effect("is built once where it is used twice: one login serves both", () =>
        Effect.gen(function* () {
          class Left extends Context.Service<Left, string>()("test/Left") {}
          class Right extends Context.Service<Right, string>()("test/Right") {}
          const { account, baseUrl } = yield* Simulator
          const { password, username } = account
          const tokenFile = `${yield* temporaryDirectory}/token.json`
          const live = NodeBeatport.layer({ baseUrl, username, password, tokenFile, pace: 0 })
          const both = Layer.mergeAll(Layer.effect(Left, whoAmI), Layer.effect(Right, whoAmI)).pipe(
            Layer.provide(live)
          )
          const before = yield* logins
          yield* Effect.provide(Effect.all([Left, Right, Effect.provide(whoAmI, live)]), both)
          expect((yield* logins) - before).toBe(1)
        })
      )
    })

    describe("layerConfig", () => {
      it.effect("reads the environment, and keeps the token in the user's config directory", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const { account, baseUrl } = yield* Simulator
          const directory = yield* temporaryDirectory
          const env = ConfigProvider.fromEnvRecord({
            BEATPORT_BASE_URL: baseUrl,
            BEATPORT_USERNAME: account.username,
            BEATPORT_PASSWORD: account.password,
            XDG_CONFIG_HOME: directory
          })
          const live = NodeBeatport.layerConfig({ pace: 0 }).pipe(Layer.provide(ConfigProvider.layer(env)))
          expect(yield* Effect.provide(whoAmI, live)).toBe("selector")
          expect((yield* fs.stat(`${directory}/effect-beatport/token.json`)).mode & 0o777).toBe(0o600)
        })
      )

      it.effect("takes the token file that the environment names, ~ included", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const { baseUrl, issueToken } = yield* Simulator
          const home = yield* temporaryDirectory
          const env = ConfigProvider.fromEnvRecord({
            BEATPORT_BASE_URL: baseUrl,
            BEATPORT_TOKEN_FILE: "~/music/beatport.json",
            HOME: home
          })
          const live = NodeBeatport.layerConfig({ pace: 0 }).pipe(Layer.provide(ConfigProvider.layer(env)))
          const program = Effect.gen(function* () {
            const auth = yield* Auth
            yield* auth.importToken(JSON.stringify(yield* issueToken()))
            return yield* whoAmI
          })
          expect(yield* Effect.provide(program, live)).toBe("selector")
          expect(yield* fs.exists(`${home}/music/beatport.json`)).toBe(true)
        })
      )
    })
  })
})
