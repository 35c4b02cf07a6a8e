/**
 * The types of the Promise entry point. The checks are the compiler's: `npm run check` holds them.
 */
import { describe, expectTypeOf, it } from "@effect/vitest"
import type {
  AccountChanges,
  Batch,
  ChartChanges,
  ChartFields,
  GenreInput,
  Paged,
  Paging,
  ReleaseTrack,
  TopOptions,
  TrackFilters
} from "effect-beatport"
import type {
  BatchPromise,
  BeatportClient,
  CallOptions,
  CallPromise,
  Page,
  PagedPromise,
  Release,
  ReleaseDetail,
  Track,
  TrackDetail
} from "effect-beatport/promise"

type Tracks = BeatportClient["tracks"]
type Releases = BeatportClient["releases"]
type Charts = BeatportClient["charts"]

describe("an operation", () => {
  it("of one thing takes what it takes, then call options, and gives a promise of the value", () => {
    expectTypeOf<Releases["get"]>().toEqualTypeOf<
      (id: number, options?: CallOptions) => CallPromise<ReleaseDetail>
    >()
    expectTypeOf<Charts["top"]>().toEqualTypeOf<
      (n: number, options?: TopOptions, call?: CallOptions) => CallPromise<ReadonlyArray<Track>>
    >()
  })

  it("without arguments takes call options", () => {
    expectTypeOf<Charts["facets"]>().parameters.toEqualTypeOf<[options?: CallOptions]>()
  })

  it("of a list takes filters and call options, and gives what can be awaited and iterated", () => {
    expectTypeOf<Tracks["list"]>().toEqualTypeOf<
      (filters?: TrackFilters, options?: CallOptions) => PagedPromise<Track>
    >()
    expectTypeOf<Releases["tracks"]>().toEqualTypeOf<
      (id: number, paging?: Paging, options?: CallOptions) => PagedPromise<ReleaseTrack>
    >()
    expectTypeOf<BeatportClient["genres"]["tracks"]>().parameter(0).toEqualTypeOf<GenreInput>()
  })

  it("of many keys gives what can be awaited and iterated", () => {
    expectTypeOf<ReturnType<Releases["getMany"]>>().toEqualTypeOf<BatchPromise<number, Release>>()
  })

  it("of many things is one of many of anything that they are", () => {
    interface Named {
      readonly name: string
    }
    expectTypeOf<Paged<Track>>().toExtend<Paged<Named, unknown>>()
    expectTypeOf<PagedPromise<Track>>().toExtend<PagedPromise<Named>>()
    expectTypeOf<Batch<number, Track>>().toExtend<Batch<number, Named, unknown>>()
    expectTypeOf<BatchPromise<number, Track>>().toExtend<BatchPromise<number, Named>>()
    expectTypeOf<Paged<Named>>().not.toExtend<Paged<Track>>()
  })

  it("that may fall back says what then comes", () => {
    expectTypeOf<Tracks["get"]>().toBeCallableWith(1, { signal: AbortSignal.abort() })
    expectTypeOf<Tracks["get"]>().toBeCallableWith(1, { fallback: "list" }, { signal: AbortSignal.abort() })
    const plain = ({ get }: Tracks) => get(1)
    const withFallback = ({ get }: Tracks) => get(1, { fallback: "list" })
    expectTypeOf(plain).returns.toEqualTypeOf<CallPromise<TrackDetail>>()
    expectTypeOf(withFallback).returns.toEqualTypeOf<CallPromise<TrackDetail | Track>>()
  })
})

describe("a list", () => {
  it("is awaited for a page, iterated for items, and collected into an array", () => {
    expectTypeOf<Awaited<PagedPromise<Track>>>().toEqualTypeOf<Page<Track>>()
    expectTypeOf<PagedPromise<Track>>().toExtend<AsyncIterable<Track>>()
    expectTypeOf<ReturnType<PagedPromise<Track>["pages"]>>().toEqualTypeOf<AsyncIterable<Page<Track>>>()
    expectTypeOf<ReturnType<PagedPromise<Track>["collect"]>>().toEqualTypeOf<Promise<ReadonlyArray<Track>>>()
  })
})

describe("a filter", () => {
  it("may be undefined, in lists and in bodies, as if it were absent", () => {
    interface Maybe {
      readonly genre_id: string | undefined
      readonly bpm: { readonly from: number | undefined }
      readonly page: number | undefined
    }
    expectTypeOf<Maybe>().toExtend<TrackFilters>()
    expectTypeOf<{ readonly page: undefined }>().toExtend<Paging>()
    expectTypeOf<{ readonly genre_id: undefined }>().toExtend<TopOptions>()
    expectTypeOf<{ readonly name: undefined }>().toExtend<ChartChanges>()
    expectTypeOf<{ readonly name: undefined }>().not.toExtend<ChartFields>()
    expectTypeOf<{ readonly preferences: undefined }>().toExtend<AccountChanges>()
  })

  it("that a list has not does not compile, nor does a value that it does not take", () => {
    expectTypeOf<TrackFilters>().not.toHaveProperty("colour")
    expectTypeOf<{ readonly order_by: "bpm" }>().not.toExtend<TrackFilters>()
    expectTypeOf<{ readonly bpm: "174" }>().not.toExtend<TrackFilters>()
    expectTypeOf<{
      readonly order_by: readonly ["-publish_date", "name"]
      readonly bpm: { readonly from: 170 }
      readonly genre_id: readonly [5, "Tech House"]
      readonly key_id: "8A"
    }>().toExtend<TrackFilters>()
  })
})
