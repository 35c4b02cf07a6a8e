/**
 * Errors that show themselves: with their message and stack where they are printed, and with their message where they
 * become JSON. Effect's own show only their fields.
 */

/** The name that Node, Bun and Deno look for when they print a value. */
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

/** Makes the errors of some classes show themselves. */
export const makeLegible = (classes: ReadonlyArray<{ readonly prototype: Error }>): void => {
  for (const { prototype } of classes) {
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
}
