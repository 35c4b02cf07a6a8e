/**
 * Many calls at once, with faults, for as long as one likes.
 */
import { Duration, Effect, Schedule } from "effect"
import { BeatportTimeoutError } from "effect-beatport"
import { fibers as countFibers } from "../reliability/Leftovers.ts"
import { seenIn } from "../reliability/Matrix.ts"
import { Backstage } from "./Backstage.ts"
import { Call, CurrentCall, type Odds } from "./Call.ts"
import * as Client from "./Client.ts"
import { CurrentDefects, type Defect, leftBy, shows } from "./Defects.ts"
import * as Items from "./Items.ts"
import { kindOf } from "./Kinds.ts"
import * as Machine from "./Machine.ts"
import { Outages, Traffic } from "./Network.ts"
import { complaintsAbout, type Point, type Result } from "./Result.ts"
import { Tally } from "./Tally.ts"

export interface SoakOptions extends Odds {
  /** How many calls, and the first of them. */
  readonly calls: number
  readonly first: number
  readonly fibers: number
  /** Ends it, whatever is left of the calls. */
  readonly minutes: number
  /** Whether the client has its retry budget and its circuit, and its sign-ins meet faults. */
  readonly isThrifty: boolean
  /** What is broken on purpose. */
  readonly defects: ReadonlySet<Defect>
}

/** Progress lines. */
export interface Progress {
  readonly calls: number
  readonly of: number
  readonly requests: number
  readonly faulty: number
  readonly wrong: number
  readonly seconds: number
  readonly megabytes: number
}

/** Who watches a soak, and may end it. */
export interface Spectator {
  readonly sees: (progress: Progress) => void
  readonly wantsToStop: () => boolean
}

/** Calls between two looks at what is open and held. */
const roundOf = (calls: number): number => Math.min(1000, Math.max(50, Math.ceil(calls / 10)))

const signIns = {
  name: "sign-ins of the shared client",
  columns: {
    "POST /auth/login/": "log in",
    "GET /auth/o/authorize/": "authorize",
    "POST /auth/o/token/": "refresh"
  }
}

/** What no call takes, whatever it meets: one that does hangs. */
const patience = "2 minutes"

/** An ending that nothing in a soak leads to. */
const strange = new BeatportTimeoutError({
  method: "GET",
  path: "/",
  phase: "total",
  limit: Duration.seconds(1)
})

/** Soaks the client. */
export const soak = Effect.fnUntraced(function* (options: SoakOptions, spectator: Spectator) {
  const startedAt = performance.now()
  const seconds = () => (performance.now() - startedAt) / 1000
  const shared = new Call(-1, options.isThrifty ? signIns : { ...signIns, columns: {} }, options)
  const tally = new Tally(shared, options.isThrifty)
  const traffic = Traffic.of({ sent: 0, faulty: 0, signIn: 0, overtaken: 0, shared })
  const items = yield* Items.make
  const { counted, running } = yield* countFibers
  const backstage = yield* Backstage
  const warnings: Array<string> = []
  const warn = (warning: Error) => void warnings.push(`${warning.name}: ${warning.message}`)
  process.on("warning", warn)
  const playlistsBefore = (yield* backstage.named()).length
  yield* backstage.arrived

  const points: Array<Point> = []
  const arrived = { requests: 0, twice: Array.of<string>() }
  let next = options.first
  const end = options.first + options.calls
  const isOver = () => next >= end || spectator.wantsToStop() || seconds() > options.minutes * 60

  const one = Effect.fnUntraced(function* (index: number) {
    const kind = kindOf(options.seed, index)
    const call = new Call(index, kind, options)
    const broken = (yield* shows("ending", index)) ? Effect.fail(strange) : Effect.void
    const exit = yield* kind
      .run(call)
      .pipe(
        Effect.andThen(broken),
        Effect.provideService(CurrentCall, call),
        Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.die(new Error("It hangs")) }),
        Effect.exit
      )
    tally.note(kind, call, seenIn(exit))
    yield* leftBy(index, backstage.served.baseUrl)
  })

  /** One of the fibers: call after call. */
  const fiber = (last: number): Effect.Effect<void, never, Effect.Services<ReturnType<typeof one>>> =>
    Effect.whileLoop({
      while: () => next < last && !isOver(),
      body: () => one(next++),
      step: () => undefined
    })

  const look = Effect.gen(function* () {
    const found = yield* backstage.arrived
    arrived.requests += found.requests
    arrived.twice.push(...found.twice)
    points.push({
      calls: tally.calls,
      megabytes: Machine.heap(),
      fibers: yield* running,
      sockets: Machine.sockets()
    })
  })

  const rounds = Effect.gen(function* () {
    const size = roundOf(options.calls)
    while (!isOver()) {
      const last = Math.min(end, next + size)
      yield* Effect.all(
        Array.from({ length: options.fibers }, () => fiber(last)),
        { concurrency: "unbounded", discard: true }
      )
      yield* look
    }
  })

  const show = Effect.sync(() =>
    spectator.sees({
      calls: tally.calls,
      of: options.calls,
      requests: traffic.sent,
      faulty: traffic.faulty,
      wrong: tally.wrong,
      seconds: seconds(),
      megabytes: points.at(-1)?.megabytes ?? 0
    })
  )

  const before = Machine.open()
  yield* rounds.pipe(
    Effect.provide(Client.shared),
    Effect.provide(Outages.layer),
    Effect.provideService(Client.Thrift, options.isThrifty),
    Effect.provideService(Traffic, traffic),
    Effect.provideService(Items.Items, items),
    Effect.provideService(CurrentDefects, options.defects),
    counted,
    Effect.raceFirst(Effect.repeat(show, Schedule.spaced("200 millis")).pipe(Effect.andThen(Effect.never)))
  )
  const open = yield* Machine.openSince(before)
  process.off("warning", warn)
  const { counted: found } = items
  const result: Omit<Result, "complaints"> = {
    seed: options.seed,
    fibers: options.fibers,
    faults: options.faults,
    seconds: seconds(),
    calls: tally.calls,
    isCutShort: spectator.wantsToStop() && next < end,
    kinds: tally.kinds,
    requests: {
      sent: traffic.sent,
      faulty: traffic.faulty,
      again: tally.again,
      signIn: traffic.signIn,
      overtaken: traffic.overtaken,
      arrived: arrived.requests,
      twice: arrived.twice
    },
    wrong: { count: tally.wrong, first: tally.firstWrong },
    byNeighbours: tally.byNeighbours,
    bySlowness: tally.bySlowness,
    items: { given: found.given, lost: found.lost, doubled: found.doubled },
    writes: { done: found.written, lost: found.writesLost, doubled: found.writesDoubled },
    playlistsLeft: Math.abs((yield* backstage.named()).length - playlistsBefore),
    left: { ...open, fibers: yield* running },
    points,
    warnings,
    story: tally.story
  }
  return { ...result, complaints: complaintsAbout(result) }
})
