/**
 * The Promise entry point over HTTP, against the simulator.
 */
import { assert, describe, expect, layer } from "@effect/vitest"
import { Effect, Layer, type Scope } from "effect"
import { FetchHttpClient } from "effect/http"
import { Beatport, type BeatportConfigOptions } from "effect-beatport"
import {
  BeatportClient,
  type BeatportError,
  isBeatportError,
  NotFoundError,
  type Page,
  PagedPromise,
  ServerError,
  type Track,
  ValidationError
} from "effect-beatport/promise"
import { Fault, Simulator, type SimulatorService } from "effect-beatport/simulator"

const optionsFor = ({ account, baseUrl, clientId }: SimulatorService): BeatportConfigOptions => ({
  baseUrl,
  clientId,
  username: account.username,
  password: account.password,
  pace: 0
})

const open = (options: BeatportConfigOptions) =>
  BeatportClient.fromLayer(Beatport.layer(options).pipe(Layer.provide(FetchHttpClient.layer)))

/** A client of the simulator, closed after the test; nothing has been asked and nothing goes wrong yet. */
const clientWith = (
  more: BeatportConfigOptions = {}
): Effect.Effect<BeatportClient, never, Simulator | Scope.Scope> =>
  Effect.gen(function* () {
    const simulator = yield* Simulator
    yield* simulator.clearFaults
    const beatport = yield* Effect.acquireRelease(
      Effect.promise(() => open({ ...optionsFor(simulator), ...more })),
      (client) => Effect.promise(() => client.close())
    )
    yield* Effect.promise(() => beatport.auth.login())
    yield* simulator.clearRequests
    return beatport
  })

const pathsAsked = Effect.gen(function* () {
  const { requests } = yield* Simulator
  return (yield* requests).map(({ path }) => path.replace("/v4", ""))
})

/** Waits until the simulator has been asked so many times. */
const askedTimes = (times: number) =>
  Effect.gen(function* () {
    while ((yield* pathsAsked).length < times) yield* Effect.sleep("5 millis")
  })

/** What a promise rejects with. */
const rejection = (promise: PromiseLike<unknown>): Effect.Effect<unknown> =>
  Effect.promise(() =>
    Promise.resolve(promise).then(
      (value) => assert.fail(`expected a rejection, got ${JSON.stringify(value)}`),
      (error: unknown) => error
    )
  )

const isAborted = (error: unknown): void => {
  assert.instanceOf(error, DOMException)
  assert.strictEqual(error.name, "AbortError")
}

const saysClosed = (error: unknown): void => {
  assert.instanceOf(error, ValidationError)
  assert.include(error.message, "The client is closed: make another one.")
}

