/**
 * A list of tracks of any length, ordered by day, which the measurements walk through. It costs little per request, because each
 * page is text that differs from a template in ids and days only. Pages, counts and ranges of days follow the rules of the API.
 */

const largestPage = 100
const countCap = 10_000
const itemsPerDay = 350
const dayMillis = 86_400_000

/** The day of the oldest track. */
const firstDay = Date.UTC(2005, 0, 1)

/** The id of the oldest track. */
const firstId = 1_000_000

/** The rows of a range, as indices of the list from the oldest. */
interface Rows {
  readonly from: number
  /** The index after the last. */
  readonly to: number
}

const dayOf = (index: number): string =>
  new Date(firstDay + Math.floor(index / itemsPerDay) * dayMillis).toISOString().slice(0, 10)

const firstOfDay = (day: string): number => ((Date.parse(day) - firstDay) / dayMillis) * itemsPerDay

/** Returns the ids of the first tracks. */
export const idsOf = (tracks: number): ReadonlyArray<number> =>
  Array.from({ length: tracks }, (_, index) => firstId + index)

/** Makes a function that returns the body for the path and query of a request; undefined beyond the last page. */
export const makeLongList = (tracks: number, template: string) => {
  const write = writerOf(template)
  return (url: string): string | undefined => {
    const query = new URL(url, "http://localhost").searchParams
    const perPage = Math.min(largestPage, Number(query.get("per_page") ?? 10))
    const page = Number(query.get("page") ?? 1)
    const ids = query
      .get("id")
      ?.split(",")
      .map(Number)
      .filter((id) => id >= firstId && id < firstId + tracks)
    const rows = ids === undefined ? inDays(tracks, query.get("publish_date")) : { from: 0, to: ids.length }
    const count = Math.min(countCap, rows.to - rows.from)
    const pages = Math.max(1, Math.ceil(count / perPage))
    if (page > pages) return undefined
    const isOldestFirst = query.get("order_by") === "publish_date"
    const items = Array.from({ length: Math.min(perPage, count - (page - 1) * perPage) }, (_, at) => {
      const place = (page - 1) * perPage + at
      if (ids !== undefined) return write((ids[place] ?? firstId) - firstId)
      return write(isOldestFirst ? rows.from + place : rows.to - 1 - place)
    })
    const around = { next: null, previous: null, count, page: `${page}/${pages}`, per_page: perPage }
    return `{"results":[${items.join(",")}],${JSON.stringify(around).slice(1)}`
  }
}

const inDays = (tracks: number, range: string | null): Rows => {
  const [first = "", last = first] = range?.split(":") ?? []
  return {
    from: first === "" ? 0 : Math.max(0, firstOfDay(first)),
    to: last === "" ? tracks : Math.min(tracks, firstOfDay(last) + itemsPerDay)
  }
}

/** Cuts a track where its id and its day are, so that a row is written by joining texts. */
const writerOf = (template: string): ((index: number) => string) => {
  const track: unknown = JSON.parse(template)
  const marked = JSON.stringify(Object.assign({}, track, { id: "<id>", publish_date: "<day>" }))
  const parts = marked.split(/("<id>"|"<day>")/)
  return (index) =>
    parts
      .map((part) =>
        part === '"<id>"' ? String(firstId + index) : part === '"<day>"' ? `"${dayOf(index)}"` : part
      )
      .join("")
}
