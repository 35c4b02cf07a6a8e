/**
 * Which requests meet which fault: rules in the order they were made, and the header that asks for one by name.
 */
import { Context, Effect, Layer, RegExp as Pattern } from "effect"
import { type Fault, namedFaults } from "./Fault.ts"

/** Which requests a fault meets. Without anything: the next request, once. */
export interface FaultRule {
  /** How many requests meet it before the rule is used up. Default 1; `"always"` until `clearFaults`. */
  readonly times?: number | "always" | undefined
  /** Of the matching requests only each so-manieth: 3 spoils the third, the sixth, the ninth. Default 1. */
  readonly every?: number | undefined
  /** How many matching requests are spared first. Default 0. */
  readonly after?: number | undefined
  /** Only requests of this method. */
  readonly method?: string | undefined
  /**
   * Only requests to this path. A text is the path below the base URL, `"/catalog/tracks/"`, where a `*` stands for
   * anything: `"/auth/*"`; a regular expression is tried on the whole path, `/v4` included.
   */
  readonly path?: string | RegExp | undefined
  /** Only requests with all of these headers: those of one client among several. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** What a rule looks at. */
export interface FaultTarget {
  readonly method: string
  /** The whole path, without the query. */
  readonly path: string
  /** By their names in small letters. `x-simulator-fault` asks for a fault by its name. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** The rules in force. */
export class FaultQueue extends Context.Service<
  FaultQueue,
  {
    /** Adds a rule behind the ones there are. */
    readonly add: (fault: Fault, rule?: FaultRule) => Effect.Effect<void>
    /** Drops every rule. */
    readonly clear: Effect.Effect<void>
    /** The fault a request meets: what its header asks for, else that of the first rule that has one for it. */
    readonly next: (target: FaultTarget) => Effect.Effect<Fault | undefined>
  }
>()("effect-beatport/simulator/FaultQueue") {
  static readonly layer = Layer.sync(FaultQueue, () => {
    let rules: Array<Live> = []

    return FaultQueue.of({
      add: (fault, rule) => Effect.sync(() => void rules.push(live(fault, rule))),
      clear: Effect.sync(() => {
        rules = []
      }),
      next: (target) =>
        Effect.sync(() => {
          const named = namedFaults.get(target.headers["x-simulator-fault"] ?? "")
          if (named !== undefined) return named
          const fault = rules.find((rule) => fires(rule, target))?.fault
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

/** Whether a rule's turn has come; the rule counts along. */
const fires = (rule: Live, target: FaultTarget): boolean => {
  if (rule.left === 0 || !rule.matches(target)) return false
  const turn = rule.seen++ - rule.after
  if (turn < 0 || (turn + 1) % rule.every !== 0) return false
  rule.left--
  return true
}

const live = (fault: Fault, rule: FaultRule | undefined): Live => {
  const path =
    rule?.path === undefined ? undefined : typeof rule.path === "string" ? glob(rule.path) : rule.path
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

const glob = (pattern: string): RegExp => {
  const literal = pattern.split("*").map((part) => Pattern.escape(part))
  return new RegExp(`^(/v4)?${literal.join(".*")}$`)
}
