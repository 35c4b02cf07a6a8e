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
  /** The ids of the tracks that contain one text of each field: one page, the newest first. */
  readonly list: (texts: Partial<Texts>) => ReadonlyArray<number>
}

/** Texts of the fields of a track, and the first and the last day of its publication. */
export interface Texts {
  readonly names: ReadonlyArray<string>
  readonly artists: ReadonlyArray<string>
  readonly releases: ReadonlyArray<string>
  readonly labels: ReadonlyArray<string>
  readonly from: string | undefined
  readonly to: string | undefined
}

const pageSize = 100

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
  const hasRelease = matchPart(({ id }: CatalogueRow) => invented.get(id)?.release ?? "")
  const hasLabel = matchPart(({ label = "" }: CatalogueRow) => label)
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
    list: ({ artists = [], from = "", labels = [], names = [], releases = [], to = "9999" }) => {
      const tests = [
        hasName(valuesOf(names)),
        hasArtist(valuesOf(artists)),
        hasRelease(valuesOf(releases)),
        hasLabel(valuesOf(labels)),
        ({ publish_date: day = "" }: CatalogueRow) => day >= from && day <= to
      ]
      return newestFirst
        .filter((row) => tests.every((test) => test(row)))
        .slice(0, pageSize)
        .map(({ id }) => id)
    }
  }
}

/** A comma inside a value separates two to the server. */
const valuesOf = (values: ReadonlyArray<string>): ReadonlyArray<string> =>
  values.flatMap((value) => value.split(",")).filter((value) => value !== "")
