/**
 * Assigns faults to requests: by rules in the order of their addition, or by the header that names a fault.
 */
import { Context, Effect, Layer, RegExp as Pattern } from "effect"
import { type Fault, namedFaults } from "./Fault.ts"

/** Selects the requests that get a fault. Default: the next request, once. */
export interface FaultRule {
  /** Number of requests that get the fault. Default 1; `"always"` until `clearFaults`. */
  readonly times?: number | "always" | undefined
  /** Interval between faulty requests: with 3, every third matching request gets the fault. Default 1. */
  readonly every?: number | undefined
  /** Number of matching requests before the first fault. Default 0. */
  readonly after?: number | undefined
  /** Only requests with this method. */
  readonly method?: string | undefined
  /**
   * Only requests to this path. A string is the path below the base URL, `"/catalog/tracks/"`, in which `*` matches
   * any characters: `"/auth/*"`. A regular expression is matched against the whole path, `/v4` included.
   */
  readonly path?: string | RegExp | undefined
  /** Only requests with all of these headers, for example those of one client. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Describes a request to the rules. */
export interface FaultTarget {
  readonly method: string
  /** Whole path, without the query. */
  readonly path: string
  /** Headers, by lower-case name. `x-simulator-fault` names a fault. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** Holds the current rules. */
export class FaultQueue extends Context.Service<
  FaultQueue,
  {
    /** Adds a rule after the existing ones. */
    readonly add: (fault: Fault, rule?: FaultRule) => Effect.Effect<void>
    /** Removes all rules. */
    readonly clear: Effect.Effect<void>
    /** Returns the fault of a request: the one that its header names, otherwise that of the first matching rule. */
    readonly next: (target: FaultTarget) => Effect.Effect<Fault | undefined>
  }
>()("effect-beatport/simulator/FaultQueue") {
  static readonly layer = Layer.sync(FaultQueue, () => {
    let rules: Array<Live> = []

    return FaultQueue.of({
      add: (fault, rule) => Effect.sync(() => void rules.push(isLive(fault, rule))),
      clear: Effect.sync(() => {
        rules = []
      }),
      next: (target) =>
        Effect.sync(() => {
          const named = namedFaults.get(target.headers["x-simulator-fault"] ?? "")
          if (named !== undefined) return named
          const fault = rules.find((rule) => mustFire(rule, target))?.fault
          rules = rules.filter(({ left }) => left > 0)
          return fault
        })
    })
  })
}

interface Live {
  readonly fault: Fault
  readonly matches: (target: FaultTarget) => boolean
  readonly every: number
  readonly after: number
  seen: number
  left: number
}

/** Tells whether a rule applies to this request, and counts the request. */
const mustFire = (rule: Live, target: FaultTarget): boolean => {
  if (rule.left === 0 || !rule.matches(target)) return false
  const turn = rule.seen++ - rule.after
  if (turn < 0 || (turn + 1) % rule.every !== 0) return false
  rule.left--
  return true
}

const isLive = (fault: Fault, rule: FaultRule | undefined): Live => {
  const path =
    rule?.path === undefined ? undefined : typeof rule.path === "string" ? makeGlob(rule.path) : rule.path
  const method = rule?.method?.toUpperCase()
  const headers = Object.entries(rule?.headers ?? {})
  return {
    fault,
    matches: (target) =>
      (method === undefined || method === target.method) &&
      (path === undefined || path.test(target.path)) &&
      headers.every(([name, value]) => target.headers[name.toLowerCase()] === value),
    every: Math.max(1, rule?.every ?? 1),
    after: rule?.after ?? 0,
    seen: 0,
    left: rule?.times === "always" ? Number.POSITIVE_INFINITY : (rule?.times ?? 1)
  }
}

const makeGlob = (pattern: string): RegExp => {
  const literal = pattern.split("*").map((part) => Pattern.escape(part))
  return new RegExp(`^(/v4)?${literal.join(".*")}$`)
}
