/**
 * Optional arguments of operations.
 *
 * An operation has no parameter with a default, because the `length` of a function does not count those, and it is the number
 * of arguments that an operation takes.
 */

/** Returns the options, or an empty object if they are undefined. Null stays what it is, and the check of the options rejects it. */
export const orEmpty = <Options extends object>(options: Options | undefined): Partial<Options> =>
  options === undefined ? {} : options
