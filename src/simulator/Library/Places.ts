/**
 * Places: the tracks of a playlist or a chart in their order. Positions are not stored, a place's position is where it
 * stands: so they are always 1, 2, 3 without a gap.
 */
import type { PlaceRow } from "../Catalogue.ts"

/** A place in the order, and where it stands. */
export interface Standing extends PlaceRow {
  /** From 1. */
  readonly position: number
}

/** Every place with its position. */
export const standing = (places: ReadonlyArray<PlaceRow>): ReadonlyArray<Standing> =>
  places.map((place, index) => ({ ...place, position: index + 1 }))

/** Where a place is to go. */
export interface Move {
  readonly id: number
  /** From 1; beyond the end means the end (assumed). */
  readonly position: number
}

/**
 * The places in their new order: each that moves stands where it was sent, the others close up around them. That several
 * are moved at once, and not one after the other, is assumed.
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

/** The places without some of them. */
export const remove = <Place extends { readonly id: number }>(
  places: ReadonlyArray<Place>,
  ids: ReadonlySet<number>
): ReadonlyArray<Place> => places.filter(({ id }) => !ids.has(id))
