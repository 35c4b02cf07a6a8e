/**
 * Which query a run sends first for a row: its artist and name, or its artist alone. Where most names are misspelt, the tracks of
 * the artist find more rows with one request.
 */

/** Names a first query. */
export type FirstQueryKind = "name" | "artist"

/** What a run knows about its first queries. */
export interface FirstQuery {
  /** Returns the query that is likelier to find a row. */
  readonly choose: () => FirstQueryKind
  /** Learns whether the first query of a row that was found had found it. */
  readonly learn: (kind: FirstQueryKind, found: boolean) => void
}

/** By how much the share of rows that the artist finds must be greater: its responses are longer. */
const lead = 0.1

/** Makes the knowledge of one run. It begins with the assumption that names find rows, and that half of the artists do. */
export const makeFirstQuery = (): FirstQuery => {
  const counts = { name: { found: 2, tried: 2 }, artist: { found: 1, tried: 2 } }
  const share = (kind: FirstQueryKind) => counts[kind].found / counts[kind].tried
  return {
    choose: () => (share("artist") > share("name") + lead ? "artist" : "name"),
    learn: (kind, found) => {
      counts[kind].tried++
      if (found) counts[kind].found++
    }
  }
}
