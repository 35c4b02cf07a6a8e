/**
 * Whether whole names find enough rows to be asked for before parts of them. Where most names are misspelt, a list of whole names is
 * a request that finds nothing.
 */

/** The share of rows that whole names have to find. */
const enough = 0.2

/** The weight of the latest row in the share. */
const latest = 0.1

/** What a run knows about the names of its rows. */
export interface WholeNames {
  /** Whether a list of whole names is worth a request. */
  readonly findEnough: () => boolean
  /** Learns whether the whole name of a row found it, or would have. */
  readonly learn: (found: boolean) => void
}

/** Makes the knowledge of one run. It begins with the assumption that whole names find every row. */
export const makeWholeNames = (): WholeNames => {
  let share = 1
  return {
    findEnough: () => share >= enough,
    learn: (found) => {
      share += latest * ((found ? 1 : 0) - share)
    }
  }
}
