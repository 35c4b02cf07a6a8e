/**
 * Protection from spreadsheets that run a cell as a formula.
 */

/** What a spreadsheet takes as the start of a formula: also behind blanks, and in full width. */
const formula = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/

const number = /^[+-]?\d+(?:[.,]\d+)?$/

const isDangerous = (cell: string): boolean => formula.test(cell) && !number.test(cell)

/** Puts an apostrophe before a cell that a spreadsheet would run as a formula. */
export const guardFormula = (cell: string): string => (isDangerous(cell) ? `'${cell}` : cell)

/** Removes the apostrophe that `guardFormula` puts before a cell. */
export const unguardFormula = (cell: string): string =>
  cell.startsWith("'") && isDangerous(cell.slice(1)) ? cell.slice(1) : cell
