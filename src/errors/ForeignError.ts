/**
 * Copies errors of other libraries, so that a `cause` holds no secret.
 *
 * Errors of undici, Node, zlib, Redis and file systems carry raw bytes, commands, certificates and request headers as
 * properties, and some repeat their input in the message.
 */
import { Predicate } from "effect"
import { shorten } from "./shorten.ts"

/** Holds the class name, the code and the message of an error that another library made, and nothing else of it. */
export class ForeignError extends Error {
  declare readonly code?: string
  readonly #syscall: string | undefined

  /** A message that is given is the SDK's own, and is kept whole. */
  constructor(cause: unknown, message = redactMessage(textOf(cause, "message") ?? "")) {
    super(message)
    this.#syscall = textOf(cause, "syscall")
    const code = textOf(cause, "code")
    const name = textOf(cause, "name")
    Object.defineProperty(this, "name", { value: isName(name) ? name : "Error", enumerable: false })
    if (isName(code)) this.code = code
  }

  /** Returns the system call that failed, for example `connect`. It is not an own property, so it is never printed. */
  get syscall(): string | undefined {
    return this.#syscall
  }
}

/** Returns a copy of the innermost error, because "fetch failed" hides what happened. */
export const copyForeignError = (cause: unknown): ForeignError => {
  const inner = findInnermost(cause)
  return inner instanceof ForeignError ? inner : new ForeignError(inner)
}

/** Returns the copy for an error of this SDK that was made with a cause; undefined if it was made without one. */
export const copyCauseOf = ({ cause }: { readonly cause?: unknown }): ForeignError | undefined =>
  cause === undefined ? undefined : copyForeignError(cause)

const deepestCause = 8

/** Returns the deepest cause; of several connection attempts, that of the first. */
const findInnermost = (cause: unknown, depth = 0): unknown => {
  if (depth === deepestCause || cause instanceof ForeignError) return cause
  if (cause instanceof AggregateError && cause.errors.length > 0) {
    return findInnermost(cause.errors[0], depth + 1)
  }
  const inner: unknown = Predicate.hasProperty(cause, "cause") ? cause.cause : undefined
  return inner === undefined || inner === null ? cause : findInnermost(inner, depth + 1)
}

const textOf = (cause: unknown, property: "code" | "message" | "name" | "syscall"): string | undefined => {
  const value: unknown = Predicate.hasProperty(cause, property) ? cause[property] : undefined
  return Predicate.isString(value) ? value : undefined
}

/** Accepts what a class or a code is called, because an unknown library may put anything there. */
const isName = (text: string | undefined): text is string => text !== undefined && /^\w{1,60}$/.test(text)

const longestMessage = 200

/**
 * Keeps one line of the message, without what may be a copy of the input: the text in double quotes that `JSON.parse`
 * adds, the arguments that Redis adds, and the user and password of a URL.
 */
const redactMessage = (message: string): string =>
  shorten(
    message
      .replace(/[\r\n].*/s, "")
      .replace(/,? with args beginning with.*/s, "")
      .replace(/".*"?/, '"…"')
      .replace(/\/\/[^/\s]*@/g, "//")
      .replace(/[^\x20-\x7e…]/g, "?"),
    longestMessage
  )
