/**
 * Runs cells of the fault matrix: one call that meets one fault, over real HTTP.
 */
import { Cause, Clock, Duration, Effect, Exit, Option } from "effect"
import type { HttpClientRequest } from "effect/http"
import { type BeatportError, isBeatportError } from "effect-beatport"
import { Simulator, type SimulatorService } from "effect-beatport/simulator"
import { type Kind, type Target, Wrong } from "./Calls.ts"
import type { Trouble } from "./Faults.ts"
import * as Onlooker from "./Onlooker.ts"
import type { Often } from "./Table.ts"
import { type Before, inWorld, World } from "./World.ts"

/** What one call came to. */
export interface Outcome {
  /** As a cell of the table has it: `ok`, or an error and why. */
  readonly seen: string
  /** Requests that the client gave to the network for it. */
  readonly sent: number
  /** Requests that reached the server. */
  readonly arrived: number
  /** How often the server did what a writing call asked for. */
  readonly done: number
  /** What the same call comes to when the fault is over. */
  readonly after: string
  /** The secrets that came to light, with where they did. */
  readonly betrayed: ReadonlyArray<string>
}

/** The result of a call whose refresh token was used up by a lost response. */
const lost = "AuthenticationError (InvalidGrant)"

/** An outcome as a cell of the table has it. A dagger says that a login was lost with it. */
export const cellOf = ({ after, seen, sent }: Outcome): string =>
  `${seen}, ${sent}${after === "ok" ? "" : after === lost ? " †" : ` and then ${after}`}`

/** How a call ended, in the table's words. */
export const seenIn = (exit: Exit.Exit<unknown, BeatportError | Wrong>): string =>
  Exit.match(exit, {
    onSuccess: () => "ok",
    onFailure: (cause) => {
      const error = Option.getOrUndefined(Cause.findErrorOption(cause))
      if (error === undefined) return `DEFECT ${Cause.pretty(cause)}`
      if (!isBeatportError(error)) return `WRONG ${error.found}`
      const why = reasonOf(error)
      return why === undefined ? error._tag : `${error._tag} (${why})`
    }
  })

const reasonOf = (error: BeatportError): string | undefined => {
  switch (error._tag) {
    case "AuthenticationError":
    case "ForbiddenError":
    case "TransportError":
      return error.reason
    case "BeatportTimeoutError":
      return error.phase
    case "ServerError":
      return String(error.status)
    case "RateLimitError":
      // A date has no fractions of a second: one that is a second away may be none.
      return `${Math.max(1, Math.round(Duration.toSeconds(error.retryAfter)))} s${error.stated ? "" : ", guessed"}`
    case "ValidationError":
      return error.status === undefined ? "nothing sent" : String(error.status)
    case "TokenStoreError":
      return error.operation
    case "DecodeError":
    case "NotFoundError":
    case "UnavailableError":
      return undefined
  }
}

/** No cell takes longer, whatever goes wrong: one that does hangs. */
const patience = "1 minute"

