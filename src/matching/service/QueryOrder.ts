/**
 * The order of a row's queries: those that have found most rows of this run come first. Where most names are misspelt, the tracks of
 * the release or of the artist find more rows with one request than the name does.
 */
import type { QueryKind } from "../pure/queries.ts"

/** What a run knows about its queries. */
export interface QueryOrder {
  /** Orders queries; those that find equally often stay in their order. */
  readonly order: <A extends { readonly kind: QueryKind }>(queries: ReadonlyArray<A>) => ReadonlyArray<A>
  /** Learns whether a query for a row that was found had found it. */
  readonly learn: (kind: QueryKind, found: boolean) => void
}

/** By how much the share of rows that another query finds must be greater: their responses are longer. */
const lead = 0.1

/** Makes the knowledge of one run, which begins with what was measured on the development data. */
export const makeQueryOrder = (): QueryOrder => {
  const counts = {
    name: { found: 2, tried: 2 },
    release: { found: 1.6, tried: 2 },
    knownArtist: { found: 1.7, tried: 2 },
    label: { found: 1.6, tried: 2 },
    version: { found: 1.5, tried: 2 },
    artist: { found: 1.4, tried: 2 },
    half: { found: 1.4, tried: 2 },
    other: { found: 0.4, tried: 2 }
  }
  const shareOf = (kind: QueryKind) => counts[kind].found / counts[kind].tried + (kind === "name" ? lead : 0)
  return {
    order: (queries) => queries.toSorted((a, b) => shareOf(b.kind) - shareOf(a.kind)),
    learn: (kind, found) => {
      counts[kind].tried++
      if (found) counts[kind].found++
    }
  }
}
