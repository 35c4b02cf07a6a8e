/**
 * Arguments that are refused before a request, and the errors for error responses.
 */
import { describe, expect, expectTypeOf, it } from "@effect/vitest"
import { Effect, Redacted } from "effect"
import {
  Beatport,
  type BeatportError,
  type BeatportService,
  type FollowingFilters,
  type PlaylistFilters,
  type PurchaseFilters,
  type TrackFilters
} from "effect-beatport"
import { ScriptedHttpClient } from "effect-beatport/testing"
import { respondingWith } from "./scripted.ts"

type Call = (beatport: BeatportService) => Effect.Effect<unknown, BeatportError>

const long = (length: number) => "x".repeat(length)

/** What JavaScript can pass where the types would not let it. */
const untyped = <A extends object>(typed: A, more: object): A => Object.assign(typed, more)

const expectedId =
  "Expected an id, which is a whole number above 0. To read an id from a link or a string, use Store.parse."

const wrong: ReadonlyArray<{
  readonly name: string
  readonly call: Call
  readonly fields: Record<string, ReadonlyArray<string>>
}> = [
  {
    name: "a playlist without a name",
    call: ({ library }) => library.playlists.create(""),
    fields: { name: ["Expected a value with a length of at least 1."] }
  },
  {
    name: "a playlist's name that is too long",
    call: ({ library }) => library.playlists.rename(7, long(65)),
    fields: { name: ["Expected a value with a length of at most 64."] }
  },
  {
    name: "an id that is none",
    call: ({ library }) => library.playlists.get(-7),
    fields: { id: [expectedId] }
  },
  {
    name: "no tracks to add",
    call: ({ library }) => library.playlists.addTracks(7, []),
    fields: { track_ids: ["Expected at least one."] }
  },
  {
    name: "a track to add that is none",
    call: ({ library }) => library.playlists.addTracks(7, [3001, 1.5]),
    fields: { "track_ids[1]": [expectedId] }
  },
  {
    name: "a position before the first",
    call: ({ library }) => library.playlists.moveTrack(7, 8001, 0),
    fields: { position: ["Expected a position, from 1."] }
  },
  {
    name: "no places to move",
    call: ({ library }) => library.playlists.moveTracks(7, []),
    fields: { items: ["Expected at least one."] }
  },
  {
    name: "no places to remove",
    call: ({ library }) => library.playlists.removeTracks(7, []),
    fields: { item_ids: ["Expected at least one."] }
  },
  {
    name: "a chart's name that is too long",
    call: ({ library }) => library.charts.create({ name: long(46) }),
    fields: { name: ["Expected a value with a length of at most 45."] }
  },
  {
    name: "an unknown field of a body",
    call: ({ library }) => library.charts.update(7, untyped({}, { titel: "March", is_published: true })),
    fields: { titel: [expect.stringContaining("There is no such argument.")] }
  },
  {
    name: "nothing to follow",
    call: ({ library }) => library.following.follow({ performer: [] }),
    fields: { arguments: ["Expected at least one id."] }
  },
  {
    name: "a genre to follow that is none",
    call: ({ library }) => library.genres.follow("Teck House"),
    fields: {
      id: [expect.stringContaining("the nearest names are Tech House")]
    }
  },
  {
    name: "an unknown preference",
    call: ({ account }) => account.update({ preferences: untyped({}, { theme: "dark" }) }),
    fields: { "preferences.theme": [expect.stringContaining("There is no such argument.")] }
  },
  {
    name: "an ISRC that is none",
    call: ({ tracks }) => tracks.storePage("GB-ABC-12-0004"),
    fields: { isrc: ['Expected an ISRC such as "GBABC1200042": country, registrant, year, number.'] }
  },
  {
    name: "more bestsellers than there are",
    call: ({ labels }) => labels.topReleases(7, 101),
    fields: { n: ["Expected a value between 1 and 100."] }
  },
  {
    name: "a filter that tracks have and playlists have not",
    call: ({ playlists }) => playlists.list(untyped({}, { bpm: 120 })),
    fields: { bpm: ["There is no such argument."] }
  },
  {
    name: "a tempo that is a text",
    call: ({ tracks }) => tracks.list(untyped({}, { bpm: "120:130" })),
    fields: { bpm: ["Expected a whole number, or a range such as { from: 120, to: 130 }."] }
  },
  {
    name: "a day that is a year",
    call: ({ tracks }) => tracks.list({ publish_date: "2026" }),
    fields: { publish_date: ["Expected a day as YYYY-MM-DD."] }
  },
  {
    name: "a genre that is neither id nor name",
    call: ({ tracks }) => tracks.list(untyped({}, { genre_id: { id: 6 } })),
    fields: { genre_id: ["Expected a genre's id or name."] }
  },
  {
    name: "an order that playlists have not",
    call: ({ playlists }) => playlists.list(untyped({}, { order_by: "release_date" })),
    fields: { order_by: [expect.stringContaining("Expected")] }
  },
  {
    name: "a token to revoke of a client without a name",
    call: ({ account }) => account.revoke(Redacted.make("lost-and-found"), ""),
    fields: { client_id: ["Expected a value with a length of at least 1."] }
  }
]