describe("BeatportClient", () => {
  layer(Simulator.layer({ tracks: 600 }), { excludeTestServices: true })((it) => {
    describe("a list", () => {
      it.effect("is one page when it is awaited, asked for once", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const list = beatport.tracks.list({ per_page: 7, page: 2 })
          assert.instanceOf(list, PagedPromise)
          assert.deepStrictEqual(yield* pathsAsked, [])
          const page = yield* Effect.promise(async () => list)
          const again = yield* Effect.promise(async () => list)
          assert.lengthOf(page.results, 7)
          assert.strictEqual(page.page, 2)
          assert.strictEqual(again, page)
          assert.deepStrictEqual(yield* pathsAsked, ["/catalog/tracks/"])
        })
      )

      it.effect("is all its items when it is iterated, each once", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const ids = yield* Effect.promise(async () => {
            const found: Array<number> = []
            for await (const track of beatport.tracks.list()) found.push(track.id)
            return found
          })
          const { catalogue } = yield* Simulator
          assert.strictEqual(new Set(ids).size, ids.length)
          assert.lengthOf(ids, catalogue.tracks.length)
        })
      )

      it.effect("requests at most six pages ahead, and none after a break", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const seen = yield* Effect.promise(async () => {
            const found: Array<Track> = []
            for await (const track of beatport.tracks.list({ per_page: 5 })) {
              found.push(track)
              if (found.length === 7) break
            }
            return found
          })
          assert.lengthOf(seen, 7)
          const asked = (yield* pathsAsked).length
          assert.isAtMost(asked, 2 + 6)
          yield* Effect.promise(() => beatport.tracks.list({ per_page: 1 }))
          assert.lengthOf(yield* pathsAsked, asked + 1)
        })
      )

      it.effect("gives its pages one after the other", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const pages = yield* Effect.promise(async () => {
            const found: Array<Page<Track>> = []
            for await (const page of beatport.tracks.list({ per_page: 100 }).pages()) found.push(page)
            return found
          })
          assert.deepStrictEqual(
            pages.map(({ page }) => page),
            pages.map((_, index) => index + 1)
          )
          assert.strictEqual(pages[0]?.page_count, pages.length)
        })
      )

      it.effect("is collected up to a limit, for at most six requests more than that takes", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const list = beatport.tracks.list({ per_page: 10 })
          assert.lengthOf(yield* Effect.promise(() => list.collect({ limit: 25 })), 25)
          assert.isAtMost((yield* pathsAsked).length, 3 + 6)
        })
      )

      it.effect.each([-1, 1.5, Number.NaN, "5", null])("is not collected up to %j", (limit) =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const options = Object.assign<{ limit?: number }, object>({}, { limit })
          const error = yield* rejection(beatport.tracks.list().collect(options))
          assert.instanceOf(error, ValidationError)
          assert.deepStrictEqual(Object.keys(error.fields), ["limit"])
          assert.isEmpty(yield* pathsAsked)
        })
      )

      it.effect("passes an error to the loop that meets it, after the items before it", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith({ retry: { times: 0 } })
          const { fail } = yield* Simulator
          yield* fail(Fault.ServerError({ as: "json" }), { after: 1 })
          let seen = 0
          const error = yield* rejection(
            (async () => {
              for await (const _ of beatport.tracks.list({ per_page: 5 })) seen += 1
            })()
          )
          assert.instanceOf(error, ServerError)
          assert.strictEqual(seen, 5)
        })
      )
    })

    describe("an error", () => {
      it.effect("is of its class and has its tag", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const missing = yield* rejection(beatport.tracks.get(999_999_999))
          assert.instanceOf(missing, NotFoundError)
          assert.instanceOf(missing, Error)
          assert.strictEqual(missing._tag, "NotFoundError")
          const wrong = yield* rejection(beatport.tracks.get(-1))
          assert.instanceOf(wrong, ValidationError)
          assert.strictEqual(wrong._tag, "ValidationError")
          const known: ReadonlyArray<unknown> = [missing, wrong]
          const tags = known.filter(isBeatportError).map((error: BeatportError) => error._tag)
          assert.deepStrictEqual(tags, ["NotFoundError", "ValidationError"])
        })
      )
    })

    describe("a batch", () => {
      it.effect("has catch and finally", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const batch = beatport.tracks.getMany([0])
          let ran = false
          const settled = batch.finally(() => (ran = true)).catch(() => "caught")
          assert.strictEqual(yield* Effect.promise(() => settled), "caught")
          assert.isTrue(ran)
          assert.strictEqual(yield* Effect.promise(() => batch.catch(() => "again")), "again")
        })
      )
    })

    describe("a signal", () => {
      it.effect("ends the iteration of a list at the next item", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const abort = new AbortController()
          const seen: Array<Track> = []
          const error = yield* rejection(
            (async () => {
              for await (const track of beatport.tracks.list({ per_page: 50 }, { signal: abort.signal })) {
                if (seen.push(track) === 7) abort.abort()
              }
            })()
          )
          isAborted(error)
          assert.lengthOf(seen, 7)
        })
      )

      it.effect("that has fired sends nothing", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const signal = AbortSignal.abort()
          isAborted(yield* rejection(beatport.tracks.get(1, { signal })))
          isAborted(yield* rejection(beatport.tracks.list({}, { signal })))
          isAborted(yield* rejection(beatport.tracks.list({}, { signal }).collect()))
          isAborted(yield* rejection(beatport.tracks.list({}).collect({ signal })))
          isAborted(yield* rejection(beatport.tracks.list({}).plan({ signal })))
          assert.deepStrictEqual(yield* pathsAsked, [])
        })
      )

      it.effect("that is not an AbortSignal is refused, because the call could not be aborted", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const options = Object.assign<{ signal?: AbortSignal }, object>(
            {},
            { signal: new AbortController() }
          )
          for (const call of [
            beatport.tracks.get(1, options),
            beatport.tracks.list({}, options),
            beatport.tracks.getMany([1], options),
            beatport.search("night", {}, options)
          ]) {
            const error = yield* rejection(call)
            assert.instanceOf(error, ValidationError)
            assert.include(error.message, "signal: Expected an AbortSignal.")
          }
          assert.isEmpty(yield* pathsAsked)
        })
      )

      it.effect("that has fired for a reason of one's own gives an AbortError caused by it", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const reason = new Error("the user went away")
          const before = yield* rejection(beatport.tracks.get(1, { signal: AbortSignal.abort(reason) }))
          isAborted(before)
          expect(before).toHaveProperty("cause", reason)
        })
      )

      it.effect("ends a call that waits for its response", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const { catalogue, fail } = yield* Simulator
          yield* fail(Fault.Stalled())
          const abort = new AbortController()
          const call = rejection(
            beatport.artists.get(catalogue.artists[0]?.id ?? 0, { signal: abort.signal })
          )
          const ending = Effect.andThen(
            askedTimes(1),
            Effect.sync(() => {
              abort.abort()
            })
          )
          const [error] = yield* Effect.all([call, ending], { concurrency: 2 })
          isAborted(error)
          assert.lengthOf(yield* pathsAsked, 1)
        })
      )

      it.effect("ends the pause before a retry", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const { fail } = yield* Simulator
          yield* fail(Fault.RateLimited({ retryAfter: 50 }), { times: "always" })
          const abort = new AbortController()
          const call = rejection(beatport.genres.list({}, { signal: abort.signal }))
          const ending = Effect.andThen(
            Effect.andThen(askedTimes(1), Effect.sleep("50 millis")),
            Effect.sync(() => {
              abort.abort()
            })
          )
          const [error] = yield* Effect.all([call, ending], { concurrency: 2 })
          isAborted(error)
          assert.lengthOf(yield* pathsAsked, 1)
        })
      )

      it.effect("ends an iteration between two pages", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const abort = new AbortController()
          let seen = 0
          const error = yield* rejection(
            (async () => {
              for await (const page of beatport.tracks
                .list({ per_page: 5 }, { signal: abort.signal })
                .pages()) {
                seen += page.results.length
                abort.abort()
              }
            })()
          )
          isAborted(error)
          assert.strictEqual(seen, 5)
          assert.lengthOf(yield* pathsAsked, 1)
        })
      )
    })

    describe("close", () => {
      it.effect("makes every call after it say that the client is closed", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const before = beatport.tracks.list()
          yield* Effect.promise(() => beatport.close())
          saysClosed(yield* rejection(beatport.tracks.get(1)))
          saysClosed(yield* rejection(beatport.search("night")))
          saysClosed(yield* rejection(beatport.auth.status()))
          saysClosed(yield* rejection(before))
          saysClosed(yield* rejection(before.collect()))
          saysClosed(yield* rejection(before.pages()[Symbol.asyncIterator]().next()))
          saysClosed(yield* rejection(beatport.tracks.getMany([1])))
          assert.deepStrictEqual(yield* pathsAsked, [])
        })
      )

      it.effect("may be called twice", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          yield* Effect.promise(() => Promise.all([beatport.close(), beatport.close()]))
          yield* Effect.promise(() => beatport.close())
        })
      )

      it.effect("ends a call that is under way", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          const { fail } = yield* Simulator
          yield* fail(Fault.Stalled())
          const closing = Effect.andThen(
            askedTimes(1),
            Effect.promise(() => beatport.close())
          )
          const [error] = yield* Effect.all([rejection(beatport.genres.list()), closing], { concurrency: 2 })
          isAborted(error)
          assert.include(String(error), "The client was closed")
        })
      )

      it.effect("ends an iteration that is under way", () =>
        Effect.gen(function* () {
          const beatport = yield* clientWith()
          let seen = 0
          const error = yield* rejection(
            (async () => {
              for await (const page of beatport.tracks.list({ per_page: 5 }).pages()) {
                seen += page.results.length
                await beatport.close()
              }
            })()
          )
          isAborted(error)
          assert.strictEqual(seen, 5)
          assert.lengthOf(yield* pathsAsked, 1)
        })
      )

      it.effect("happens by itself at the end of a block with await using", () =>
        Effect.gen(function* () {
          const options = optionsFor(yield* Simulator)
          const left = yield* Effect.promise(async () => {
            await using beatport = await open(options)
            assert.isAbove((await beatport.genres.list()).results.length, 0)
            return beatport
          })
          saysClosed(yield* rejection(left.genres.list()))
        })
      )
    })
  })

  layer(Simulator.layer({ tracks: 100, accounts: [{ username: "ann" }, { username: "ben" }] }), {
    excludeTestServices: true
  })((it) => {
    it.effect("shares nothing with the client of another account", () =>
      Effect.gen(function* () {
        const simulator = yield* Simulator
        const [first, second] = simulator.accounts
        assert(first !== undefined && second !== undefined)
        const ann = yield* clientWith({ username: first.username, password: first.password })
        const ben = yield* clientWith({ username: second.username, password: second.password })
        const names = yield* Effect.promise(() =>
          Promise.all([ann.account.get(), ben.account.get()].map(async (account) => (await account).username))
        )
        assert.deepStrictEqual(names, [first.username, second.username])
        const tokens = new Set((yield* simulator.requests).map(({ headers }) => headers["authorization"]))
        assert.strictEqual(tokens.size, 2)

        yield* Effect.promise(() => ann.auth.logout())
        assert.strictEqual((yield* Effect.promise(() => ben.auth.status())).state, "signedIn")
        yield* Effect.promise(() => ann.close())
        assert.strictEqual((yield* Effect.promise(() => ben.account.get())).username, second.username)
      })
    )
  })
})
