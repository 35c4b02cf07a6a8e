/**
 * Lists and their envelopes. The server has four kinds, with their own order of keys and their own lies.
 */
import type { HttpServerResponse } from "effect/http"
import { countCap } from "../schemas/Page.ts"
import * as Responses from "./responses.ts"

/** What the server puts on a page when it is not told. */
const defaultPerPage = 10

/** The most it puts on a page. Nobody has seen more; that it cuts, and does not refuse, is assumed. */
export const maximumPerPage = 100

/** A request for a page of a list. */
export interface Asked {
  /** The request's path and query. */
  readonly url: string
  readonly page?: number | undefined
  readonly per_page?: number | undefined
}

/** The whole list, newest first or as it was asked for, and how one of it is written. */
export interface Listed<Row> {
  readonly rows: ReadonlyArray<Row>
  readonly write: (row: Row) => unknown
}

/** Where a page begins and ends. */
interface Cut {
  readonly from: number
  readonly to: number
  readonly page: number
  readonly per_page: number
  readonly count: number
  readonly pages: number
}

/** A page of a list, or nothing where the list does not reach so far. The first page is always there. */
const cut = (count: number, asked: Asked): Cut | undefined => {
  const page = asked.page ?? 1
  const per_page = asked.per_page ?? defaultPerPage
  const pages = Math.max(1, Math.ceil(count / per_page))
  if (page > pages) return undefined
  return { from: (page - 1) * per_page, to: Math.min(page * per_page, count), page, per_page, count, pages }
}

const counted = (length: number): number => Math.min(length, countCap)

const host = Responses.apiUrl.slice(0, -"/v4".length)

const withoutScheme = host.replace("https://", "")

/** The request's own URL with another page, parameters in their order; the way of the index-backed lists. */
const turned = (asked: Asked, page: number): string => {
  const [path = "", search = ""] = asked.url.split("?", 2)
  const query = new URLSearchParams(search)
  query.set("page", String(page))
  return `${withoutScheme}${path}?${query.toString()}`
}

/** The same in Django REST framework's way: with the scheme, parameters sorted, and no `page` for the first. */
const turnedByDjango = (asked: Asked, page: number): string => {
  const [path = "", search = ""] = asked.url.split("?", 2)
  const query = new URLSearchParams(search)
  if (page === 1) query.delete("page")
  else query.set("page", String(page))
  query.sort()
  return `${host}${path}${query.size === 0 ? "" : `?${query.toString()}`}`
}

const indexEnvelope = (asked: Asked, part: Cut) => ({
  next: part.page < part.pages ? turned(asked, part.page + 1) : null,
  previous: part.page > 1 ? turned(asked, part.page - 1) : null,
  count: part.count,
  page: `${part.page}/${part.pages}`,
  per_page: part.per_page
})

/**
 * Envelope A, of the lists that come from the search index: `results` first, `next` without a scheme.
 *
 * The index counts to 10000 and no further: recorded on the lists of tracks and of a genre's tracks, assumed of the
 * other lists it serves. That pages beyond are refused, and in these words, is assumed.
 */
export const indexed = <Row>(asked: Asked, list: Listed<Row>): HttpServerResponse.HttpServerResponse => {
  const part = cut(counted(list.rows.length), asked)
  if (part === undefined) return Responses.invalidPage
  return Responses.json({
    results: list.rows.slice(part.from, part.to).map(list.write),
    ...indexEnvelope(asked, part)
  })
}

/** Envelope B, of the lists that come from the database: `results` last, `next` with a scheme. */
export const stored = <Row>(asked: Asked, list: Listed<Row>): HttpServerResponse.HttpServerResponse => {
  const part = cut(list.rows.length, asked)
  if (part === undefined) return Responses.invalidPage
  return Responses.json({
    next: part.page < part.pages ? turnedByDjango(asked, part.page + 1) : null,
    previous: part.page > 1 ? turnedByDjango(asked, part.page - 1) : null,
    count: part.count,
    page: `${part.page}/${part.pages}`,
    per_page: part.per_page,
    results: list.rows.slice(part.from, part.to).map(list.write)
  })
}

/**
 * Envelope C, of the top lists: `page` is a bare number and `next` is there even when nothing follows. A page past
 * the end is empty (assumed).
 */
export const top = <Row>(asked: Asked, list: Listed<Row>): HttpServerResponse.HttpServerResponse => {
  const page = asked.page ?? 1
  const per_page = asked.per_page ?? defaultPerPage
  return Responses.json({
    next: turned(asked, page + 1),
    previous: page > 1 ? turned(asked, page - 1) : null,
    count: list.rows.length,
    page: String(page),
    per_page,
    results: list.rows.slice((page - 1) * per_page, page * per_page).map(list.write)
  })
}

/** What a search found of one type. */
export interface Found {
  readonly type: string
  readonly count: number
  /** The items from one place to another, written. */
  readonly slice: (from: number, to: number) => ReadonlyArray<unknown>
}

/**
 * Envelope A', of the search: items under the names of their types, then `order`, then as A. With several types there
 * is one count for all, and each gives its own page of items (assumed: nobody has written down how that pages).
 */
export const found = (asked: Asked, types: ReadonlyArray<Found>): HttpServerResponse.HttpServerResponse => {
  const part = cut(counted(Math.max(...types.map(({ count }) => count))), asked)
  if (part === undefined) return Responses.invalidPage
  return Responses.json({
    ...Object.fromEntries(types.map(({ type, slice }) => [type, slice(part.from, part.to)])),
    order: types.map(({ type }) => type),
    ...indexEnvelope(asked, part),
    count: counted(types.reduce((sum, { count }) => sum + count, 0))
  })
}