/** What a call comes to when this happens to it. */
export const run = Effect.fnUntraced(function* (
  kind: Kind,
  trouble: Trouble,
  often: Often,
  secrets: Onlooker.Secrets
) {
  const simulator = yield* Simulator
  const onlooker = yield* Onlooker.make
  // What is done beside the client goes by the simulator's clock.
  const clock = yield* Clock.Clock
  const steady = Effect.provideService(Clock.Clock, clock)
  const prepare = steady(kind.prepare ?? Effect.succeed(0))
  const done = steady(kind.done ?? Effect.succeed(0))
  yield* simulator.clearFaults
  const prepared = yield* prepare
  const doneBefore = yield* done
  yield* simulator.clearRequests
  if (trouble.at === "server") {
    const { after, method, path } = kind.target
    const times = often === "once" ? 1 : "always"
    yield* simulator.fail(trouble.fault, { method, path, after, times })
  }
  const meeting = makeMeeting(kind.target, trouble, often, simulator)
  return yield* Effect.gen(function* () {
    const world = yield* World
    const first = yield* attempt(kind.call(prepared), clock)
    const sent = yield* world.sent
    const arrived = (yield* simulator.requests).length
    yield* simulator.clearFaults
    yield* meeting.end
    const doneOnce = (yield* done) - doneBefore
    const second = yield* attempt(Effect.flatMap(prepare, kind.call), clock)
    for (const request of yield* simulator.requests) Onlooker.overhear(secrets, request)
    onlooker.sees(first)
    onlooker.sees(second)
    const outcome: Outcome = {
      seen: seenIn(first),
      sent,
      arrived,
      done: doneOnce,
      after: seenIn(second),
      betrayed: Onlooker.betrayed(yield* onlooker.take, secrets)
    }
    return outcome
  }).pipe(
    inWorld({
      held: kind.held,
      config: {
        ...(kind.target.path === "/docs/" ? { clientId: "" } : {}),
        maxResponseBytes: 2_000_000,
        debug: true
      },
      canFail: trouble.at === "network",
      before: meeting.before
    }),
    onlooker.watched
  )
})

/** The end of a call. A clock that no test sets detects whether it hangs. */
const attempt = <A, R>(
  call: Effect.Effect<A, BeatportError | Wrong, R>,
  clock: Clock.Clock
): Effect.Effect<Exit.Exit<A, BeatportError | Wrong>, never, R> =>
  Effect.flatMap(Clock.Clock, (own) =>
    Effect.timeoutOrElse(Effect.provideService(call, Clock.Clock, own), {
      duration: patience,
      orElse: () => Effect.die(new Error("It hangs"))
    }).pipe(Effect.provideService(Clock.Clock, clock), Effect.exit)
  )

/** What happens to a call outside the simulator: on the way there, or just before a request leaves. */
const makeMeeting = (target: Target, trouble: Trouble, often: Often, simulator: SimulatorService) => {
  const isTarget = matcher(target, simulator)
  const waitForResponses = (sent: number): Effect.Effect<void> =>
    Effect.flatMap(simulator.requests, (requests) =>
      requests.filter(({ status }) => status !== undefined).length >= sent
        ? Effect.void
        : Effect.andThen(Effect.sleep(1), waitForResponses(sent))
    )
  // Time for the available part of a response to arrive.
  const arrived = (count: number): Effect.Effect<void> =>
    Effect.flatMap(simulator.requests, (requests) =>
      requests.length >= count ? Effect.sleep("40 millis") : Effect.andThen(Effect.sleep(1), arrived(count))
    )
  let seen = 0
  let over = false
  const before: Before = (request) =>
    Effect.gen(function* () {
      const { hurry, outage, sent } = yield* World
      const meets = !over && isTarget(request) && seen++ >= target.after
      yield* outage(meets && trouble.at === "network" ? trouble.outage : undefined)
      if (!meets) return
      if (often === "once") over = true
      const already = yield* sent
      // Earlier requests have their response, so that the fault meets a known request.
      if (seen === target.after + 1) yield* waitForResponses(already)
      if (trouble.at === "departure") yield* Effect.provideService(trouble.happens, Simulator, simulator)
      if ("isLate" in trouble) yield* Effect.forkChild(Effect.andThen(arrived(already + 1), hurry))
    })
  return { before, end: Effect.sync(() => void (over = true)) }
}

/** Whether a request is to the path that a fault is meant for. */
const matcher = ({ method, path }: Target, { baseUrl }: SimulatorService) => {
  const pattern = new RegExp(`^${path.replaceAll("*", "[^/]+")}$`)
  const root = new URL(baseUrl).pathname
  return (request: HttpClientRequest.HttpClientRequest): boolean =>
    request.method === method && pattern.test(new URL(request.url).pathname.slice(root.length))
}
