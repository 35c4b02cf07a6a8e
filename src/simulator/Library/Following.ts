/**
 * What one account follows, by id, in the order it was followed.
 */

/** Artists are called performers here. */
export const kinds = ["performer", "label", "playlist"] as const
export type Kind = (typeof kinds)[number]

export type Following = Readonly<Record<Kind | "genre", Set<number>>>

export const make = (): Following => ({
  performer: new Set(),
  label: new Set(),
  playlist: new Set(),
  genre: new Set()
})
