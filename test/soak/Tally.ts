/**
 * Counts how calls end, and holds each to the tables.
 */
import { createHash } from "node:crypto"
import type { Call } from "./Call.ts"
import { attempts, timeoutMillis } from "./Client.ts"
import { endingOf, endings } from "./Expected.ts"
import type { Kind } from "./Kind.ts"
import type { WrongEnding } from "./Result.ts"

/** As many wrong endings as are told one by one. */
const told = 100

/** A sign-in that failed may have begun so long before the call that it failed. */
const signInMillis = 10 * timeoutMillis

export class Tally {
  calls = 0
  again = 0
  wrong = 0
  byNeighbours = 0
  bySlowness = 0
  readonly kinds: Record<string, Record<string, number>> = {}
  readonly firstWrong: Array<WrongEnding> = []
  #story = 0n
  readonly #isThrifty: boolean
  readonly #shared: Call

  /** `shared` are the sign-ins of the client that calls share. */
  constructor(shared: Call, isThrifty: boolean) {
    this.#shared = shared
    this.#isThrifty = isThrifty
  }

  /** Takes note of a call that is over. */
  note(kind: Kind, call: Call, ending: string): void {
    const endedAt = performance.now()
    this.calls += 1
    this.again += call.sendings.length - new Set(call.sendings.map(({ key }) => key)).size
    const ended = (this.kinds[kind.name] ??= {})
    ended[ending] = (ended[ending] ?? 0) + 1
    const words = `${call.index} ${kind.name}: ${call.planted.join(", ")}: ${ending}`
    // The order in which calls end is chance.
    this.#story ^= createHash("sha256").update(words).digest().readBigUInt64BE()

    const allowed = this.#allowed(kind, call, { isSlow: false, isThrifty: false }, endedAt)
    if (allowed.has(ending)) return
    if (this.#isThrifty && this.#byNeighbours(kind, call, endedAt).has(ending)) this.byNeighbours += 1
    else if (this.#allowed(kind, call, { isSlow: true, isThrifty: this.#isThrifty }, endedAt).has(ending)) {
      this.bySlowness += 1
    } else {
      this.wrong += 1
      if (this.firstWrong.length < told) {
        this.firstWrong.push({
          call: call.index,
          kind: kind.name,
          ending,
          allowed: [...allowed],
          met: call.sendings.map(
            ({ key, planted, status }) => `${key}: ${planted?.name ?? "nothing"}, ${status ?? "no response"}`
          )
        })
      }
    }
  }

  /** Everything noted so far, in short. */
  get story(): string {
    return this.#story.toString(16).padStart(16, "0")
  }

  #allowed(
    kind: Kind,
    call: Call,
    { isSlow, isThrifty }: { readonly isSlow: boolean; readonly isThrifty: boolean },
    endedAt: number
  ): ReadonlySet<string> {
    return endings(call.met(timeoutMillis, isSlow, endedAt), {
      attempts,
      isThrifty,
      ...(kind.isShared ? { sharedRefresh: call.hasRefreshed ? "begun" : "not begun" } : {})
    })
  }

  /** How a call may end that shares a retry budget, a circuit and a sign-in with others. */
  #byNeighbours(kind: Kind, call: Call, endedAt: number): ReadonlySet<string> {
    const sooner = this.#allowed(kind, call, { isSlow: false, isThrifty: true }, endedAt)
    if (!kind.isShared) return sooner
    const failed = this.#shared.sendings.flatMap(({ column, planted, startedAt }) =>
      column !== undefined && planted !== undefined && startedAt > call.startedAt - signInMillis
        ? [endingOf(column, planted.name)]
        : []
    )
    return new Set([...sooner, "UnavailableError", ...failed.filter((ending) => ending !== "ok")])
  }
}
