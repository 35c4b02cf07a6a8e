/**
 * The ways in which a search can match. Beatport does not document its own, and clients report each of these.
 */

/** Lists how the words of a search text are matched, and whether all of them are required. */
export type SearchModel =
  /** Any word, best fit first. A word that is one typing error away counts as well. */
  | "anyWord"
  /** Every word. Accents do not count: `uber` finds `Über`. */
  | "everyWord"
  /** Every word, and accents count: `uber` does not find `Über`. */
  | "everyWordAccented"
