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

/** Fails if a field exists in none of the items. */
export const checkFields = (
  fields: ReadonlyArray<string>,
  items: ReadonlyArray<object>
): Effect.Effect<void, UsageError> =>
  Effect.forEach(
    items.length === 0 ? [] : fields,
    (field) => {
      const [name = ""] = field.split(".")
      if (items.some((item) => Object.hasOwn(item, name))) return Effect.void
      const known = new Set(items.flatMap(Object.keys))
      const [near] = nearest(name, known)
      return Effect.fail(
        new UsageError({
          message: `--fields: there is no field "${name}"${near === undefined ? "" : `; the nearest is ${near}`}`,
          hint: `Fields are ${[...known].toSorted().join(", ")}.`
        })
      )
    },
    { discard: true }
  )
