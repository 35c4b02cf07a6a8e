import { spawn } from "node:child_process"
import { readdirSync, statSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { describe, expect, layer } from "@effect/vitest"
import { Clock, Deferred, Effect, Fiber, FileSystem, Layer, Ref } from "effect"
import { UserDirectories } from "effect/persistence"
import { TestClock } from "effect/testing"
import { TokenStore, TokenStoreError } from "effect-beatport"

const node = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer, UserDirectories.layer)

const temporaryDirectory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())

/** A store of its own, as another process would have it. */
const storeIn = (directory: string) =>
  Effect.provide(TokenStore, Layer.fresh(TokenStore.layerFile({ path: `${directory}/token.json` })))

/** Moves the test's clock second by second until a fiber has ended, with time between for the real files. */
const clockUntil = Effect.fnUntraced(function* <A, E>(fiber: Fiber.Fiber<A, E>) {
  while (fiber.pollUnsafe() === undefined) {
    yield* TestClock.adjust("1 second")
    yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 3)))
  }
  return yield* Fiber.join(fiber)
})

const program = fileURLToPath(new URL("lockUser.ts", import.meta.url))

/** Another process. */
const start = (directory: string, ...task: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const child = spawn(process.execPath, [program, directory, ...task], {
        stdio: ["ignore", "pipe", "pipe"]
      })
      const complaints: Array<string> = []
      child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()))
      return {
        /** Until it says something. */
        speaks: Effect.callback<void>((resume) => {
          child.stdout.once("data", () => resume(Effect.void))
        }),
        /** What it complained about until it ended; empty where all went well. */
        ends: Effect.callback<string>((resume) => {
          const end = (code: number | null) =>
            resume(Effect.succeed(code === 0 ? "" : `ended with ${code}: ${complaints.join("")}`))
          if (child.exitCode === null) child.once("close", end)
          else end(child.exitCode)
        }),
        kill: Effect.callback<void>((resume) => {
          child.once("close", () => resume(Effect.void))
          child.kill("SIGKILL")
        }),
        child
      }
    }),
    ({ child }) => Effect.sync(() => child.kill("SIGKILL"))
  )

const writeCounter = (directory: string) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) => fs.writeFileString(`${directory}/counter`, "0"))

const readCounter = (directory: string) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) => Effect.map(fs.readFileString(`${directory}/counter`), Number))

