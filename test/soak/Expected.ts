/**
 * What a call may come to, by what its requests met: the tables of docs/faults.md, put together.
 *
 * A cell is about one fault that happens to one request. Read beside its row for the same fault that lasts, it says
 * what that request does next: it is over, it is sent again, or it is sent again with a new token.
 */
import { Array as Arr } from "effect"
import * as Table from "../reliability/Table.ts"

/** What one sending of a request met. */
export interface Meeting {
  /** Which request this is of its call, however often it is sent. */
  readonly key: string
  /** Where the tables speak of such requests; undefined where they do not. */
  readonly column: string | undefined
  /** The rows that this may have been: several if the response does not tell, none without a response. */
  readonly rows: ReadonlyArray<string>
}

/** What follows when a request meets a fault. */
type Step =
  | { readonly next: "over"; readonly ending: string }
  /** With how it ends if it may not be sent again. */
  | { readonly next: "again" | "renewed"; readonly ending: string }

const nothing = "nothing goes wrong"

const readSteps = (): ReadonlyMap<string, Step> => {
  const steps = new Map<string, Step>()
  for (const title of ["Signing in", "Calls"] as const) {
    const once = Table.read(title, "once")
    const lasting = Table.read(title, "lasting")
    once.columns.forEach((column, index) => {
      const base = cellOf(once.rows.get(nothing)?.[index])
      for (const [row, cells] of once.rows) {
        const cell = cellOf(cells[index])
        const { ending } = cellOf(lasting.rows.get(row)?.[index])
        const more = cell.requests - base.requests
        steps.set(
          `${column}: ${row}`,
          cell.ending !== "ok" || more === 0
            ? { next: "over", ending: cell.ending }
            : { next: more === 1 ? "again" : "renewed", ending }
        )
      }
    })
  }
  return steps
}

/** A cell: how the call ends, and how many requests it makes. */
const cellOf = (cell: string | undefined) => {
  const [, ending = "", requests = ""] = /^(.+), (\d+)(?: †)?$/.exec(cell ?? "") ?? []
  if (ending === "") throw new Error(`The table has a cell that says nothing: ${String(cell)}`)
  return { ending, requests: Number(requests) }
}

const steps = readSteps()

/** What a fault makes of a request, if nothing comes after it. */
export const endingOf = (column: string, row: string): string => stepFor(column, row).ending

const stepFor = (column: string, row: string): Step => {
  const step = steps.get(`${column}: ${row}`)
  if (step === undefined) throw new Error(`The tables do not say what "${row}" does to "${column}"`)
  return step
}

/** What is known of the client. */
export interface Client {
  /** How many times one request is sent at most, new tokens apart. */
  readonly attempts: number
  /** Whether retries can end sooner, because there is a budget for them. */
  readonly isThrifty: boolean
  /** Set where the call shares its client with others: whether it began a refresh, which is not among its requests. */
  readonly sharedRefresh?: "begun" | "not begun"
}

/** The column of the refresh that a call begins itself. It is the only one that the call gets. */
const refresh = "renew for a read"

const unfinished = "unfinished"
const tooOften = "sent again when it was over"

/** When the call got a new token. It begins one refresh at most, and asks once more in an attempt that met a 401. */
type Refreshed = "never" | "before" | "in this attempt"

/** What one request of a call may have come to. */
const outcomes = (
  met: ReadonlyArray<Meeting>,
  client: Client,
  attempt = 1,
  refreshed: Refreshed = "never"
): ReadonlySet<string> => {
  const [first, ...rest] = met
  if (first?.column === undefined) return new Set([unfinished])
  const { column } = first
  const found = first.rows.map((row): ReadonlySet<string> => {
    const step = stepFor(column, row)
    const over = new Set([rest.length === 0 ? step.ending : tooOften])
    if (step.next === "renewed" && refreshed !== "in this attempt") {
      const later = outcomes(rest, client, attempt, "in this attempt")
      if (refreshed === "never") return later
      // A call may use the token that another call has got meanwhile.
      return client.sharedRefresh === undefined
        ? over
        : rest.length === 0
          ? new Set([...later, ...over])
          : later
    }
    if (step.next === "again" && attempt < client.attempts) {
      const later = outcomes(rest, client, attempt + 1, refreshed === "never" ? "never" : "before")
      return client.isThrifty && rest.length === 0 ? new Set([...later, step.ending]) : later
    }
    return over
  })
  return new Set(found.length === 0 ? [unfinished] : found.flatMap((set) => [...set]))
}

/**
 * The endings that a call may have. None where its requests should not have been sent like this, whatever it ended
 * with.
 */
export const endings = (met: ReadonlyArray<Meeting>, client: Client): ReadonlySet<string> => {
  const requests = Arr.groupBy(
    met.filter(({ column }) => column !== undefined),
    ({ key }) => key
  )
  const hasRefreshed =
    client.sharedRefresh === "begun" ||
    met.some(({ column, rows }) => column === refresh && rows.includes(nothing))
  const found = Object.values(requests).map((sendings) =>
    outcomes(sendings, client, 1, hasRefreshed ? "before" : "never")
  )
  if (found.some((each) => each.size === 1 && each.has(tooOften))) return new Set()
  const allowed = new Set(found.flatMap((each) => [...each]))
  // A call is well when all of its requests are.
  if (!found.every((each) => each.has("ok"))) allowed.delete("ok")
  allowed.delete(unfinished)
  allowed.delete(tooOften)
  return allowed
}
