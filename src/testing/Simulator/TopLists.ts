/**
 * The top lists: the most popular music of a genre, an artist, a label, or of everything.
 */
import { Context, Effect, Layer } from "effect"
import { Catalogue, type ReleaseRow, type TrackRow } from "./Catalogue.ts"

export class TopLists extends Context.Service<
  TopLists,
  {
    readonly tracks: (count: number) => ReadonlyArray<TrackRow>
    readonly releases: (count: number) => ReadonlyArray<ReleaseRow>
    /** With hype only the labels that enrolled for it take part. */
    readonly ofGenre: (id: number, count: number, hype: boolean) => ReadonlyArray<TrackRow>
    readonly ofArtist: (id: number, count: number) => ReadonlyArray<TrackRow>
    readonly ofLabel: (id: number, count: number) => ReadonlyArray<TrackRow>
  }
>()("effect-beatport/testing/Simulator/TopLists") {
  static readonly layer = Layer.effect(
    TopLists,
    Effect.gen(function* () {
      const catalogue = yield* Catalogue
      const known = new Map<string, ReadonlyArray<TrackRow>>()

      /** The hundred most popular of those that are out, drawn up once. */
      const best = (name: string, from: () => ReadonlyArray<TrackRow>): ReadonlyArray<TrackRow> => {
        const before = known.get(name)
        if (before !== undefined) return before
        const list = from()
          .filter((track) => !track.release.pre_order)
          .toSorted((a, b) => b.popularity - a.popularity)
          .slice(0, 100)
        known.set(name, list)
        return list
      }
      const all = () => best("all", () => catalogue.tracks)

      return TopLists.of({
        tracks: (count) => all().slice(0, count),
        releases: (count) => {
          const seen = new Set(all().map(({ release }) => release))
          for (const release of catalogue.releases) {
            if (seen.size >= count) break
            if (!release.pre_order) seen.add(release)
          }
          return [...seen].slice(0, count)
        },
        ofGenre: (id, count, hype) =>
          best(`genre ${id} ${hype}`, () =>
            catalogue.inGenre(id).filter(({ release }) => !hype || release.label.hype_active)
          ).slice(0, count),
        ofArtist: (id, count) =>
          best(`artist ${id}`, () =>
            catalogue.tracks.filter(({ artists, remixers }) =>
              [...artists, ...remixers].some((artist) => artist.id === id)
            )
          ).slice(0, count),
        ofLabel: (id, count) =>
          best(`label ${id}`, () => catalogue.tracks.filter(({ release }) => release.label.id === id)).slice(
            0,
            count
          )
      })
    })
  )
}
