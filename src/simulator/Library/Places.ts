/**
 * Entries: the tracks of a playlist or a chart in their order. The position of an entry is its index, not stored, so
 * positions are always 1, 2, 3 without a gap.
 */
import type { PlaceRow } from "../Catalogue.ts"

/** Describes an entry with its position. */
export interface Standing extends PlaceRow {
  /** Position, from 1. */
  readonly position: number
}

/** Returns all entries with their positions. */
export const numberPlaces = (places: ReadonlyArray<PlaceRow>): ReadonlyArray<Standing> =>
  places.map((place, index) => ({ ...place, position: index + 1 }))

/** Describes the move of an entry. */
export interface Move {
  readonly id: number
  /** New position, from 1. A position past the end means the end (assumed). */
  readonly position: number
}

/**
 * Returns the entries in their new order: each moved entry is at its new position, the others fill the rest in order.
 * It is assumed that several entries are moved at once, not one after the other.
 */
export const move = <Place extends { readonly id: number }>(
  places: ReadonlyArray<Place>,
  moves: ReadonlyArray<Move>
): ReadonlyArray<Place> => {
  const wanted = new Map(moves.map(({ id, position }) => [id, position]))
  const moved = places
    .flatMap((place) => {
      const position = wanted.get(place.id)
      return position === undefined ? [] : [{ place, position }]
    })
    .toSorted((a, b) => a.position - b.position)
  return moved.reduce(
    (order, { place, position }) => order.toSpliced(position - 1, 0, place),
    remove(places, new Set(wanted.keys()))
  )
}

/** Returns the entries without the removed ones. */
export const remove = <Place extends { readonly id: number }>(
  places: ReadonlyArray<Place>,
  ids: ReadonlySet<number>
): ReadonlyArray<Place> => places.filter(({ id }) => !ids.has(id))
