/**
 * Cursors of the operations' lists: each is good for its own list and for no other.
 */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import {
  Beatport,
  type BeatportError,
  type BeatportService,
  ValidationError,
  type WalkOptions
} from "effect-beatport"
import { respondingWith } from "./scripted.ts"

const page = { results: [], next: "more", previous: null, count: 500, per_page: 100 }

interface Walked {
  readonly walk: (
    options?: WalkOptions
  ) => Stream.Stream<{ readonly cursor?: string | undefined }, BeatportError>
}

const lists: Readonly<Record<string, (beatport: BeatportService) => Walked>> = {
  "all tracks": ({ tracks }) => tracks.list(),
  "all releases": ({ releases }) => releases.list(),
  "an artist's tracks": ({ artists }) => artists.tracks(1),
  "another artist's tracks": ({ artists }) => artists.tracks(2),
  "an artist's releases": ({ artists }) => artists.releases(1),
  "another artist's releases": ({ artists }) => artists.releases(2),
  "a chart's tracks": ({ charts }) => charts.tracks(1),
  "a search": ({ tracks }) => tracks.search("night"),
  "another search": ({ tracks }) => tracks.search("day"),
  "a search for releases": ({ releases }) => releases.search("night")
}

describe("a cursor", () => {
  it.effect.each(Object.keys(lists))("is refused by every list but its own: %s", (own) =>
    Effect.gen(function* () {
      const beatport = yield* Beatport
      for (const [name, of] of Object.entries(lists)) {
        const list = lists[own]?.(beatport)
        assert.isDefined(list)
        const first = yield* Stream.runHead(list?.walk() ?? Stream.empty)
        const cursor = first._tag === "Some" ? first.value.cursor : undefined
        assert.isString(cursor)
        const walked = yield* Effect.exit(Stream.runHead(of(beatport).walk({ cursor })))
        assert.strictEqual(walked._tag, name === own ? "Success" : "Failure", name)
      }
      const error = yield* Effect.flip(Stream.runDrain(beatport.genres.list().walk({ cursor: "" })))
      assert.instanceOf(error, ValidationError)
    }).pipe(Effect.provide(respondingWith(page)))
  )
})
