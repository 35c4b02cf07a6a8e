/**
 * The shape of JSON: which keys stand where, in which order, and which types their values have.
 */
import { Predicate } from "effect"

/** By path (`results[].genre.id`), what was found there. */
export interface Shape {
  /** `integer`, `number`, `boolean`, `null`, `object`, `array`; strings by what they look like. */
  readonly types: Map<string, Set<string>>
  /** Of each object, its keys in each order they were written in. */
  readonly keys: Map<string, Set<string>>
}

const looks: ReadonlyArray<readonly [string, RegExp]> = [
  ["a day", /^\d{4}-\d{2}-\d{2}$/],
  ["a moment in Denver", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}-0[67]:00$/],
  ["minutes and seconds", /^\d+:\d\d$/],
  ["an API URL", /^https:\/\/api\.beatport\.com\/v4\//],
  ["an API URL without a scheme", /^api\.beatport\.com\/v4\//],
  [
    "a picture's URL",
    /^https:\/\/geo-media\.beatport\.com\/image_size\/(\d+x\d+|\{w\}x\{h\})\/[0-9a-f-]{36}\.(jpg|png)$/
  ],
  ["a sample's URL", /^https:\/\/geo-samples\.beatport\.com\/track\/[0-9a-f-]{36}\.LOFI\.mp3$/],
  ["a page of pages", /^\d+\/\d+$/]
]

const typeOf = (value: unknown): string => {
  if (value === null) return "null"
  if (Array.isArray(value)) return "array"
  if (Predicate.isString(value)) return looks.find(([, pattern]) => pattern.test(value))?.[0] ?? "text"
  return Number.isInteger(value) ? "integer" : typeof value
}

const add = (to: Map<string, Set<string>>, path: string, what: string): void => {
  const there = to.get(path)
  if (there === undefined) to.set(path, new Set([what]))
  else there.add(what)
}

/** The shape of several values of one kind, together. */
export const shapeOf = (values: ReadonlyArray<unknown>): Shape => {
  const shape: Shape = { types: new Map(), keys: new Map() }
  const walk = (value: unknown, path: string): void => {
    add(shape.types, path, typeOf(value))
    if (Array.isArray(value)) {
      for (const one of value) walk(one, `${path}[]`)
    } else if (Predicate.isObject(value)) {
      add(shape.keys, path, Object.keys(value).join(" "))
      for (const [key, one] of Object.entries(value)) walk(one, path === "" ? key : `${path}.${key}`)
    }
  }
  for (const value of values) walk(value, "")
  return shape
}

/** What may differ between a recording and the simulator, by the last key of a path. */
export interface Allowed {
  /** Null in one and not in the other: the reference says it may be. */
  readonly nullable: ReadonlySet<string>
  /** Came after the recording was made. */
  readonly recent: ReadonlySet<string>
  /** Free text, which may look like anything. */
  readonly text: ReadonlySet<string>
}

/** Everything in which a shape is not that of a recording. */
export const differences = (recorded: Shape, served: Shape, allowed: Allowed): ReadonlyArray<string> => [
  ...differentKeys(recorded, served, allowed),
  ...differentTypes(recorded, served, allowed)
]

const differentKeys = (recorded: Shape, served: Shape, { recent }: Allowed): ReadonlyArray<string> =>
  Array.from(recorded.keys).flatMap(([path, orders]) => {
    const old = (key: string) => !recent.has(key)
    const without = (keys: string) => keys.split(" ").filter(old).join(" ")
    const known = new Set(Array.from(orders, without))
    return Array.from(served.keys.get(path) ?? [])
      .filter((keys) => !known.has(without(keys)))
      .map((keys) => `keys at ${path}: ${without(keys)}; recorded: ${[...known].join(" | ")}`)
  })

const differentTypes = (recorded: Shape, served: Shape, allowed: Allowed): ReadonlyArray<string> =>
  Array.from(recorded.types).flatMap(([path, types]) => {
    const key = path.split(/[.[]/).findLast((part) => part !== "" && part !== "]") ?? ""
    if (allowed.recent.has(key)) return []
    const found = served.types.get(path)
    // An empty list says nothing about its members.
    if (found === undefined) return path.includes("[]") ? [] : [`nothing at ${path}`]
    const wrong = Array.from(found).filter((type) => !fits(type, types, key, allowed))
    return wrong.length === 0 ? [] : [`${path} is ${wrong.join(", ")}; recorded: ${[...types].join(", ")}`]
  })

const fits = (
  type: string,
  recorded: ReadonlySet<string>,
  key: string,
  { nullable, text }: Allowed
): boolean => {
  if (recorded.has(type)) return true
  if (type === "null") return nullable.has(key)
  if (recorded.size === 1 && recorded.has("null")) return nullable.has(key)
  if (type === "integer" && recorded.has("number")) return true
  return text.has(key)
}
