/**
 * Measures what a cache in Redis saves for many processes that read the same tracks.
 */
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Effect, Schema } from "effect"
import { startProcess } from "./Process.ts"
import { requestsOf, type Served } from "./Served.ts"
import { spread, type Spread } from "./Spread.ts"

/** Tells a process of the fleet what to read. */
export const FleetOrder = Schema.Struct({
  baseUrl: Schema.String,
  redis: Schema.String,
  cache: Schema.Boolean,
  tracks: Schema.Int
})

/** Reports the time of a call, in microseconds. */
export const FleetReport = Schema.Struct({ micros: Schema.Finite })

/** Holds one run of the fleet. */
export interface FleetRun {
  readonly cache: boolean
  readonly processes: number
  readonly calls: number
  readonly requests: number
  /** Time of a call, in microseconds. */
  readonly micros: Spread
}

const processes = 100
const tracks = 100

/** Processes that run at the same time. Each takes about 200 MB. */
const concurrent = 20

const program = fileURLToPath(new URL("fleetMember.ts", import.meta.url))

const freePort = Effect.callback<number>((resume) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address()
    server.close(() =>
      resume(Effect.succeed(typeof address === "object" && address !== null ? address.port : 0))
    )
  })
})

/** Starts a Redis that keeps nothing on disk; fails if it is not installed. */
const startRedis = Effect.gen(function* () {
  const port = yield* freePort
  const directory = yield* Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "beatport-bench-redis-"))),
    (path) => Effect.promise(() => rm(path, { recursive: true, force: true }))
  )
  const server = yield* Effect.acquireRelease(
    Effect.callback<ReturnType<typeof spawn>, Error>((resume) => {
      const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", directory]
      const child = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] })
      child.once("error", (cause) => resume(Effect.fail(cause)))
      child.stdout.on("data", (chunk: Buffer) => {
        if (chunk.includes("Ready to accept connections")) resume(Effect.succeed(child))
      })
    }),
    (child) => Effect.sync(() => child.kill())
  )
  return { server, url: `redis://127.0.0.1:${port}` }
})

/** Measures a fleet with and without a cache in Redis; undefined where Redis is not installed. */
export const measureFleet = (served: Served, progress: (line: string) => void) =>
  Effect.gen(function* () {
    const { url } = yield* startRedis
    return yield* Effect.forEach([false, true], (cache) =>
      Effect.gen(function* () {
        progress(`${processes} processes over Redis ${cache ? "with" : "without"} a cache`)
        const before = yield* requestsOf(served)
        const micros = yield* Effect.forEach(
          Array.from({ length: processes }),
          () =>
            Effect.gen(function* () {
              const member = yield* startProcess(program)
              yield* member.send({ baseUrl: served.baseUrl, redis: url, cache, tracks })
              const took = yield* Effect.flatMap(member.receive, Schema.decodeUnknownEffect(FleetReport))
              return took.micros
            }).pipe(Effect.scoped),
          { concurrency: concurrent }
        )
        const requests = (yield* requestsOf(served)) - before
        return {
          cache,
          processes,
          calls: processes * tracks,
          requests,
          micros: spread(micros)
        } satisfies FleetRun
      })
    )
  }).pipe(
    Effect.scoped,
    Effect.catch((error) => {
      progress(`no fleet: ${error.message}`)
      return Effect.succeed(undefined)
    })
  )