describe("an operation", () => {
  it.effect.each(wrong)("sends nothing for $name", ({ call, fields }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(call(yield* Beatport))
      expect(error).toMatchObject({ _tag: "ValidationError", fields })
      expect(error).not.toHaveProperty("status")
      expect(yield* (yield* ScriptedHttpClient).requests).toEqual([])
    }).pipe(Effect.provide(respondingWith({})))
  )

  it.effect("does not show the token it was to revoke, whatever is wrong", () =>
    Effect.gen(function* () {
      const { account } = yield* Beatport
      const refused = yield* Effect.flip(account.revoke("lost-and-found", ""))
      const denied = yield* Effect.flip(account.revoke("lost-and-found", "client"))
      expect(denied._tag).toBe("ForbiddenError")
      const everything = [refused, denied].flatMap((error) => [
        String(error),
        JSON.stringify(error),
        error.stack ?? ""
      ])
      expect(everything.filter((text) => text.includes("lost-and-found"))).toEqual([])
    }).pipe(
      Effect.provide(
        respondingWith({ detail: "You do not have permission to perform this action." }, { status: 403 })
      )
    )
  )

  it.effect("finds nothing where its path names something", () =>
    Effect.gen(function* () {
      const { library } = yield* Beatport
      expect((yield* Effect.flip(library.playlists.get(7)))._tag).toBe("NotFoundError")
      expect((yield* Effect.flip(library.playlists.removeTrack(7, 8001)))._tag).toBe("NotFoundError")
    }).pipe(Effect.provide(respondingWith({ detail: "Not found." }, { status: 404 })))
  )

  it.effect("is gone where its path names nothing", () =>
    Effect.gen(function* () {
      const { tracks } = yield* Beatport
      expect(yield* Effect.flip(tracks.recommended())).toMatchObject({
        _tag: "ServerError",
        status: 404,
        detail: "the API has no such endpoint any more"
      })
    }).pipe(Effect.provide(respondingWith({ detail: "Not found." }, { status: 404 })))
  )

  it.effect("tells what the server says about a body, by field", () =>
    Effect.gen(function* () {
      const { library } = yield* Beatport
      expect(yield* Effect.flip(library.playlists.create("Sunday"))).toMatchObject({
        _tag: "ValidationError",
        status: 400,
        fields: { name: ["This field may not be blank."] }
      })
    }).pipe(Effect.provide(respondingWith({ name: ["This field may not be blank."] }, { status: 400 })))
  )

  it.effect("fails for an empty body if a value is declared", () =>
    Effect.gen(function* () {
      const { library } = yield* Beatport
      expect(yield* Effect.flip(library.playlists.get(7))).toMatchObject({
        _tag: "DecodeError",
        expected: "Expected JSON, the body is empty"
      })
    }).pipe(Effect.provide(respondingWith("")))
  )

  it("does not compile with a filter that its endpoint has not", () => {
    expectTypeOf<TrackFilters>().toHaveProperty("bpm")
    expectTypeOf<PurchaseFilters>().toHaveProperty("bpm")
    expectTypeOf<PurchaseFilters>().toHaveProperty("purchase_date")
    expectTypeOf<TrackFilters>().not.toHaveProperty("purchase_date")
    expectTypeOf<PlaylistFilters>().not.toHaveProperty("bpm")
    expectTypeOf<FollowingFilters>().not.toHaveProperty("order_by")
    expectTypeOf<"-update_date">().toExtend<NonNullable<PlaylistFilters["order_by"]>>()
    expectTypeOf<"release_date">().not.toExtend<NonNullable<PlaylistFilters["order_by"]>>()
  })
})
