/**
 * Derives one set of operations from another: with spans, with promises, or with some of them replaced.
 *
 * The compiler cannot follow a type through a loop over the members of an object. So the functions here return `object`,
 * and each caller asserts the type of its result by a function that also checks it at run time.
 */
import { Predicate } from "effect"

/** An operation of a resource, whatever its arguments and its result are. */
export interface Operation {
  (...args: ReadonlyArray<unknown>): unknown
  /** The largest number of arguments; undefined for an operation that is not the SDK's own. */
  readonly arity?: number
}

/** Tells an operation from a resource. */
export const isOperation = (member: unknown): member is Operation => Predicate.isFunction(member)

/**
 * Replaces every operation of the resources, and of the resources inside them, by what `f` makes of it. The name of an
 * operation is the path to it: `tracks.get`, `library.playlists.sync`.
 */
export const mapOperations = (
  resources: object,
  f: (operation: Operation, name: string) => Operation,
  path = ""
): object =>
  Object.fromEntries(
    Object.entries(resources).map(([key, member]: [string, unknown]) => {
      const name = path === "" ? key : `${path}.${key}`
      if (isOperation(member)) return [key, keepArity(f(member, name), member)]
      if (Predicate.isObject(member)) return [key, mapOperations(member, f, name)]
      throw new TypeError(`${name} is neither an operation nor a resource`)
    })
  )

const keepArity = (mapped: Operation, { arity }: Operation): Operation =>
  arity === undefined ? mapped : Object.assign(mapped, { arity })

/** Asserts that an object made of a service by `mapOperations` has the type of the service. */
export function assertSameOperations<Service extends object>(
  mapped: object,
  service: Service
): asserts mapped is Service {
  requireMembers(mapped, Object.keys(service))
}

/** Throws if an object lacks one of these members. */
export const requireMembers = (built: object, names: ReadonlyArray<string>): void => {
  const missing = names.find((name) => !Predicate.isObjectKeyword(Reflect.get(built, name)))
  if (missing !== undefined) throw new TypeError(`${missing} is missing`)
}
