/**
 * Ids for what people make. They are one row for all accounts, and no row meets another: a place's id is no track's.
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
