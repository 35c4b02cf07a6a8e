/**
 * A Redis server of one test: started on a free port, killed and restarted by the test.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { describe } from "@effect/vitest"
import { Context, Effect, Layer, Schedule } from "effect"
import * as NodeRedis from "@effect/platform-node/NodeRedis"
import { Redis } from "effect/persistence"
import { BeatportConfig, RateLimiter, TokenStore } from "effect-beatport"

const program = (process.env["PATH"] ?? "")
  .split(delimiter)
  .map((directory) => join(directory, "redis-server"))
  .find((path) => existsSync(path))

/** What there is to do where there is none; undefined where there is one. `.ci/run` installs it and requires it. */
const missing =
  program === undefined ? "redis-server is not installed: apt-get install redis-server" : undefined

if (missing !== undefined && process.env["REDIS_REQUIRED"] !== undefined) throw new Error(missing)

/** Tests that need a server. Where there is none they are skipped, and their name says why. */
export const describeWithRedis = (name: string, tests: () => void): void => {
  describe.skipIf(missing !== undefined)(missing === undefined ? name : `${name} (${missing})`, tests)
}

/** A server that keeps what it is told on disk until its scope ends; `cluster` makes it all of a cluster. */
const make = Effect.fnUntraced(function* ({ cluster = false } = {}) {
  const directory = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "redis-"))),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
  const port = yield* freePort
  let running: ChildProcess | undefined

  const start = Effect.callback<void>((resume) => {
    const child = spawn(
      program ?? "redis-server",
      Object.entries({
        port: String(port),
        bind: "127.0.0.1",
        dir: directory,
        save: "",
        appendonly: "yes",
        appendfsync: "always",
        "cluster-enabled": cluster ? "yes" : "no"
      }).flatMap(([option, value]) => [`--${option}`, value]),
      { stdio: ["ignore", "pipe", "inherit"] }
    )
    running = child
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resume(Effect.void)
    })
    child.once("exit", (code) => resume(Effect.die(new Error(`redis-server ended with ${code}`))))
  })

  const signal = (name: NodeJS.Signals) => Effect.sync(() => running?.kill(name))

  /** Kills it as a crash would. */
  const kill = Effect.callback<void>((resume) => {
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) resume(Effect.void)
    else {
      running.once("close", () => resume(Effect.void))
      running.kill("SIGKILL")
    }
  })

  yield* Effect.addFinalizer(() => kill)
  yield* start
  if (cluster) yield* assignSlots(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    /** Starts it again, with all that it was told. */
    start,
    /** Starts it again with nothing. */
    startEmpty: Effect.andThen(
      Effect.sync(() => rmSync(join(directory, "appendonlydir"), { recursive: true, force: true })),
      start
    ),
    /** Suspends it: connections stay open, and no command gets a response. */
    freeze: signal("SIGSTOP"),
    thaw: signal("SIGCONT")
  }
})

/** The server. */
export class RedisServer extends Context.Service<RedisServer, Effect.Success<ReturnType<typeof make>>>()(
  "test/integration/RedisServer"
) {
  static readonly layer = Layer.effect(RedisServer, make())
  static readonly layerCluster = Layer.effect(RedisServer, make({ cluster: true }))
}

/** A connection of its own, as another process has one. */
export const connection = Layer.unwrap(
  Effect.map(RedisServer, ({ url }) => Layer.fresh(NodeRedis.layer({ url, disableOfflineQueue: true })))
)

/** How far the clocks of two machines may seem to be apart that are one: they are read to the millisecond. */
export const blink = 20

/**
 * The slots that came too early, if the first could come at this time. What comes late, on a machine that is busy with
 * other tests, makes none of them early.
 */
export const tooEarly = (turns: ReadonlyArray<number>, first: number, pace: number): ReadonlyArray<number> =>
  turns.map((turn, index) => turn - (first + index * pace)).filter((lead) => lead < -blink)

let serial = 0

/** A key that no other test has. */
export const newKey = Effect.sync(() => `test-${(serial += 1)}`)

/** Says something to Redis. */
export const command = <A = unknown>(name: string, ...args: ReadonlyArray<string>) =>
  Effect.flatMap(Redis.Redis, (redis) => redis.send<A>(name, ...args)).pipe(Effect.provide(connection))

/** A store over a connection of its own. */
export const storeOf = (key: string) =>
  Effect.map(
    Layer.build(Layer.fresh(TokenStore.layerRedis({ key })).pipe(Layer.provide(connection))),
    Context.get(TokenStore)
  )

/** A pace over a connection of its own. */
export const paceOf = (
  key: string,
  pace: number,
  options: { readonly whenUnreachable?: "fail" | "local" } = {}
) =>
  Effect.map(
    Layer.build(
      Layer.fresh(RateLimiter.layerRedis({ key, ...options })).pipe(
        Layer.provide([connection, BeatportConfig.layer({ pace })])
      )
    ),
    Context.get(RateLimiter)
  )

/** Makes a server the only one of its cluster. */
const assignSlots = (port: number) =>
  Effect.flatMap(Redis.Redis, ({ send }) =>
    Effect.andThen(
      send("CLUSTER", "ADDSLOTSRANGE", "0", "16383"),
      Effect.repeat(send<string>("CLUSTER", "INFO"), {
        until: (info) => info.includes("cluster_state:ok"),
        schedule: Schedule.spaced("50 millis")
      })
    )
  ).pipe(Effect.provide(NodeRedis.layer({ url: `redis://127.0.0.1:${port}` })), Effect.orDie)

const freePort = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    server.close(() =>
      resume(
        typeof address === "object" && address !== null
          ? Effect.succeed(address.port)
          : Effect.die(new Error("There is no port"))
      )
    )
  })
})
