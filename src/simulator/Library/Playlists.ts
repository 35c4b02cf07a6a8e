/**
 * The playlists of one account.
 */
import type { SimulatedAccount } from "../Accounts.ts"
import type { PlaceRow, PlaylistRow, TrackRow } from "../Catalogue.ts"
import { userType } from "../Catalogue/generatePlaylists.ts"
import type { Ids } from "./Ids.ts"

export interface Playlists {
  /** Returns all playlists: those with a position first, by it, then the others, newest first (assumed). */
  readonly all: () => ReadonlyArray<PlaylistRow>
  readonly find: (id: number) => PlaylistRow | undefined
  readonly create: (about: { readonly name: string; readonly is_public: boolean }, now: number) => PlaylistRow
  /** Changes a playlist and returns the result. */
  readonly change: (
    playlist: PlaylistRow,
    changes: Partial<Pick<PlaylistRow, "name" | "is_public" | "places">>,
    now: number
  ) => PlaylistRow
  /** Makes entries for tracks, with new ids. They are not in a playlist yet. */
  readonly places: (tracks: ReadonlyArray<TrackRow>) => ReadonlyArray<PlaceRow>
  readonly delete: (playlist: PlaylistRow) => void
  /** Sets the position of a playlist among the others; null removes it. */
  readonly arrange: (id: number, position: number | null) => void
}

export const make = (account: SimulatedAccount, ids: Ids): Playlists => {
  const rows = new Map<number, PlaylistRow>()
  const positions = new Map<number, number>()
  const positionOf = ({ id }: PlaylistRow) => positions.get(id) ?? Number.POSITIVE_INFINITY

  return {
    all: () =>
      Array.from(rows.values())
        .toReversed()
        .toSorted((a, b) => (positionOf(a) === positionOf(b) ? 0 : positionOf(a) - positionOf(b))),
    find: (id) => rows.get(id),
    create: ({ is_public, name }, now) => {
      const playlist: PlaylistRow = {
        id: ids.playlist(),
        name,
        type: userType,
        genre: null,
        owner: account,
        is_public,
        created: now,
        updated: now,
        followers: 0,
        places: []
      }
      rows.set(playlist.id, playlist)
      return playlist
    },
    change: (playlist, changes, now) => {
      const changed = { ...playlist, ...changes, updated: now }
      rows.set(playlist.id, changed)
      return changed
    },
    places: (tracks) => tracks.map((track) => ({ id: ids.place(), track })),
    delete: ({ id }) => {
      rows.delete(id)
      positions.delete(id)
    },
    arrange: (id, position) => {
      if (position === null) positions.delete(id)
      else positions.set(id, position)
    }
  }
}
