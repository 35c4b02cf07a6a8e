/**
 * Cuts of continuous mixes, of which the recorded catalogue has only one and Beatport has many.
 */
import type { CatalogueRow } from "../catalogue.ts"

/** The ids of invented tracks begin here. */
const firstId = 90_000_000

/** Adds a `[Mixed]` cut of every 20th track. */
export const withMixedCuts = (rows: ReadonlyArray<CatalogueRow>): ReadonlyArray<CatalogueRow> => [
  ...rows,
  ...rows
    .filter((_, index) => index % 20 === 7)
    .map((row, index) => ({
      ...row,
      id: firstId + index,
      label: "Continuous Mixes",
      ...(index % 2 === 0 ? { name: `${row.name} [Mixed]` } : { mix_name: "Mixed" })
    }))
]
