/**
 * The cache of both entry points, over HTTP.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, layer } from "@effect/vitest"
import { ConfigProvider, Effect, Layer } from "effect"
import { Beatport } from "effect-beatport"
import { NodeBeatport } from "effect-beatport/node"
import { BeatportClient } from "effect-beatport/promise"
import { Simulator } from "effect-beatport/simulator"

const directory = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "beatport-cache-test-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true, force: true }))
)

/** Options for a client with a token, and the number of API requests since. */
const setting = Effect.gen(function* () {
  const { baseUrl, clearRequests, issueToken, requests } = yield* Simulator
  const { access_token: accessToken } = yield* issueToken()
  yield* clearRequests
  return {
    options: { baseUrl, accessToken, pace: 0, tokenFile: false } as const,
    sent: Effect.map(requests, (log) => log.length)
  }
})

layer(Simulator.layer(), { excludeTestServices: true })("the cache over HTTP", (it) => {
  it.effect("of the Promise client keeps responses in memory, and calls can go around it", () =>
    Effect.gen(function* () {
      const { options, sent } = yield* setting
      const pages = yield* Effect.promise(async () => {
        await using client = await BeatportClient.make({ ...options, cache: true })
        const filters = { genre_id: 6, per_page: 5 }
        const missing = await client.tracks
          .list(filters, { cache: "only-if-cached" })
          .catch((error: unknown) => error)
        const first = await client.tracks.list(filters)
        const second = await client.tracks.list(filters)
        const third = await client.tracks.list(filters, { cache: "reload" })
        const stored = await client.tracks.list(filters, { cache: "only-if-cached" }).collect({ limit: 3 })
        assert.lengthOf(stored, 3)
        return { missing, cached: [first, second, third].map(({ cached }) => cached) }
      })
      assert.deepInclude(pages.missing, { _tag: "UnavailableError", reason: "NotCached" })
      assert.deepStrictEqual(pages.cached, [false, true, false])
      assert.strictEqual(yield* sent, 2)
    })
  )

  it.effect("of a directory is read by the next process, and holds no token", () =>
    Effect.gen(function* () {
      const { options, sent } = yield* setting
      const cacheDirectory = yield* directory
      const read = Effect.flatMap(Beatport, ({ genres }) => genres.list()).pipe(
        Effect.provide(Layer.fresh(NodeBeatport.layer({ ...options, cacheDirectory })))
      )
      const first = yield* read
      const second = yield* read
      assert.deepStrictEqual(second, { ...first, cached: true })
      assert.strictEqual(yield* sent, 1)
      const files = yield* Effect.promise(async () => {
        const names = await readdir(cacheDirectory)
        const texts = await Promise.all(names.map((name) => readFile(join(cacheDirectory, name), "utf8")))
        return [...names, ...texts].join("\n")
      })
      assert.include(files, "House")
      assert.notInclude(files, options.accessToken)
    })
  )

  it.effect("is in the user's home directory if the directory begins with a tilde", () =>
    Effect.gen(function* () {
      const { options } = yield* setting
      const home = yield* directory
      yield* Effect.flatMap(Beatport, ({ genres }) => genres.list()).pipe(
        Effect.provide(
          Layer.fresh(NodeBeatport.layer({ ...options, cacheDirectory: "~/cache" })).pipe(
            Layer.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord({ HOME: home })))
          )
        )
      )
      assert.isNotEmpty(yield* Effect.promise(() => readdir(join(home, "cache"))))
    })
  )

  it.effect.each(["/dev/null/cache", "~someone/cache"])(
    "cannot be made in the directory %s",
    (cacheDirectory) =>
      Effect.gen(function* () {
        const { options } = yield* setting
        const error = yield* Effect.flip(
          Effect.provide(Beatport, NodeBeatport.layer({ ...options, cacheDirectory }))
        )
        assert.strictEqual(error._tag, "ValidationError")
        assert.include(error.message, "cacheDirectory")
      })
  )
})
