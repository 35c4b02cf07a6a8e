/**
 * Mocked operations: functions, items of lists, pages.
 */
import { assert, describe, expectTypeOf, it } from "@effect/vitest"
import { Cause, Effect, Exit, Layer, Stream } from "effect"
import { Auth, Beatport, Track, ValidationError } from "effect-beatport"
import { Fixtures, MockBeatport } from "effect-beatport/testing"

const trackOf = (id: number) => Fixtures.track({ id, isrc: `XXA01260000${id}` })
const [first, second, third] = [trackOf(1), trackOf(2), trackOf(3)]
const tracks = [first, second, third, trackOf(4), trackOf(5)]

describe("MockBeatport", () => {
  const missing = Fixtures.notFound({ path: "/catalog/tracks/404/" })
  const layer = MockBeatport.layer({
    tracks: {
      get: (id) => (id === 404 ? Effect.fail(missing) : Effect.succeed(Fixtures.trackDetail({ id }))),
      search: (query) => [Fixtures.track({ name: query })]
    }
  })

  it.effect("implements the operations that a test gives", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      assert.strictEqual((yield* beatport.tracks.get(7)).id, 7)
      assert.strictEqual(yield* Effect.flip(beatport.tracks.get(404)), missing)
      const found = yield* Stream.runCollect(beatport.tracks.search("Strobe").items)
      assert.deepStrictEqual(found.map(Track.fullTitle), ["Strobe (Extended Mix)"])
    }).pipe(Effect.provide(layer))
  )

  it.effect("dies of any other, naming the request that it would have made", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      for (const call of [beatport.tracks.list().asEffect(), beatport.labels.get(7)]) {
        const exit = yield* Effect.exit<unknown, unknown, never>(call)
        assert(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
        assert.match(
          String(Cause.squash(exit.cause)),
          /^Error: This test mocks no operation for GET \/catalog\/(tracks|labels\/7)\/\. Add it to MockBeatport\.layer\.$/
        )
      }
    }).pipe(Effect.provide(layer))
  )

  it.effect("checks the arguments of operations that a test does not implement", () =>
    Effect.gen(function* () {
      const { releases } = yield* Beatport
      assert.strictEqual((yield* Effect.flip(releases.get(-1)))._tag, "ValidationError")
    }).pipe(Effect.provide(layer))
  )

  it.effect("provides an account that is signed in", () =>
    Effect.gen(function* () {
      const auth = yield* Auth
      assert.strictEqual((yield* auth.status).state, "signedIn")
    }).pipe(Effect.provide(layer))
  )

  it.effect.each([
    ["tracks.lst", { tracks: { lst: [] } }, 'Did you mean "list"?'],
    ["track", { track: {} }, 'Did you mean "tracks"?'],
    ["tracks.get", { tracks: { get: 7 } }, "Expected a function, or the items of a list."],
    ["library.playlists", { library: { playlists: [] } }, "Expected an object of operations."],
    ["tracks.constructor", { tracks: { constructor: () => Effect.void } }, "There is no such operation."]
  ] as const)("fails if a JavaScript caller mocks what does not exist: %s", ([name, operations, said]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Layer.build(MockBeatport.layer(operations as object)))
      assert(error instanceof ValidationError)
      assert.deepStrictEqual(Object.keys(error.fields), [name])
      assert.include(error.message, said)
    }).pipe(Effect.scoped)
  )
})

