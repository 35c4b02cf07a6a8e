/**
 * Fields of items, chosen by `--fields`.
 */
import { Effect, Predicate } from "effect"
import { UsageError } from "../CliFailure.ts"
import { nearest } from "../../schemas/nearest.ts"

/** Returns the value at a path such as `release.label.name`. A path through an array gives the value of each member. */
export const readValue = (item: unknown, path: string): unknown => {
  const [name = "", ...rest] = path.split(".")
  if (Array.isArray(item)) return item.map((member) => readValue(member, path))
  const value = Predicate.isObject(item) && Object.hasOwn(item, name) ? Reflect.get(item, name) : undefined
  return rest.length === 0 ? value : readValue(value, rest.join("."))
}

/** The text of a value in a table. */
export const writeText = (value: unknown): string => {
  if (value === undefined || value === null) return ""
  if (Array.isArray(value)) return value.map(writeText).join(", ")
  if (Predicate.isObject(value)) {
    return "name" in value ? writeText(value["name"]) : JSON.stringify(value)
  }
  return Predicate.isString(value) ? value : JSON.stringify(value)
}

/** Fails if a field, or a part of its path, exists in none of the items. Below null there is nothing to check by. */
export const checkFields = (
  fields: ReadonlyArray<string>,
  items: ReadonlyArray<object>
): Effect.Effect<void, UsageError> =>
  Effect.forEach(
    fields,
    (field) => {
      const unknown = findUnknownPart(field.split("."), items)
      if (unknown === undefined) return Effect.void
      const { known, name, parent } = unknown
      const [near] = nearest(name, known)
      const advice = near === undefined ? "" : `; the nearest is ${parent}${near}`
      return Effect.fail(
        new UsageError({
          message: `--fields: there is no field "${parent}${name}"${advice}`,
          hint:
            known.length === 0
              ? "What stands before it has no fields."
              : `Fields are ${known.map((key) => `${parent}${key}`).join(", ")}.`
        })
      )
    },
    { discard: true }
  )

/** A name that no object has, the path before it, and the names that exist there. */
interface UnknownPart {
  readonly parent: string
  readonly name: string
  readonly known: ReadonlyArray<string>
}

/** Returns the first part of a path that none of the values has. */
const findUnknownPart = (
  [name = "", ...rest]: ReadonlyArray<string>,
  values: ReadonlyArray<unknown>,
  parent = ""
): UnknownPart | undefined => {
  const present = values.flat().filter((value) => value !== null && value !== undefined)
  if (present.length === 0) return undefined
  const objects = present.filter(Predicate.isObject)
  const having = objects.filter((value) => Object.hasOwn(value, name))
  if (having.length === 0) {
    return { parent, name, known: [...new Set(objects.flatMap((value) => Object.keys(value)))].toSorted() }
  }
  return rest.length === 0
    ? undefined
    : findUnknownPart(
        rest,
        having.map((value): unknown => Reflect.get(value, name)),
        `${parent}${name}.`
      )
}
