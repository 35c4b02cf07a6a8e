/**
 * The number of typing mistakes between two names.
 */

/**
 * Counts the edits that turn one name into another: a letter too many, too few or wrong, or two neighbouring letters exchanged
 * (`tpo` for `top` is one edit). This is the optimal string alignment distance. Returns Infinity if the lengths alone make more
 * than `most` edits, so a name of any length is compared in little time.
 */
export const countEdits = (from: string, to: string, most: number): number => {
  if (Math.abs(from.length - to.length) > most) return Infinity
  let beforePrevious: ReadonlyArray<number> = []
  let previous: ReadonlyArray<number> = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1]
      const edits = [
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1)
      ]
      const isExchange =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (isExchange) edits.push(at(beforePrevious, column - 2) + 1)
      current.push(Math.min(...edits))
    }
    beforePrevious = previous
    previous = current
  }
  return at(previous, to.length)
}

const at = (row: ReadonlyArray<number>, column: number): number => row[column] ?? Infinity
