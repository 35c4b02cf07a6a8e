/**
 * The ids that one account follows, in the order in which it followed them.
 */

/** Lists the kinds that can be followed. The API calls artists performers here. */
export const kinds = ["performer", "label", "playlist"] as const
export type Kind = (typeof kinds)[number]

export type Following = Readonly<Record<Kind | "genre", Set<number>>>

export const make = (): Following => ({
  performer: new Set(),
  label: new Set(),
  playlist: new Set(),
  genre: new Set()
})