describe("a mocked list", () => {
  const layer = MockBeatport.layer({
    tracks: { list: tracks, getMany: tracks, findByIsrc: tracks, search: () => tracks.slice(0, 2) },
    charts: { top: tracks, trackIds: [1, 2] },
    library: {
      playlists: { tracks: [Fixtures.playlistTrack()] },
      following: { labels: [Fixtures.followed()] }
    }
  })

  it.effect("returns the page that a caller asks for", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      assert.deepStrictEqual(yield* beatport.tracks.list(), {
        results: tracks,
        page: 1,
        per_page: 100,
        count: 5,
        page_count: 1,
        has_next: false,
        capped: false,
        broken: [],
        cached: false
      })
      const page = yield* beatport.tracks.list({ page: 2, per_page: 2, genre_id: 6 })
      assert.deepStrictEqual(page.results, tracks.slice(2, 4))
      assert.strictEqual(page.results[0], third)
      assert.deepInclude(page, { page: 2, per_page: 2, count: 5, page_count: 3, has_next: true })
      assert.deepStrictEqual((yield* beatport.library.playlists.tracks(1)).results, [
        Fixtures.playlistTrack()
      ])
      assert.strictEqual((yield* beatport.tracks.search("acid")).count, 2)
    }).pipe(Effect.provide(layer))
  )

  it.effect("walks, plans, maps and resumes as any list", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      const list = beatport.tracks.list({ per_page: 2 })
      assert.deepStrictEqual(yield* Stream.runCollect(list.items), tracks)
      assert.deepStrictEqual(yield* Stream.runCollect(list.lenient.items), tracks)
      assert.deepStrictEqual(
        (yield* Stream.runCollect(list.pages)).map(({ results }) => results.length),
        [2, 2, 1]
      )
      assert.deepInclude(yield* list.plan, { count: 5, requests: 3 })
      assert.deepStrictEqual((yield* list.map(({ id }) => id)).results, [1, 2])
      const steps = yield* Stream.runCollect(list.walk())
      const cursor = steps[0]?.cursor
      const rest = yield* Stream.runCollect(list.walk({ cursor }))
      assert.deepStrictEqual(
        rest.flatMap(({ page }) => page.results),
        tracks.slice(2)
      )
      const other = yield* Effect.flip(
        Stream.runDrain(beatport.tracks.list({ genre_id: 6 }).walk({ cursor }))
      )
      assert.strictEqual(other._tag, "ValidationError")
    }).pipe(Effect.provide(layer))
  )

  it.effect("fails as the server does past its end", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      const error = yield* Effect.flip(beatport.tracks.list({ page: 4, per_page: 2 }))
      assert(error instanceof ValidationError)
      assert.deepStrictEqual(error.fields, { page: ["The list has no such page."] })
    }).pipe(Effect.provide(layer))
  )

  it.effect("fails for arguments that the SDK rejects", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      for (const call of [
        beatport.tracks.list({ per_page: 500 }),
        beatport.tracks.search(""),
        beatport.library.playlists.tracks(-1)
      ]) {
        assert.strictEqual(
          (yield* Effect.flip<unknown, { readonly _tag: string }, never>(call))._tag,
          "ValidationError"
        )
      }
      assert.strictEqual((yield* Effect.flip(beatport.charts.top(0)))._tag, "ValidationError")
      assert.strictEqual((yield* Effect.flip(beatport.tracks.getMany([-1])))._tag, "ValidationError")
    }).pipe(Effect.provide(layer))
  )

  it.effect("is what batches and bestseller lists are taken from", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      assert.deepStrictEqual(yield* beatport.tracks.getMany([2, 9, 1]), {
        items: [second, first],
        missing: [9],
        invalid: []
      })
      const found = yield* beatport.tracks.findByIsrc(["XXA012600003", null]).lenient
      assert.deepStrictEqual(found.items, [third])
      assert.strictEqual(found.invalid.length, 1)
      assert.deepStrictEqual(yield* beatport.charts.top(2), [first, second])
      assert.deepStrictEqual(yield* beatport.charts.trackIds(1), [1, 2])
      assert.deepStrictEqual(yield* beatport.library.following.labels(), [Fixtures.followed()])
    }).pipe(Effect.provide(layer))
  )

  it.effect("takes pages", () =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      const broken = [{ list: "results", index: 1, at: "bpm", expected: "Expected number" }]
      const one = yield* beatport.releases.list()
      assert.deepStrictEqual(one, {
        ...Fixtures.page([Fixtures.release()], { count: 2, per_page: 2 }),
        broken: [{ list: "results", index: 1, at: "bpm", expected: "Expected number" }],
        cached: true
      })
      assert.deepStrictEqual(one.broken, broken)
      const found = yield* Stream.runCollect(beatport.tracks.list().items)
      assert.deepStrictEqual(found, tracks.slice(0, 3))
      const exit = yield* Effect.exit(Stream.runDrain(beatport.labels.list().items))
      assert(Exit.isFailure(exit))
      assert.include(String(Cause.squash(exit.cause)), "This test mocks no page 2 of labels.list.")
    }).pipe(
      Effect.provide(
        MockBeatport.layer({
          releases: {
            list: {
              ...Fixtures.page([Fixtures.release()], { count: 2, per_page: 2 }),
              broken: [{ list: "results", index: 1, at: "bpm", expected: "Expected number" }],
              cached: true
            }
          },
          tracks: {
            list: [
              Fixtures.page(tracks.slice(0, 2), { per_page: 2, count: 3 }),
              Fixtures.page(tracks.slice(2, 3), { page: 2, per_page: 2, count: 3 })
            ]
          },
          labels: { list: () => Fixtures.page([Fixtures.label()], { per_page: 1, count: 2 }) }
        })
      )
    )
  )

  it("has items of its own type", () => {
    type Tracks = NonNullable<MockBeatport.MockedOperations["tracks"]>
    expectTypeOf<ReadonlyArray<Track>>().toExtend<Tracks["list"]>()
    expectTypeOf<() => ReadonlyArray<Track>>().toExtend<Tracks["list"]>()
    const release = Fixtures.release()
    expectTypeOf<ReadonlyArray<typeof release>>().not.toExtend<Tracks["list"]>()
    expectTypeOf<ReadonlyArray<typeof release>>().not.toExtend<Tracks["getMany"]>()
    expectTypeOf<ReadonlyArray<Track>>().not.toExtend<Tracks["get"]>()
  })
})
