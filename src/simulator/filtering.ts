/**
 * Applies the filters and orders of a query to rows.
 *
 * Each list has one table of its filters, with the field that each tests. A filter that the simulator ignores has the
 * reason in its place, so the compiler asks for a decision about every new filter.
 */
import { Array as Arr, Predicate, RegExp as Pattern, Struct } from "effect"
import type { Range } from "../schemas/Range.ts"

type Test<Row> = (row: Row) => boolean

/** Parameters of a list that select no rows. */
type Others = "order_by" | "page" | "per_page"

/** Defines for each filter of a list how a value selects rows, or why it is ignored. */
export type Filters<Query, Row> = {
  readonly [Name in Exclude<keyof Query, Others>]-?: ((value: NonNullable<Query[Name]>) => Test<Row>) | string
}

/** Returns the rows that pass all filters of a query, in their order. */
export const selectRows = <Query extends object, Row>(
  filters: Filters<Query, Row>,
  query: Query,
  rows: ReadonlyArray<Row>
): ReadonlyArray<Row> => {
  const tests = makeTests(filters, query)
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)))
}

/** Makes the test of a row against all filters of a query. */
export const makeTest = <Query extends object, Row>(
  filters: Filters<Query, Row>,
  query: Query
): Test<Row> => {
  const tests = makeTests(filters, query)
  return (row) => tests.every((test) => test(row))
}

const makeTests = <Query extends object, Row>(
  filters: Filters<Query, Row>,
  query: Query
): ReadonlyArray<Test<Row>> =>
  Struct.keys(filters).flatMap((name) => {
    const test = makeTestOf(filters, name, query[name])
    return test === undefined ? [] : [test]
  })

const makeTestOf = <Query, Row, Name extends Exclude<keyof Query, Others>>(
  filters: Filters<Query, Row>,
  name: Name,
  value: Query[Name]
): Test<Row> | undefined => {
  const filter = filters[name]
  return value === undefined || value === null || Predicate.isString(filter) ? undefined : filter(value)
}

type OneOrMany<A> = A | ReadonlyArray<A>

const isMany = <A>(value: OneOrMany<A>): value is ReadonlyArray<A> => Array.isArray(value)

/**
 * Tells whether the value or any of several values passes. A single value is not wrapped in an array, because this
 * runs for every row.
 */
const hasSome = <A>(value: OneOrMany<A>, test: (one: A) => boolean): boolean =>
  isMany(value) ? value.some(test) : test(value)

/** Tests for any of the ids or numbers, exactly. */
export const matchIds =
  <Row>(read: (row: Row) => OneOrMany<number | null>) =>
  (wanted: OneOrMany<number | string>): Test<Row> => {
    const set: ReadonlySet<number | null> = new Set(Arr.ensure(wanted).map(Number))
    const isWanted = (id: number | null) => set.has(id)
    return (row) => hasSome(read(row), isWanted)
  }

const lowerCase = (text: string) => text.toLowerCase()

/** Tests for a part of the field, in any case. */
export const matchPart =
  <Row>(read: (row: Row) => OneOrMany<string>) =>
  (wanted: OneOrMany<string>): Test<Row> => {
    const parts = Arr.ensure(wanted).map((part) => Pattern.escape(part))
    const pattern = new RegExp(parts.join("|"), "i")
    const isWanted = (text: string) => pattern.test(text)
    return (row) => hasSome(read(row), isWanted)
  }

/** Tests for the whole field, in any case. */
export const matchWhole =
  <Row>(read: (row: Row) => OneOrMany<string | null>) =>
  (wanted: OneOrMany<string>): Test<Row> => {
    const set = new Set(Arr.ensure(wanted).map(lowerCase))
    const isWanted = (text: string | null) => text !== null && set.has(lowerCase(text))
    return (row) => hasSome(read(row), isWanted)
  }

