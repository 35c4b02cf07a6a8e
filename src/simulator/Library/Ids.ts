/**
 * Ids for what accounts create. One sequence serves all accounts and all kinds, so that the id of an entry is never
 * the id of a track.
 */
export interface Ids {
  readonly playlist: () => number
  readonly chart: () => number
  readonly place: () => number
  readonly image: () => number
}

export const make = (): Ids => ({
  playlist: from(5_550_000),
  chart: from(900_000),
  place: from(700_000_000),
  image: from(70_000_000)
})

const from = (first: number) => {
  let next = first
  return () => ++next
}
