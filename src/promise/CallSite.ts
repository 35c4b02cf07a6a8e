/**
 * The place in a program where a call was made, which the stacks of its errors begin with.
 */
import { Predicate } from "effect"

/** Holds the stack of a caller. */
export interface CallSite {
  readonly stack?: string
}

/** Captures the stack of the caller of `operation`. Where a runtime cannot leave out frames, they all stay. */
export const captureCallSite = (operation: (...args: never) => unknown): CallSite => {
  const site: { stack?: string } = {}
  if ("captureStackTrace" in Error) Error.captureStackTrace(site, operation)
  return site
}

/** Errors that have the frames of a caller. */
const marked = new WeakSet<Error>()

/**
 * Returns the error with the caller's frames first in its stack. One error can end several calls, such as all that waited for
 * one refresh; each but the first gets a copy. A `DOMException`, such as the reason of a signal, cannot be copied.
 */
export const withCallSite = (error: unknown, site: CallSite | undefined): unknown => {
  const frames = readFrames(site?.stack)
  if (!Predicate.isError(error) || frames === "") return error
  if (marked.has(error) && error instanceof DOMException) return error
  const own = marked.has(error) ? copyOf(error) : error
  const stack = `${own.name}: ${own.message}\n${frames}\n${readFrames(own.stack)}`.trimEnd()
  // A frozen error of the program's own keeps its stack.
  if (!Reflect.defineProperty(own, "stack", { value: stack, writable: true, configurable: true }))
    return error
  marked.add(own)
  return own
}

const copyOf = (error: Error): Error => {
  const copy: unknown = Object.create(Reflect.getPrototypeOf(error), Object.getOwnPropertyDescriptors(error))
  return Predicate.isError(copy) ? copy : error
}

/** The frames of a stack, without the error's name and message. */
const readFrames = (stack: string | undefined): string => {
  const start = stack?.search(/^\s+at /m) ?? -1
  return start < 0 ? "" : (stack?.slice(start).replace(/^\n+/, "") ?? "")
}
