/**
 * Top lists: the most popular music of a genre, an artist, a label, or of the whole catalogue.
 */
import { Context, Effect, Layer } from "effect"
import { Catalogue, type ReleaseRow, type TrackRow } from "./Catalogue.ts"

/** Holds the bestsellers of a resource, at most a hundred. */
export interface TopList {
  readonly tracks: ReadonlyArray<TrackRow>
  /** Releases in the order of their most popular tracks. */
  readonly releases: ReadonlyArray<ReleaseRow>
}

/** Provides the top lists. Each is computed on its first request and cached. */
export class TopLists extends Context.Service<
  TopLists,
  {
    readonly ofEverything: () => TopList
    /** Returns the list of the Open Format genres. */
    readonly ofOpenFormat: () => TopList
    /** Returns the list of a genre; with `hype`, only of labels in the Hype programme. */
    readonly ofGenre: (id: number, hype: boolean) => TopList
    readonly ofArtist: (id: number) => TopList
    readonly ofLabel: (id: number) => TopList
  }
>()("effect-beatport/simulator/TopLists") {
  static readonly layer = Layer.effect(
    TopLists,
    Effect.gen(function* () {
      const catalogue = yield* Catalogue
      const known = new Map<string, TopList>()

      const list = (
        name: string,
        from: ReadonlyArray<TrackRow>,
        belongs: (track: TrackRow) => boolean
      ): TopList => {
        const before = known.get(name)
        if (before !== undefined) return before
        const ranked = from
          .filter((track) => !track.release.pre_order && belongs(track))
          .toSorted((a, b) => b.popularity - a.popularity)
        const drawn: TopList = {
          tracks: ranked.slice(0, 100),
          releases: [...new Set(ranked.map(({ release }) => release))].slice(0, 100)
        }
        known.set(name, drawn)
        return drawn
      }

      return TopLists.of({
        ofEverything: () => list("everything", catalogue.tracks, () => true),
        ofOpenFormat: () =>
          list("open format", catalogue.tracks, ({ genre }) => genre.category.name === "Open Format"),
        ofGenre: (id, hype) =>
          list(
            `genre ${id} ${hype}`,
            catalogue.inGenre(id),
            ({ release }) => !hype || release.label.hype_active
          ),
        ofArtist: (id) =>
          list(`artist ${id}`, catalogue.tracks, ({ artists, remixers }) =>
            [...artists, ...remixers].some((artist) => artist.id === id)
          ),
        ofLabel: (id) => list(`label ${id}`, catalogue.tracks, ({ release }) => release.label.id === id)
      })
    })
  )
}
