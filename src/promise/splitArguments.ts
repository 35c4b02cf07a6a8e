/**
 * The arguments of an operation, and the call options after them.
 */
import { argumentError, type ValidationError } from "../errors/ValidationError.ts"
import {
  type CallOptions,
  findCallOptionError,
  findMisspeltOption,
  isPlainObject,
  splitOptions
} from "./CallOptions.ts"

/** Holds what an operation of the Promise client was called with. */
export interface SplitArguments {
  /** The arguments of the operation itself. */
  readonly args: ReadonlyArray<unknown>
  readonly options: CallOptions
  /** The error of a surplus argument or of a wrong call option; undefined if there is none. */
  readonly problem: ValidationError | undefined
}

/**
 * Separates the call options from the arguments. They stand after the last argument that the operation takes, or among its own
 * options, because no operation has an option of their names. The arity is undefined for an operation that is not the SDK's own:
 * then only the last object is looked at.
 */
export const splitArguments = (
  given: ReadonlyArray<unknown>,
  arity: number | undefined,
  operation: string
): SplitArguments => {
  const count = given.findLastIndex((argument) => argument !== undefined) + 1
  if (arity === undefined || count <= arity) return splitLast(given, operation)
  const args = given.slice(0, arity)
  const last = given[arity]
  if (count > arity + 1 || !isPlainObject(last)) {
    const problem = argumentError(operation, "arguments", describeArity(arity, count))
    return { args, options: {}, problem }
  }
  return { args, options: splitOptions(last).options, problem: findCallOptionError(last, operation) }
}

const describeArity = (arity: number, count: number): string => {
  const taken = arity === 0 ? "no arguments" : arity === 1 ? "1 argument" : `${arity} arguments`
  return `Expected ${taken} and then call options such as { timeout: 5000 }, not ${count} arguments.`
}

const splitLast = (given: ReadonlyArray<unknown>, operation: string): SplitArguments => {
  const last = given.at(-1)
  if (!isPlainObject(last)) return { args: given, options: {}, problem: undefined }
  const { options, own } = splitOptions(last)
  const isOnlyOptions = Object.keys(last).length > 0 && Object.keys(own).length === 0
  return {
    args: isOnlyOptions ? given.slice(0, -1) : [...given.slice(0, -1), own],
    options,
    problem: findMisspeltOption(last, operation)
  }
}