/** Tests for a boolean. */
export const matchFlag =
  <Row>(read: (row: Row) => boolean) =>
  (wanted: boolean): Test<Row> =>
  (row) =>
    read(row) === wanted

const isRange = <A>(value: A | Range<A>): value is Range<A> => Predicate.isObject(value)

/** Tests for a number or a range of numbers, both ends included. A row without the number never matches. */
export const matchNumbers =
  <Row>(read: (row: Row) => number | null) =>
  (wanted: number | Range<number>): Test<Row> => {
    const { from, to } = isRange(wanted) ? wanted : { from: wanted, to: wanted }
    return (row) => {
      const value = read(row)
      return value !== null && (from === undefined || value >= from) && (to === undefined || value <= to)
    }
  }

/**
 * Tests for a day or a range of days, both ends included. A datetime counts by its day in its own offset, so
 * `2026-09-24` finds the whole day.
 */
export const matchDays =
  <Row>(read: (row: Row) => string | null) =>
  (wanted: string | Range<string>): Test<Row> => {
    const { from, to } = isRange(wanted) ? wanted : { from: wanted, to: wanted }
    return (row) => {
      const day = read(row)?.slice(0, 10)
      return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to)
    }
  }

/** Returns the value by which a field orders rows. */
export type Sortable<Row> = (row: Row) => string | number

type FieldOf<Order> =
  Order extends ReadonlyArray<infer One>
    ? FieldOf<One>
    : Order extends `-${infer Field}`
      ? Field
      : Order & string

/** Defines each order that a list declares, by the name of the field. */
export type Orders<Query extends { readonly order_by?: unknown }, Row> = Readonly<
  Record<FieldOf<Query["order_by"]>, Sortable<Row>>
>

type AnyOrders<Row> = Readonly<Record<string, Sortable<Row>>>

/** A query that can name fields to order by. */
interface Ordered {
  readonly order_by?: OneOrMany<string> | undefined
}

/** Returns the rows that pass all filters of a query, in its order. Rows that are equal keep their order. */
export const selectSorted = <Query extends Ordered, Row>(
  filters: Filters<Query, Row>,
  orders: AnyOrders<Row>,
  query: Query,
  rows: ReadonlyArray<Row>
): ReadonlyArray<Row> => selectRows(filters, query, rows).toSorted(makeComparison(orders, query.order_by))

/**
 * Makes `selectSorted` for rows that do not change. Sorting sixty thousand rows takes longer than filtering them, so
 * the whole list is sorted once for each order, cached, and then filtered.
 */
export const makeSelection = <Query extends Ordered, Row>(
  filters: Filters<Query, Row>,
  orders: AnyOrders<Row>,
  rows: ReadonlyArray<Row>
) => {
  const known = new Map<string, ReadonlyArray<Row>>([["", rows]])
  return (query: Query): ReadonlyArray<Row> => {
    const name = Arr.ensure(query.order_by ?? []).join(",")
    const sorted = known.get(name) ?? rows.toSorted(makeComparison(orders, query.order_by))
    known.set(name, sorted)
    return selectRows(filters, query, sorted)
  }
}

/** Makes a comparison of rows by several fields, the first one first. */
export const makeComparison = <Row>(orders: AnyOrders<Row>, orderBy: Ordered["order_by"]) => {
  const steps = Arr.ensure(orderBy ?? []).map((field) => makeFieldComparison(orders, field))
  return (a: Row, b: Row): number => {
    for (const step of steps) {
      const order = step(a, b)
      if (order !== 0) return order
    }
    return 0
  }
}

const makeFieldComparison = <Row>(orders: AnyOrders<Row>, field: string) => {
  const descending = field.startsWith("-")
  const read = orders[descending ? field.slice(1) : field]
  const sign = descending ? -1 : 1
  return (a: Row, b: Row): number => {
    if (read === undefined) return 0
    const [left, right] = [read(a), read(b)]
    return left < right ? -sign : left > right ? sign : 0
  }
}
