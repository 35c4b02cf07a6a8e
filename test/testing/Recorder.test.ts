/**
 * The recorder of `effect-beatport/testing`: what it keeps, what it removes, and how it replays.
 */
import { NodeFileSystem } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, FileSystem, Layer, Option, Ref, Stream } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest, HttpClientResponse } from "effect/http"
import { Beatport, type BeatportConfigOptions } from "effect-beatport"
import { BeatportClient } from "effect-beatport/promise"
import { NodeBeatport } from "effect-beatport/node"
import { Simulator } from "effect-beatport/simulator"
import { Recorder } from "effect-beatport/testing"
import { gzipSync } from "node:zlib"

const temporaryFile = Effect.flatMap(FileSystem.FileSystem, (fs) =>
  Effect.map(fs.makeTempDirectoryScoped(), (directory) => `${directory}/recordings/one.json`)
)

const readFile = (file: string) => Effect.flatMap(FileSystem.FileSystem, (fs) => fs.readFileString(file))

/** Runs with a file of its own. */
const withFile = <A, E, R>(run: (file: string) => Effect.Effect<A, E, R>) =>
  Effect.flatMap(temporaryFile, run).pipe(Effect.scoped, Effect.provide(NodeFileSystem.layer))

const recordingOver = (file: string, below: Layer.Layer<HttpClient.HttpClient>, maxBytes?: number) =>
  Recorder.layer({ file, mode: "record", maxBytes }).pipe(
    Layer.provide(below),
    Layer.provide(NodeFileSystem.layer)
  )

const replaying = (file: string) =>
  Recorder.layer({ file, mode: "replay" }).pipe(Layer.provide(NodeFileSystem.layer))

/** A server whose responses a function makes. */
const server = (respond: (request: HttpClientRequest.HttpClientRequest, url: URL) => Response) =>
  Layer.succeed(
    HttpClient.HttpClient,
    HttpClient.make((request, url) =>
      Effect.sync(() => HttpClientResponse.fromWeb(request, respond(request, url)))
    )
  )

const origin = "https://api.example/v4"

const send = (request: HttpClientRequest.HttpClientRequest) =>
  Effect.flatMap(HttpClient.HttpClient, (client) => client.execute(request))

const get = (path: string) => send(HttpClientRequest.get(`${origin}${path}`))

const textOf = (path: string) => Effect.flatMap(get(path), (response) => response.text)

const record = <A, E>(
  file: string,
  below: Layer.Layer<HttpClient.HttpClient>,
  effect: Effect.Effect<A, E, HttpClient.HttpClient>
) => Effect.provide(effect, Layer.fresh(recordingOver(file, below)))

const replay = <A, E>(file: string, effect: Effect.Effect<A, E, HttpClient.HttpClient>) =>
  Effect.provide(effect, Layer.fresh(replaying(file)))

/** Every spelling of a secret that must not be in a file. */
const spellings = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  btoa(secret).replaceAll("=", ""),
  btoa(` ${secret}`).slice(2, -4),
  btoa(`  ${secret}`).slice(4, -4),
  Buffer.from(secret).toString("hex"),
  JSON.stringify(secret).slice(1, -1)
]

const assertAbsent = (text: string, secrets: ReadonlyArray<string>) => {
  for (const secret of secrets) {
    for (const spelling of spellings(secret)) {
      assert.isFalse(text.toLowerCase().includes(spelling.toLowerCase()), `the file contains ${spelling}`)
    }
  }
}

