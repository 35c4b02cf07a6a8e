/**
 * `/catalog/search/`
 */
import { Effect } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import { CurrentAccount, type Currency } from "../Accounts.ts"
import { Catalogue, type CatalogueService, type TrackRow } from "../Catalogue.ts"
import * as Facets from "../Facets.ts"
import * as Listing from "../Listing.ts"
import { SimulatorApi } from "../SimulatorApi.ts"
import * as Artist from "../wire/Artist.ts"
import * as Chart from "../wire/Chart.ts"
import * as Label from "../wire/Label.ts"
import * as Release from "../wire/Release.ts"
import * as Track from "../wire/Track.ts"

export const SearchRoutes = HttpApiBuilder.group(SimulatorApi, "search", (handlers) =>
  Effect.gen(function* () {
    const shelves = allShelves(yield* Catalogue)

    return (
      handlers
        // Other parameters are sent by some clients; that they change the answer is unproven, so here they do not.
        .handle("query", ({ query, request }) =>
          Effect.map(CurrentAccount, ({ currency }) => {
            const wanted = shelves.filter(({ type }) => query.type === undefined || query.type === type)
            return Listing.found(
              { ...query, url: request.url },
              wanted.map((shelf) => shelf.find(query.q, currency))
            )
          })
        )
        .handle("facets", () => Effect.succeed(Facets.none))
    )
  })
)

/** One type of thing that can be searched. */
interface Shelf {
  readonly type: string
  readonly find: (text: string, currency: Currency) => Listing.Found
}

/** In the order the answer without a type has them (assumed). */
const allShelves = (catalogue: CatalogueService): ReadonlyArray<Shelf> => [
  shelf("tracks", catalogue.tracks, trackWords, Track.listItem),
  shelf(
    "releases",
    catalogue.releases,
    ({ artists, label, name }) => [name, label.name, ...artists.map((artist) => artist.name)],
    Release.listItem
  ),
  shelf("artists", catalogue.artists, ({ name }) => [name], Artist.listItem),
  shelf("labels", catalogue.labels, ({ name }) => [name], Label.listItem),
  shelf("charts", catalogue.charts, ({ name, person }) => [name, person.owner_name], Chart.listItem)
]

const trackWords = ({ artists, genre, mix_name, name, release }: TrackRow): ReadonlyArray<string> => [
  name,
  mix_name,
  release.name,
  release.label.name,
  genre.name,
  ...artists.map((artist) => artist.name)
]

/**
 * A shelf finds what has every word of the text somewhere. What has the text in its name comes first, the rest after
 * it, each newest first: how Beatport ranks is not known.
 */
const shelf = <Row extends { readonly name: string }>(
  type: string,
  rows: ReadonlyArray<Row>,
  words: (row: Row) => ReadonlyArray<string>,
  write: (row: Row, currency: Currency) => unknown
): Shelf => {
  let texts: ReadonlyArray<string> | undefined
  return {
    type,
    find: (text, currency) => {
      texts ??= rows.map((row) => words(row).join("\n").toLowerCase())
      const wanted = text.toLowerCase()
      const parts = wanted.split(/\s+/).filter((part) => part !== "")
      const hits = rows.filter((_, index) => parts.every((part) => texts?.[index]?.includes(part) ?? false))
      const [others, named] = partition(hits, (row) => row.name.toLowerCase().includes(wanted))
      const ranked = [...named, ...others]
      return {
        type,
        count: ranked.length,
        slice: (from, to) => ranked.slice(from, to).map((row) => write(row, currency))
      }
    }
  }
}

const partition = <A>(all: ReadonlyArray<A>, test: (a: A) => boolean): readonly [Array<A>, Array<A>] => {
  const [no, yes]: [Array<A>, Array<A>] = [[], []]
  for (const one of all) (test(one) ? yes : no).push(one)
  return [no, yes]
}
