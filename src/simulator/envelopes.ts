/**
 * Envelopes of lists. The server has four kinds, each with its own order of keys and its own irregularities.
 */
import type { HttpServerResponse } from "effect/http"
import { countCap } from "../schemas/Page.ts"
import * as Responses from "./responses.ts"

/** Number of items on a page by default. */
const defaultPerPage = 10

/**
 * Sets the largest number of items on a page. No larger page was recorded; it is assumed that the server reduces a
 * larger size instead of rejecting it.
 */
export const maximumPerPage = 100

/** Describes the request for a page of a list, as its handler receives it. */
export interface Asked {
  readonly query: { readonly page?: number | undefined; readonly per_page?: number | undefined }
  readonly request: {
    /** Path and query of the request. */
    readonly url: string
  }
}

/** The start and the end of a page. */
interface Cut {
  readonly from: number
  readonly to: number
  readonly page: number
  readonly per_page: number
  readonly count: number
  readonly pages: number
}

/** Returns the rows of a page, or undefined past the end of the list. The first page always exists. */
const cutPage = (count: number, { query }: Asked): Cut | undefined => {
  const { page = 1, per_page = defaultPerPage } = query
  const pages = Math.max(1, Math.ceil(count / per_page))
  if (page > pages) return undefined
  return { from: (page - 1) * per_page, to: Math.min(page * per_page, count), page, per_page, count, pages }
}

const limitCount = (length: number): number => Math.min(length, countCap)

const host = Responses.apiUrl.slice(0, -"/v4".length)

const withoutScheme = host.replace("https://", "")

/** Returns the request's URL with another page and its parameters in order, as the index-backed lists write it. */
const turnPage = ({ request }: Asked, page: number): string => {
  const [path = "", search = ""] = request.url.split("?", 2)
  const query = new URLSearchParams(search)
  query.set("page", String(page))
  return `${withoutScheme}${path}?${query.toString()}`
}

/**
 * Returns it as Django REST framework writes it: with the scheme, parameters sorted, and no `page` for the first
 * page.
 */
const turnPageByDjango = ({ request }: Asked, page: number): string => {
  const [path = "", search = ""] = request.url.split("?", 2)
  const query = new URLSearchParams(search)
  if (page === 1) query.delete("page")
  else query.set("page", String(page))
  query.sort()
  return `${host}${path}${query.size === 0 ? "" : `?${query.toString()}`}`
}

const makeIndexEnvelope = (asked: Asked, part: Cut) => ({
  next: part.page < part.pages ? turnPage(asked, part.page + 1) : null,
  previous: part.page > 1 ? turnPage(asked, part.page - 1) : null,
  count: part.count,
  page: `${part.page}/${part.pages}`,
  per_page: part.per_page
})

/**
 * Makes envelope A, of the lists from the search index: `results` first, `next` without a scheme.
 *
 * The index counts to 10,000. This was recorded on the lists of tracks and of a genre's tracks, and is assumed for
 * its other lists. The error response to later pages, and its text, are assumed.
 */
export const makeIndexedPage = <Row>(
  asked: Asked,
  rows: ReadonlyArray<Row>,
  write: (row: Row) => unknown
): HttpServerResponse.HttpServerResponse => {
  const part = cutPage(limitCount(rows.length), asked)
  if (part === undefined) return Responses.invalidPage
  return Responses.json({
    results: rows.slice(part.from, part.to).map(write),
    ...makeIndexEnvelope(asked, part)
  })
}

/** Makes envelope B, of the lists from the database: `results` last, `next` with a scheme. */
export const makeStoredPage = <Row>(
  asked: Asked,
  rows: ReadonlyArray<Row>,
  write: (row: Row) => unknown
): HttpServerResponse.HttpServerResponse => {
  const part = cutPage(rows.length, asked)
  if (part === undefined) return Responses.invalidPage
  return Responses.json({
    next: part.page < part.pages ? turnPageByDjango(asked, part.page + 1) : null,
    previous: part.page > 1 ? turnPageByDjango(asked, part.page - 1) : null,
    count: part.count,
    page: `${part.page}/${part.pages}`,
    per_page: part.per_page,
    results: rows.slice(part.from, part.to).map(write)
  })
}

/**
 * Makes envelope C, of the top lists: `page` is a number without the total, and `next` is present even on the last
 * page. A page past the end is empty (assumed).
 */
export const makeTopPage = <Row>(
  asked: Asked,
  rows: ReadonlyArray<Row>,
  write: (row: Row) => unknown
): HttpServerResponse.HttpServerResponse => {
  const { page = 1, per_page = defaultPerPage } = asked.query
  return Responses.json({
    next: turnPage(asked, page + 1),
    previous: page > 1 ? turnPage(asked, page - 1) : null,
    count: rows.length,
    page: String(page),
    per_page,
    results: rows.slice((page - 1) * per_page, page * per_page).map(write)
  })
}

/** Holds the results of a search for one type. */
export interface Found {
  readonly type: string
  readonly count: number
  /** Returns the items from one index to another, as JSON. */
  readonly slice: (from: number, to: number) => ReadonlyArray<unknown>
}

/**
 * Makes envelope A', of the search: items under the names of their types, then `order`, then as A. A search for
 * several types has one count for all of them, and each page has items of each type (assumed: no description of its
 * paging exists).
 */
export const makeSearchPage = (
  asked: Asked,
  types: ReadonlyArray<Found>
): HttpServerResponse.HttpServerResponse => {
  const part = cutPage(limitCount(Math.max(...types.map(({ count }) => count))), asked)
  if (part === undefined) return Responses.invalidPage
  return Responses.json({
    ...Object.fromEntries(types.map(({ type, slice }) => [type, slice(part.from, part.to)])),
    order: types.map(({ type }) => type),
    ...makeIndexEnvelope(asked, part),
    count: limitCount(types.reduce((sum, { count }) => sum + count, 0))
  })
}
