/**
 * Prints errors with message and stack, and adds the message to their JSON. By default, Effect prints their fields
 * only.
 */

/** The method that Node, Bun and Deno call when they print a value. */
const printed = Symbol.for("nodejs.util.inspect.custom")

const fieldsOf = ({ cause, ...fields }: Error): object => ({
  ...Object.fromEntries(Object.entries(fields).filter(([name]) => name !== "_tag")),
  ...(cause === undefined ? {} : { cause })
})

const framesOf = (error: Error): string => {
  const start = error.stack?.search(/^ +at /m) ?? -1
  return start < 0 ? "" : `\n${error.stack?.slice(start)}`
}

type Print = (value: unknown, options: unknown) => string

/** Adds message and stack to the printed form of a class, and the message to its JSON. */
export const printReadably = ({ prototype }: { readonly prototype: Error }): void => {
  Object.defineProperties(prototype, {
    toJSON: {
      value(this: Error) {
        return { ...this, message: this.message }
      }
    },
    [printed]: {
      value(this: Error, _depth: number, options: unknown, print: Print) {
        return `${this.name}: ${this.message}${framesOf(this)} ${print(fieldsOf(this), options)}`
      }
    }
  })
}
