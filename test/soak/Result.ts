/**
 * What came of a soak.
 */

/** What there was at a moment when no call was under way. */
export interface Point {
  /** Calls made until then. */
  readonly calls: number
  /** Of the heap, after everything that could be cleared away was. */
  readonly megabytes: number
  readonly fibers: number
  readonly sockets: number
}

/** A call that did not end as the tables say. */
export interface WrongEnding {
  readonly call: number
  readonly kind: string
  readonly ending: string
  /** How it might have ended. */
  readonly allowed: ReadonlyArray<string>
  /** What its requests met, in their order. */
  readonly met: ReadonlyArray<string>
}

/** How many are left when all is over. */
export interface Left {
  readonly fibers: number
  readonly sockets: number
  readonly timers: number
  readonly listeners: number
}

export interface Result {
  readonly seed: number
  readonly fibers: number
  /** The fraction of the responses that was to be faulty. */
  readonly faults: number
  readonly seconds: number
  readonly calls: number
  /** Whether it was ended before its time. */
  readonly isCutShort: boolean
  /** How often each kind of call ended how. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly requests: {
    /** Given to the network. */
    readonly sent: number
    /** That met a fault. */
    readonly faulty: number
    /** Sent again, with or without a new token. */
    readonly again: number
    /** Of the shared client, to sign in and to refresh its token. */
    readonly signIn: number
    /** Rejected because other calls had refreshed the token meanwhile. */
    readonly overtaken: number
    readonly arrived: number
    /** That arrived more often than they were sent. */
    readonly twice: ReadonlyArray<string>
  }
  /** How many calls did not end as the tables say, and the first of them. */
  readonly wrong: { readonly count: number; readonly first: ReadonlyArray<WrongEnding> }
  /** Endings that only others explain: a budget, a circuit, a sign-in that failed. */
  readonly byNeighbours: number
  /** Endings that only a machine without time explains: what timed out was no planted fault. */
  readonly bySlowness: number
  readonly items: { readonly given: number; readonly lost: number; readonly doubled: number }
  readonly writes: { readonly done: number; readonly lost: number; readonly doubled: number }
  /** Playlists that calls left at the server, though they should not have. */
  readonly playlistsLeft: number
  readonly left: Left
  readonly points: ReadonlyArray<Point>
  /** Warnings of Node's, such as that of too many listeners. */
  readonly warnings: ReadonlyArray<string>
  /** What every call met and how it ended, in short: the same for the same seed. */
  readonly story: string
  /** What is wrong, in words. */
  readonly complaints: ReadonlyArray<string>
}

/** As many megabytes as a heap may grow by while it does the same over and over: code that is compiled late is in it. */
const growthAllowed = 3

/** A shorter soak cannot tell whether the heap grows, because the first calls compile the code that they use. */
const callsToJudge = 4000

const lowest = (points: ReadonlyArray<Point>): number => Math.min(...points.map(({ megabytes }) => megabytes))

/**
 * How much the heap has grown since it was warm; undefined where that cannot be told yet. What is only there at times
 * is no growth: so it is the lowest of the later points beside the lowest of the earlier.
 */
export const growthOf = (points: ReadonlyArray<Point>): number | undefined => {
  const warm = points.filter(({ calls }) => calls >= callsToJudge / 4)
  const half = Math.floor(warm.length / 2)
  return half === 0 || (points.at(-1)?.calls ?? 0) < callsToJudge
    ? undefined
    : lowest(warm.slice(half)) - lowest(warm.slice(0, half))
}

/** What is wrong with a result, in words. */
export const complaintsAbout = (result: Omit<Result, "complaints">): ReadonlyArray<string> => {
  const { items, left, playlistsLeft, points, requests, warnings, writes, wrong } = result
  const growth = growthOf(points) ?? 0
  const idle = points[0]?.fibers ?? 0
  const counts: ReadonlyArray<readonly [number, string]> = [
    [wrong.count, "calls ended otherwise than the tables say"],
    [items.lost, "items were lost"],
    [items.doubled, "items came twice"],
    [writes.lost, "writes were acknowledged and not done"],
    [writes.doubled, "writes were done more than once"],
    [requests.twice.length, "requests arrived more often than they were sent"],
    [playlistsLeft, "playlists exist that no call created"],
    [left.fibers, "fibers are left"],
    [left.sockets, "sockets are left"],
    [left.timers, "timers are left"],
    [left.listeners, "listeners are left"],
    [Math.max(0, ...points.map(({ fibers }) => fibers - idle)), "fibers stayed between calls"],
    [warnings.length, "warnings came from Node"]
  ]
  return [
    ...counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])),
    ...(growth > growthAllowed ? [`the heap grew by ${growth.toFixed(1)} MB`] : [])
  ]
}
