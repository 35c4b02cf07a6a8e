/**
 * The ways a search can match. Beatport does not document its own, and clients report each of these.
 */

/** How the words of a search text are matched, and whether all of them have to be. */
export type SearchModel =
  /** Any word, best fit first. A word that is one typing error away counts as well. */
  | "anyWord"
  /** Every word. Accents do not count: `uber` finds `Über`. */
  | "everyWord"
  /** Every word, and accents count: `uber` does not find `Über`. */
  | "everyWordAccented"
