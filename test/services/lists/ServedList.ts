/**
 * A list as the server serves it: filtered by day, ordered, counted to 10,000 and no further.
 */
import { Effect } from "effect"
import { Paged } from "../../../src/services/lists/Paged.ts"
import type { SlicedFilters } from "../../../src/services/lists/Slicing.ts"

export interface Item {
  readonly id: number
  readonly name: string
  readonly publish_date: string
}

const cap = 10_000

/** So many items, spread over days as `perDay` says: the number of items on each day, from 2026-01-01 on. */
export const itemsOf = (perDay: ReadonlyArray<number>): ReadonlyArray<Item> => {
  let id = 0
  return perDay.flatMap((count, day) => {
    const publish_date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)
    return Array.from({ length: count }, () => {
      id += 1
      // Names that are in another order than ids.
      return { id, name: `n${String((id * 7919) % 100_003).padStart(6, "0")}-${id}`, publish_date }
    })
  })
}

/** The list and how many times it was asked. */
export const served = (
  items: ReadonlyArray<Item>,
  filters: SlicedFilters & { readonly per_page?: number } = {}
) => {
  const asked: Array<string> = []
  const slices = new Map<string, ReadonlyArray<Item>>()
  const slice = (order: string, from: string, to: string): ReadonlyArray<Item> => {
    const name = `${order} ${from} ${to}`
    const known =
      slices.get(name) ??
      items
        .filter((item) => item.publish_date >= from && item.publish_date <= to)
        .toSorted(compare(order))
        .slice(0, cap)
    slices.set(name, known)
    return known
  }
  const list = Paged.sliced(
    filters,
    (query) =>
      Effect.sync(() => {
        const { order_by, page, per_page, publish_date } = query
        asked.push(JSON.stringify({ order_by, page, publish_date }))
        const range =
          typeof publish_date === "string" ? { from: publish_date, to: publish_date } : (publish_date ?? {})
        const order = typeof order_by === "string" ? order_by : (order_by?.[0] ?? "")
        const found = slice(order, range.from ?? "", range.to ?? "9999")
        return {
          results: found.slice((page - 1) * per_page, page * per_page),
          count: found.length,
          page: `${page}/${Math.ceil(found.length / per_page)}`,
          per_page
        }
      }),
    { dayOf: (item) => item.publish_date, overlap: 0 }
  )
  return { asked, list }
}

const compare = (order: string) => (a: Item, b: Item) => {
  const [x, y] = order.endsWith("name") ? [a.name, b.name] : [a.publish_date, b.publish_date]
  const sign = order.startsWith("-") ? -1 : 1
  // Within a day the server's order is its own.
  return x === y ? ((a.id * 31) % 97) - ((b.id * 31) % 97) || a.id - b.id : x < y ? -sign : sign
}