describe("the file store's lock", () => {
  layer(node, { excludeTestServices: true })((it) => {
    describe("across processes", () => {
      it.effect("lets one process in at a time: none of six that count together loses a count", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          yield* writeCounter(directory)
          const processes = yield* Effect.forEach(Array.from({ length: 6 }), () =>
            start(directory, "count", "10")
          )
          const complaints = yield* Effect.forEach(processes, ({ ends }) => ends)
          expect(complaints.filter((complaint) => complaint !== "")).toEqual([])
          expect(yield* readCounter(directory)).toBe(60)
          expect(readdirSync(directory)).toEqual(["counter"])
        })
      )

      it.effect("is taken over from a process that was killed while it held it, by one at a time", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          yield* writeCounter(directory)
          const holder = yield* start(directory, "hold")
          yield* holder.speaks
          const waiting = yield* Effect.forEach(Array.from({ length: 3 }), () =>
            start(directory, "count", "3")
          )
          const { mtimeMs: touched } = statSync(`${directory}/token.json.lock`)
          yield* holder.kill
          const complaints = yield* Effect.forEach(waiting, ({ ends }) => ends)
          expect(complaints.filter((complaint) => complaint !== "")).toEqual([])
          expect(yield* readCounter(directory)).toBe(9)
          expect(readdirSync(directory)).toEqual(["counter"])
          // The holder is believed for five seconds since it touched the lock last.
          expect((yield* Clock.currentTimeMillis) - touched).toBeGreaterThanOrEqual(5000)
        })
      )
    })
  })

  layer(node)((it) => {
    describe("in time", () => {
      it.effect("is held for as long as the work takes, if the process lives", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          const [mine, theirs] = [yield* storeIn(directory), yield* storeIn(directory)]
          const entered = yield* Deferred.make<void>()
          const order = yield* Ref.make<ReadonlyArray<string>>([])
          const note = (what: string) => Ref.update(order, (before) => [...before, what])
          const holder = yield* Effect.forkChild(
            mine.withLock(
              Effect.gen(function* () {
                yield* Deferred.succeed(entered, undefined)
                yield* Effect.sleep("90 seconds")
                yield* note("the holder ends")
              })
            )
          )
          yield* Deferred.await(entered)
          const waiter = yield* Effect.forkChild(theirs.withLock(note("the waiter enters")))
          yield* clockUntil(waiter)
          yield* Fiber.join(holder)
          expect(yield* Ref.get(order)).toEqual(["the holder ends", "the waiter enters"])
        })
      )

      it.effect("is not waited for longer than two minutes, and then the error says what to look at", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          const [mine, theirs] = [yield* storeIn(directory), yield* storeIn(directory)]
          const entered = yield* Deferred.make<void>()
          const holder = yield* Effect.forkChild(
            mine.withLock(Effect.andThen(Deferred.succeed(entered, undefined), Effect.sleep("1 day")))
          )
          yield* Deferred.await(entered)
          const waiter = yield* Effect.forkChild(Effect.flip(theirs.withLock(Effect.void)))
          const began = yield* Clock.currentTimeMillis
          const error = yield* clockUntil(waiter)
          expect(error).toBeInstanceOf(TokenStoreError)
          expect(error).toMatchObject({ operation: "lock", location: `${directory}/token.json.lock` })
          expect(error.message).toContain("another process has held it for two minutes")
          expect((yield* Clock.currentTimeMillis) - began).toBeGreaterThan(120_000)
          yield* Fiber.interrupt(holder)
        })
      )

      it.effect.each([
        ["a lock", ["token.json.lock"]],
        ["a lock and the lock for taking it over", ["token.json.lock", "token.json.lock.break"]]
      ] as const)("takes over %s of a killed process, one waiter at a time", ([, left]) =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* Effect.forEach(left, (name) => fs.writeFileString(`${directory}/${name}`, "a dead one"))
          const inside = yield* Ref.make(0)
          const most = yield* Ref.make(0)
          const began = yield* Clock.currentTimeMillis
          const waiters = yield* Effect.forEach(Array.from({ length: 5 }), () =>
            Effect.flatMap(storeIn(directory), ({ withLock }) =>
              withLock(
                Effect.gen(function* () {
                  const now = yield* Ref.updateAndGet(inside, (n) => n + 1)
                  yield* Ref.update(most, (n) => Math.max(n, now))
                  yield* Effect.sleep("2 seconds")
                  yield* Ref.update(inside, (n) => n - 1)
                })
              )
            ).pipe(Effect.forkChild)
          )
          yield* Effect.forEach(waiters, clockUntil)
          expect(yield* Ref.get(most)).toBe(1)
          expect(readdirSync(directory)).toEqual([])
          // Five seconds of silence for each, and then two for each of the five.
          expect((yield* Clock.currentTimeMillis) - began).toBeGreaterThan(left.length * 5000 + 10_000)
        })
      )

      it.effect("is not taken over while a running process holds the lock for that", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.writeFileString(`${directory}/token.json.lock`, "a dead one")
          const { withLock } = yield* storeIn(directory)
          const waiter = yield* Effect.forkChild(withLock(Clock.currentTimeMillis))
          for (let second = 0; second < 30; second += 1) {
            // A new owner each time, so that it is never silent for long.
            yield* fs.writeFileString(`${directory}/token.json.lock.break`, `somebody ${second}`)
            yield* TestClock.adjust("1 second")
            yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 3)))
          }
          yield* fs.remove(`${directory}/token.json.lock.break`)
          expect(yield* clockUntil(waiter)).toBeGreaterThanOrEqual(30_000)
        })
      )

      it.effect("is not taken over because the machine has slept: its holder has slept, too", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.writeFileString(`${directory}/token.json.lock`, "somebody")
          const { withLock } = yield* storeIn(directory)
          const waiter = yield* Effect.forkChild(withLock(Effect.void))
          const realTime = Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)))
          yield* realTime
          for (const slept of ["1 hour", "1 hour", "1 hour"] as const) {
            yield* TestClock.adjust(slept)
            yield* realTime
          }
          expect(yield* fs.readFileString(`${directory}/token.json.lock`)).toBe("somebody")
          yield* fs.remove(`${directory}/token.json.lock`)
          yield* clockUntil(waiter)
        })
      )

      it.effect("is not released by a holder that has lost it", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { withLock } = yield* storeIn(directory)
          yield* withLock(fs.writeFileString(`${directory}/token.json.lock`, "the next one"))
          expect(yield* fs.readFileString(`${directory}/token.json.lock`)).toBe("the next one")
        })
      )

      it.effect("is left by a waiter who gives up at any moment, without a file", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { withLock } = yield* storeIn(directory)
          for (let after = 0; after < 40; after += 1) {
            const fiber = yield* Effect.forkChild(withLock(Effect.never), { startImmediately: true })
            yield* Effect.repeat(Effect.yieldNow, { times: after })
            yield* Fiber.interrupt(fiber)
            expect(yield* fs.readDirectory(directory)).toEqual([])
          }
        })
      )
    })
  })
})
