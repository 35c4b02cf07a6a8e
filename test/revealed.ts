/**
 * A value with its secrets in the open, for comparing: to vitest two `Redacted` are equal whatever they hold.
 */
import { Option, Predicate, Redacted } from "effect"

export const revealed = (value: unknown): unknown => {
  if (Redacted.isRedacted(value)) return { secret: Redacted.value(value) }
  if (Option.isOption(value)) return Option.map(value, revealed)
  if (Array.isArray(value)) return value.map(revealed)
  return Predicate.isObject(value) && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(inner)]))
    : value
}
