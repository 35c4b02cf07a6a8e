/**
 * A call under way: what it may draw from the seed, and what its requests meet.
 */
import { Context } from "effect"
import { below } from "./Dice.ts"
import type { Meeting } from "./Expected.ts"
import { plantedFor, type Planted } from "./Faults.ts"

/** One sending of a request. */
export interface Sending {
  /** Which request this is of its call, however often it is sent. */
  readonly key: string
  readonly column: string | undefined
  readonly planted: Planted | undefined
  readonly startedAt: number
  /** The status that came; undefined while none has, and for good where none does. */
  status: number | undefined
}

/** What is known of a kind of call before it is made. */
export interface Manner {
  readonly name: string
  /** The columns of the fault tables that its requests stand in, by method and path; those of no column meet nothing. */
  readonly columns: Readonly<Record<string, string>>
}

/** What is decided for a whole soak. */
export interface Odds {
  readonly seed: number
  /** The fraction of the responses that are faulty. */
  readonly faults: number
}

/** The name that the tables give to the absence of a fault. */
const unplanted = {
  fine: "nothing goes wrong",
  refused: "the token expires in flight",
  late: "the headers are too slow"
}

/** Faults whose response claims success. */
const lies: ReadonlySet<string> = new Set(["EmptyBody", "NoContent"])

const refusal = "401, the token is refused"
const notFound = "404, not found"

/** As many sendings as are remembered of a call that never ends. */
const remembered = 100

export class Call {
  /** Below zero where it is no call, but what all calls share: that never ends. */
  readonly index: number
  readonly manner: Manner
  readonly startedAt = performance.now()
  sendings: Array<Sending> = []
  /** How many there were, those included that are not remembered. */
  sent = 0
  /** Whether it began a sign-in or a refresh of a client that it shares. */
  hasRefreshed = false
  /** Of a call's parallel requests, the one that meets faults, and so how many times as many. */
  only: { readonly isIt: (url: URL) => boolean; readonly of: number } | undefined
  readonly #odds: Odds

  constructor(index: number, manner: Manner, odds: Odds) {
    this.index = index
    this.manner = manner
    this.#odds = odds
  }

  /** A whole number from 0 up to a limit, which is the call's own for what it is drawn for. */
  draw(limit: number, what: string): number {
    return below(limit, this.#odds.seed, this.index, what)
  }

  /** Takes note of a request that is about to be sent, and says what it is to meet. */
  sends(method: string, url: URL, root: string): Sending {
    const route = `${method} ${url.pathname.slice(root.length).replaceAll(/\d+/g, "*")}`
    // What has an id of this run in its path, or an address in its query, is known by its route alone.
    const key = route.startsWith("GET /catalog/") ? `${route}${url.search}` : route
    const column = this.manner.columns[route]
    const isSpared = column === undefined || this.only?.isIt(url) === false
    const before =
      this.index < 0
        ? this.sent
        : this.sendings.filter((sending) => sending.key === key && !isNeighbours(sending)).length
    const rate = this.#odds.faults * (before === 0 ? (this.only?.of ?? 1) : 1)
    const planted = isSpared ? undefined : plantedFor(rate, this.#odds.seed, this.index, key, before)
    const sending: Sending = {
      key,
      // Where a path names something, what is not there is that; the tables ask so with a reading call.
      column: planted?.name === notFound && route.includes("*") ? "read" : column,
      planted,
      startedAt: performance.now(),
      status: undefined
    }
    this.sent += 1
    this.sendings.push(sending)
    if (this.index < 0) this.sendings = this.sendings.slice(-remembered)
    return sending
  }

  /** What its requests met. A request that took as long as the timeout may have been late by itself: `isSlow`. */
  met(timeoutMillis: number, isSlow: boolean, endedAt: number): ReadonlyArray<Meeting> {
    return this.sendings.map((sending, index) => {
      const next = this.sendings.slice(index + 1).find(({ key }) => key === sending.key)
      const took = (next?.startedAt ?? endedAt) - sending.startedAt
      const rows = rowsOf(sending)
      return {
        key: sending.key,
        column: sending.column,
        rows: isSlow && took >= timeoutMillis ? [...rows, unplanted.late] : rows
      }
    })
  }

  /** Whether it was told that something is done which the server had not even looked at. */
  get wasLiedTo(): boolean {
    const trouble = this.sendings.at(-1)?.planted?.trouble
    return trouble?.at === "server" && lies.has(trouble.fault._tag)
  }

  /**
   * The faults that were planted for it, in the order of the requests' names: that is the same in every run. A request that other
   * calls overtook is sent again with the same fault, which counts once.
   */
  get planted(): ReadonlyArray<string> {
    return this.sendings
      .filter((sending) => !isNeighbours(sending))
      .flatMap(({ key, planted }) => (planted === undefined ? [] : [[key, planted.name] as const]))
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map((pair) => pair.join(": "))
  }
}

/** Whether a request was rejected because other calls refreshed the token while it was in flight. */
const isNeighbours = ({ planted, status }: Sending): boolean => status === 401 && planted?.name !== refusal

const rowsOf = (sending: Sending): ReadonlyArray<string> => {
  const { planted, status } = sending
  if (planted !== undefined) {
    // A refusal that was spoilt on its way is one or the other.
    return isNeighbours(sending) ? [planted.name, unplanted.refused] : [planted.name]
  }
  if (status === undefined) return []
  return [status === 401 ? unplanted.refused : unplanted.fine]
}

/** The call that a request is made for. */
export const CurrentCall = Context.Reference<Call | undefined>("test/soak/CurrentCall", {
  defaultValue: () => undefined
})
