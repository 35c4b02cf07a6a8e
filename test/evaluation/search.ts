/**
 * The search of the evaluation: the simulator's own index and filters, over the catalogue of recorded tracks.
 */
import { matchPart } from "../../src/simulator/filtering.ts"
import { searchIndex } from "../../src/simulator/search/SearchIndex.ts"
import type { SearchModel } from "../../src/simulator/search/SearchModel.ts"
import type { CatalogueRow, Invented } from "./catalogue.ts"

export type { SearchModel } from "../../src/simulator/search/SearchModel.ts"

/** The three ways in which Beatport's search may work; which one it is, is not known. */
export const searchModels: ReadonlyArray<SearchModel> = ["everyWord", "anyWord", "everyWordAccented"]

/** What is asked of the catalogue. */
export interface CatalogueSearch {
  /** The ids that a text finds, the best first: one page. */
  readonly search: (text: string) => ReadonlyArray<number>
  /** The ids whose name contains one of the names and whose artists contain one of the artists: one page, the newest first. */
  readonly list: (names: ReadonlyArray<string>, artists: ReadonlyArray<string>) => ReadonlyArray<number>
}

/** How many tracks a page holds. */
export const pageSize = 100

/** Makes a catalogue searchable under one model. */
export const makeSearch = (
  rows: ReadonlyArray<CatalogueRow>,
  invented: ReadonlyMap<number, Invented>,
  model: SearchModel
): CatalogueSearch => {
  const index = searchIndex(rows, {
    name: ({ name }) => name,
    others: ({ artists, id, label, mix_name }) => [
      mix_name,
      invented.get(id)?.release ?? "",
      label ?? "",
      ...artists
    ]
  })
  // The same rows are matched three times: present, absent, and without comma lists.
  const found = new Map<string, ReadonlyArray<number>>()
  const newestFirst = rows.toReversed()
  const hasName = matchPart(({ name }: CatalogueRow) => name)
  const hasArtist = matchPart(({ artists }: CatalogueRow) => artists)
  return {
    search: (text) => {
      const known = found.get(text)
      if (known !== undefined) return known
      const ids = index
        .find(text, model)
        .slice(0, pageSize)
        .map(({ id }) => id)
      found.set(text, ids)
      return ids
    },
    list: (names, artists) => {
      const [isNamed, isBy] = [hasName(valuesOf(names)), hasArtist(valuesOf(artists))]
      return newestFirst
        .filter((row) => isNamed(row) && isBy(row))
        .slice(0, pageSize)
        .map(({ id }) => id)
    }
  }
}

/** A comma inside a value separates two to the server. */
const valuesOf = (values: ReadonlyArray<string>): ReadonlyArray<string> =>
  values.flatMap((value) => value.split(",")).filter((value) => value !== "")