describe("Recorder", () => {
  describe("with the simulator, over HTTP", () => {
    const planted = { username: "planted.user-name", password: "pl@nted/pass word+1" }

    /** What a program may do: sign in, search, walk, read the own account, and meet an error. */
    const program = Effect.gen(function* () {
      const { account, genres, library, tracks } = yield* Beatport
      const { results } = yield* tracks.search("", { genre_id: 6, per_page: 3 })
      const walked = yield* Stream.runCollect(
        Stream.take(tracks.list({ genre_id: 6, per_page: 10 }).items, 25)
      )
      const missing = yield* Effect.flip(tracks.get(999_999_999))
      const own = yield* account.get()
      const playlists = yield* Stream.runCollect(library.playlists.list().items)
      return {
        results,
        walked,
        genre: yield* genres.get("Techno"),
        missing: { tag: missing._tag, message: missing.message },
        own,
        playlists: playlists.length
      }
    })

    const over = (
      httpClient: Layer.Layer<HttpClient.HttpClient, Recorder.RecorderLayerError>,
      options: BeatportConfigOptions
    ) =>
      Effect.provide(
        program,
        Layer.fresh(Beatport.layer({ pace: 0, ...options })).pipe(Layer.provide(httpClient))
      )

    const recordProgram = (file: string) =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const values = yield* over(recordingOver(file, FetchHttpClient.layer), {
          baseUrl: simulator.baseUrl,
          ...planted
        })
        const { account, clientId } = simulator
        const requests = yield* simulator.requests
        const sent = requests.flatMap(({ body, headers }) => [
          headers["authorization"]?.replace("Bearer ", "") ?? "",
          ...(headers["cookie"]?.split("; ").map((pair) => pair.replace(/^[^=]*=/, "")) ?? []),
          ...[...new URLSearchParams(body)].flatMap(([name, value]) =>
            /code|token/.test(name) ? [value] : []
          )
        ])
        const secrets = [...new Set(sent.filter((secret) => secret.length > 8))]
        return { account, baseUrl: simulator.baseUrl, clientId, secrets, values }
      }).pipe(Effect.provide(Layer.fresh(Simulator.layer({ tracks: 300, accounts: [planted] }))))

    it.live("keeps no secret and no personal data of a whole program", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const { account, clientId, secrets } = yield* recordProgram(file)
          const text = yield* readFile(file)
          assert.isAbove(secrets.length, 2)
          assertAbsent(text, [
            ...secrets,
            planted.username,
            planted.password,
            clientId,
            account.email,
            "Sel Ector",
            "192.0.2.10"
          ])
          assert.notInclude(text, String(account.id))
          assert.notInclude(text, String(account.id + 1_000_000))
          assert.notInclude(text, String(account.id + 2_000_000))
        })
      )
    )

    it.live("replays it with the server stopped, other credentials and another base URL", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const { baseUrl, values } = yield* recordProgram(file)
          for (const options of [
            { baseUrl, username: "another", password: "other" },
            { username: "another", password: "other" }
          ]) {
            const replayed = yield* over(replaying(file), options)
            assert.deepStrictEqual({ ...replayed, own: undefined }, { ...values, own: undefined })
            assert.notStrictEqual(replayed.own.username, planted.username)
          }
        })
      )
    )

    it.live("serves the Node layer and the Promise client", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const { values } = yield* recordProgram(file)
          const httpClient = Layer.orDie(replaying(file))
          const options = { httpClient, username: "a", password: "b", pace: 0, tokenFile: false } as const
          const search = Effect.flatMap(Beatport, ({ tracks }) =>
            tracks.search("", { genre_id: 6, per_page: 3 })
          )
          const { results } = yield* Effect.provide(search, Layer.fresh(NodeBeatport.layer(options)))
          assert.deepStrictEqual(results, values.results)
          const ids = yield* Effect.promise(async () => {
            await using client = await BeatportClient.make(options)
            const page = await client.tracks.search("", { genre_id: 6, per_page: 3 })
            return page.results.map((track) => track.id)
          })
          assert.deepStrictEqual(
            ids,
            values.results.map((track) => track.id)
          )
        })
      )
    )

    it.live("fails with a typed error for a request that was not recorded", () =>
      withFile((file) =>
        Effect.gen(function* () {
          yield* recordProgram(file)
          const error = yield* Effect.flatMap(Beatport, ({ tracks }) =>
            Effect.flip(tracks.search("", { genre_id: 6, per_page: 4 }))
          ).pipe(
            Effect.provide(
              Layer.fresh(Beatport.layer({ username: "a", password: "b", pace: 0 })).pipe(
                Layer.provide(replaying(file))
              )
            )
          )
          assert.strictEqual(error._tag, "TransportError")
          assert.isFalse(error._tag === "TransportError" && error.isRetryable)
          assert.match(error.message, /per_page=4.* is not recorded.*nearest.*per_page=3/)
        })
      )
    )
  })

  describe("record", () => {
    it.effect("removes a token that the server repeats, in every spelling, also from earlier responses", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const token = "plan/ted+ACCESS=42?&"
          const said = [
            ...spellings(token).filter((_, index) => index < 3 || index > 4),
            btoa(`(${token})`),
            btoa(`((${token}))`),
            `<p>${token.replace("&", "&amp;")}`
          ]
          const below = server(() =>
            Response.json({ detail: said.join(" | "), nested: { [token]: [said] }, id: 7 }, { status: 400 })
          )
          yield* record(
            file,
            below,
            Effect.gen(function* () {
              yield* get("/earlier/")
              yield* send(
                HttpClientRequest.get(`${origin}/later/`).pipe(HttpClientRequest.bearerToken(token))
              )
            })
          )
          const text = yield* readFile(file)
          assertAbsent(text, [token])
          assert.include(text, '"id": 7')
        })
      )
    )

    it.effect(
      "removes a secret that a later request shows from earlier requests and responses, also if it fails",
      () =>
        withFile((file) =>
          Effect.gen(function* () {
            const secret = "planted-late-secret"
            const below = Layer.succeed(
              HttpClient.HttpClient,
              HttpClient.make((request, url) =>
                url.pathname.endsWith("/lost/")
                  ? Effect.die("lost")
                  : Effect.succeed(HttpClientResponse.fromWeb(request, new Response(`said ${secret}`)))
              )
            )
            const ask = get(`/early/?q=${secret}&page=1`)
            yield* record(
              file,
              below,
              Effect.andThen(
                ask,
                Effect.exit(
                  send(HttpClientRequest.get(`${origin}/lost/`).pipe(HttpClientRequest.bearerToken(secret)))
                )
              )
            )
            assertAbsent(yield* readFile(file), [secret])
            yield* replay(file, ask)
            yield* Effect.flip(replay(file, get(`/early/?q=${secret}&page=2`)))
          })
        )
    )

    it.effect("removes the documented fields at any depth, and the cookies", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const below = server(
            () =>
              new Response(
                JSON.stringify({
                  a: [{ b: { email: "dj@example.org", first_name: "Ada", phone_number: "+49 30 123" } }],
                  billing_address: { line: "1 Hidden Street", zip: "90210" },
                  refresh_token: "refresh-planted",
                  credit_card: { holder: "Ada Planted", last4: 4242 },
                  account_id: 87654321,
                  message: "write to other@example.org"
                }),
                {
                  headers: {
                    "content-type": "application/json",
                    "set-cookie": "sessionid=cookie-planted; Path=/"
                  }
                }
              )
          )
          yield* record(file, below, get("/anything/?email=me%40example.org&state=planted-state&page=2"))
          const text = yield* readFile(file)
          assertAbsent(text, [
            "dj@example.org",
            "Ada Planted",
            "+49 30 123",
            "1 Hidden Street",
            "90210",
            "refresh-planted",
            "87654321",
            "other@example.org",
            "me@example.org",
            "planted-state",
            "cookie-planted"
          ])
          assert.notInclude(text, "4242")
          assert.include(text, '"page"')
        })
      )
    )

    it.effect("keeps concurrent requests in the order in which they began", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const paths = Array.from({ length: 20 }, (_, index) => `/item/${index}/`)
          const below = server((_, url) => Response.json({ at: url.pathname }))
          yield* record(file, below, Effect.forEach(paths, get, { concurrency: "unbounded" }))
          const text = yield* readFile(file)
          assert.deepStrictEqual(
            [...text.matchAll(/"path": "\/v4(\/item\/\d+\/)"\n/g)].map(([, path]) => path),
            paths
          )
          const replayed = yield* replay(file, Effect.forEach(paths.toReversed(), textOf))
          assert.deepStrictEqual(
            replayed,
            paths.toReversed().map((path) => JSON.stringify({ at: `/v4${path}` }))
          )
        })
      )
    )

    it.effect("leaves a complete file after an interruption", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const below = Layer.succeed(
            HttpClient.HttpClient,
            HttpClient.make((request, url) =>
              url.pathname.endsWith("/slow/")
                ? Effect.never
                : Effect.succeed(HttpClientResponse.fromWeb(request, Response.json([1])))
            )
          )
          const begun = yield* Effect.forkChild(
            record(file, below, Effect.andThen(textOf("/quick/"), textOf("/slow/"))),
            { startImmediately: true }
          )
          const fs = yield* FileSystem.FileSystem
          yield* Effect.repeat(fs.exists(file), { until: (exists) => exists })
          yield* Fiber.interrupt(begun)
          assert.strictEqual(yield* replay(file, textOf("/quick/")), "[1]")
          assert.lengthOf(yield* fs.readDirectory(file.replace(/\/[^/]*$/, "")), 1)
        })
      )
    )

    it.effect("keeps binary bodies, and removes secrets from compressed ones", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const picture = Uint8Array.from([0x89, 0x50, 0xff, 0x00, 0xfe])
          const below = server((_, url) =>
            url.pathname.endsWith("/picture/")
              ? new Response(picture, { headers: { "content-type": "image/png" } })
              : new Response(gzipSync(JSON.stringify({ access_token: "zipped-planted", id: 3 })))
          )
          yield* record(file, below, Effect.andThen(get("/picture/"), get("/zipped/")))
          const bytes = yield* replay(
            file,
            Effect.flatMap(get("/picture/"), (response) => response.arrayBuffer)
          )
          assert.deepStrictEqual(new Uint8Array(bytes), picture)
          assert.match(yield* replay(file, textOf("/zipped/")), /^\{"access_token":"redacted\d+","id":3\}$/)
          assertAbsent(yield* readFile(file), ["zipped-planted"])
        })
      )
    )

    it.effect("fails a request whose body it cannot check for secrets, and one that exceeds maxBytes", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const unreadable = server(
            () =>
              new Response(Uint8Array.from([0xff, 0xfe, 0x00]), { headers: { "content-encoding": "zstd" } })
          )
          const error = yield* Effect.flip(record(file, unreadable, get("/a/")))
          assert.match(causeOf(error), /compressed in a way that cannot be decoded/)

          const large = server(() => Response.json("x".repeat(5000)))
          const client = Layer.fresh(recordingOver(file, large, 6000))
          const two = yield* Effect.provide(Effect.andThen(get("/a/"), Effect.flip(get("/b/"))), client)
          assert.match(causeOf(two), /more than 6000 bytes/)
          assert.strictEqual(yield* replay(file, textOf("/a/")), JSON.stringify("x".repeat(5000)))
        })
      )
    )

    it.effect("writes the same file for the same traffic", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const below = server((_, url) => Response.json({ query: url.search.length }))
          const first = yield* Effect.andThen(record(file, below, get("/a/?b=1&a=2")), readFile(file))
          const second = yield* Effect.andThen(record(file, below, get("/a/?a=2&b=1")), readFile(file))
          assert.strictEqual(first, second)
          assert.isTrue(first.startsWith('{\n  "format": "effect-beatport recording",\n  "version": 1,\n'))
        })
      )
    )
  })

  describe("replay", () => {
    it.effect("gives the responses to equal requests in order, and then repeats the last one", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const below = yield* counting
          yield* record(file, below.layer, Effect.andThen(get("/a/"), get("/a/")))
          const replayed = yield* replay(file, Effect.all([textOf("/a/"), textOf("/a/"), textOf("/a/")]))
          assert.deepStrictEqual(replayed, ["1", "2", "2"])
          assert.strictEqual(yield* Ref.get(below.count), 2)
        })
      )
    )

    it.effect("sends nothing for a request that was not recorded, and names the nearest one", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const below = yield* counting
          yield* record(file, below.layer, get("/tracks/1/?page=1"))
          const error = yield* Effect.flip(replay(file, get("/tracks/1/?page=2")))
          assert.match(
            causeOf(error),
            /GET \/v4\/tracks\/1\/\?page=2 is not recorded.*GET \/v4\/tracks\/1\/\?page=1/
          )
          assert.strictEqual(yield* Ref.get(below.count), 1)
        })
      )
    )

    it.effect("tells bodies apart", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const post = (name: string) =>
            send(HttpClientRequest.post(`${origin}/a/`).pipe(HttpClientRequest.bodyJsonUnsafe({ name })))
          yield* record(file, (yield* counting).layer, post("one"))
          assert.match(
            causeOf(yield* Effect.flip(replay(file, post("two")))),
            /same request with another body/
          )
          yield* replay(file, post("one"))
        })
      )
    )

    const whole = '{"format":"effect-beatport recording","version":1,"exchanges":[]}'
    it.effect.each([
      ["Damaged", whole.slice(0, -3)],
      ["Damaged", whole.replace("[]", '[{"request":{}}]')],
      ["Foreign", "{}"],
      ["Foreign", "null"],
      ["NewerVersion", whole.replace("1", "2")]
    ] as const)("fails with %s, and does not replace the file: %s", ([reason, text]) =>
      withFile((file) =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          yield* fs.makeDirectory(file.replace(/\/[^/]*$/, ""))
          yield* fs.writeFileString(file, text)
          for (const mode of ["replay", "record"] as const) {
            const error = yield* Effect.flip(
              Effect.provide(
                HttpClient.HttpClient,
                Recorder.layer({ file, mode }).pipe(Layer.provide((yield* counting).layer))
              )
            )
            assert.strictEqual(error._tag === "RecorderError" && error.reason, reason)
            assert.include(error.message, file)
          }
          assert.strictEqual(yield* readFile(file), text)
        })
      )
    )

    it.effect("fails if there is no file, and checks its options", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const error = yield* Effect.flip(replay(file, Effect.void))
          assert.strictEqual(error._tag === "RecorderError" && error.reason, "Missing")
          const unknown = { file, mode: "replay", path: "x" } as const
          const invalid = yield* Effect.flip(Effect.provide(HttpClient.HttpClient, Recorder.layer(unknown)))
          assert.strictEqual(invalid._tag, "ValidationError")
          assert.include(invalid.message, "path")
        })
      )
    )
  })

  describe("auto", () => {
    it.effect("records if there is no file, and replays afterwards", () =>
      withFile((file) =>
        Effect.gen(function* () {
          const below = yield* counting
          const client = Layer.fresh(Recorder.layer({ file }).pipe(Layer.provide(below.layer)))
          assert.strictEqual(yield* Effect.provide(textOf("/a/"), client), "1")
          assert.strictEqual(yield* Effect.provide(textOf("/a/"), client), "1")
          assert.strictEqual(yield* Ref.get(below.count), 1)
        })
      )
    )
  })
})

/** Returns the message of the failure inside a client's error. */
const causeOf = (error: unknown): string => {
  const inner = Option.liftPredicate((value: unknown) => value instanceof Error)
  return Option.match(inner(error), {
    onNone: () => "",
    onSome: (found) =>
      `${found.message} ${causeOf("cause" in found ? found.cause : undefined)} ${"reason" in found ? causeOf(found.reason) : ""}`
  })
}

/** A server whose responses count its requests. */
const counting = Effect.map(Ref.make(0), (count) => ({
  count,
  layer: Layer.succeed(
    HttpClient.HttpClient,
    HttpClient.make((request) =>
      Effect.map(
        Ref.updateAndGet(count, (n) => n + 1),
        (n) => HttpClientResponse.fromWeb(request, new Response(String(n)))
      )
    )
  )
}))
