/**
 * Processes that share a token file and are killed, as a crash or an impatient person does it: one at each step of its
 * way to a token, and many at any moment.
 */
import { appendFileSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import { describe, expect, layer } from "@effect/vitest"
import { Effect, FileSystem, Layer, Random } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { readDiary, tell } from "./fleet/diary.ts"
import type { Orders } from "./fleet/Orders.ts"
import { Fleet, type Process } from "./fleet/Process.ts"
import { isLogin } from "./fleet/requests.ts"
import { leave, stateOf, tokenUntil } from "./fleet/TokenFile.ts"

/** Another seed kills at other moments. */
const seed = process.env["KILL_SEED"] ?? "effect-beatport"

/** Token files that are used at the same time, each by processes of its own, and how many of those are killed. */
const lanes = 20
const kills = 7

const parts = Layer.mergeAll(Fleet.layer, Simulator.layer(), NodeFileSystem.layer)

const temporaryDirectory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())

/** What every process is told. */
const told = Effect.map(Simulator, ({ baseUrl, clientId }) => ({ baseUrl, clientId, pace: 0 }))

const credentials = Effect.map(Simulator, ({ account: { password, username } }) => ({
  account: { username, password }
}))

const hour = 3_600_000

describe("a process that is killed", () => {
  layer(parts, { excludeTestServices: true })((it) => {
    /** Runs one that dies at a step (0: it lives), and gives what it said. */
    const dying = Effect.fnUntraced(function* (tokenFile: string, task: "login" | "refresh", diesAt: number) {
      const { start } = yield* Fleet
      if (task === "refresh") yield* leave(tokenFile, yield* tokenUntil(Date.now() + hour))
      const orders = { ...(yield* told), ...(yield* credentials), task, tokenFile, diesAt }
      const victim = yield* start({ ...orders, name: `${task} ${diesAt}` })
      yield* victim.begin
      yield* victim.isGone
      return victim.lines()
    })

    /** The steps of a task, by name. */
    const stepsOf = Effect.fnUntraced(function* (task: "login" | "refresh") {
      const lines = yield* dying(join(yield* temporaryDirectory, "token.json"), task, 0)
      return lines.filter((line) => /^(before|after) /.test(line))
    })

    /** Kills one process at each step of a task, and looks what the next one finds. */
    const atEachStep = Effect.fnUntraced(function* (task: "login" | "refresh", next: Partial<Orders>) {
      const { start } = yield* Fleet
      const orders = { ...(yield* told), ...next }
      const { requests } = yield* Simulator
      const steps = yield* stepsOf(task)
      const found = yield* Effect.forEach(
        steps,
        Effect.fnUntraced(function* (_, index) {
          const tokenFile = join(yield* temporaryDirectory, "token.json")
          const lines = yield* dying(tokenFile, task, index + 1)
          const state = stateOf(tokenFile)
          const name = `after ${task} ${index + 1}`
          const successor = yield* start({ task: "token", ...orders, tokenFile, name })
          yield* successor.begin
          const { ended } = yield* successor.ends
          const drafts = readdirSync(join(tokenFile, "..")).filter((file) => file.endsWith(".tmp"))
          return { step: lines.at(-1)?.replace("dies ", ""), state, name, ended, drafts }
        }, Effect.scoped),
        { concurrency: 24 }
      )
      const loggedIn = new Set((yield* requests).filter(isLogin).map(({ headers }) => headers["user-agent"]))
      return { steps, found: found.map((one) => ({ ...one, loggedIn: loggedIn.has(one.name) })) }
    })

    it.effect(
      "while it refreshes leaves a refresh token that works, unless the server has responded and nothing is written yet",
      () =>
        Effect.gen(function* () {
          const { found, steps } = yield* atEachStep("refresh", { task: "refresh" })
          expect(found.map(({ step }) => step)).toEqual(steps)
          expect(found.filter(({ drafts, state }) => state !== "whole" || drafts.length > 0)).toEqual([])
          const responded = steps.indexOf("after POST /v4/auth/o/token/")
          const written = steps.indexOf("after writing the token")
          expect(responded).toBeGreaterThan(0)
          expect(written - responded).toBe(4)
          expect(found.map(({ ended }) => ended)).toEqual(
            steps.map((_, index) => (index >= responded && index < written ? "AuthenticationError" : "well"))
          )
        })
    )

    it.effect(
      "while it logs in leaves a token or none, and the next one logs in only where nothing is written yet",
      () =>
        Effect.gen(function* () {
          const { found, steps } = yield* atEachStep("login", yield* credentials)
          expect(found.map(({ step }) => step)).toEqual(steps)
          const written = steps.indexOf("after writing the token")
          const saved = steps.indexOf("after moving the token into its place")
          expect(found.map(({ drafts, ended, loggedIn, state }) => [ended, loggedIn, state, drafts])).toEqual(
            steps.map((_, index) => ["well", index < written, index < saved ? "absent" : "whole", []])
          )
        })
    )
  })
})

describe("processes that are killed at any moment", () => {
  layer(parts, { excludeTestServices: true })((it) => {
    const tasks: ReadonlyArray<Orders["task"]> = ["refresh", "refresh", "refresh", "token", "login"]

    /** From when on it may be killed. */
    const moments = [undefined, "inside", "before POST /v4/auth/o/token/", "saves", "saves"]

    const oneOf = <A>(choices: ReadonlyArray<A>) =>
      Effect.map(Random.nextIntBetween(0, choices.length - 1), (index) => choices[index])

    const killed = Effect.fnUntraced(function* (victim: Process) {
      yield* victim.begin
      const moment = yield* oneOf(moments)
      if (moment !== undefined) yield* victim.says(moment)
      yield* Effect.sleep(yield* Random.nextIntBetween(0, moment === undefined ? 200 : 12))
      yield* victim.kill
      return !(victim.lines().at(-1) ?? "").startsWith("{")
    })

    /** Uses a token file until so many have been killed over it; then one is left to end well. */
    const runLane = Effect.fnUntraced(function* (directory: string, number: number) {
      const { start } = yield* Fleet
      const orders = { ...(yield* told), ...(yield* credentials), diesAt: 0 }
      const tokenFile = join(directory, String(number), "token.json")
      const diary = join(directory, `${number}.diary`)
      const states: Array<string> = []
      let serial = 0

      const startOne = Effect.gen(function* () {
        const task = (yield* oneOf(tasks)) ?? "refresh"
        serial += 1
        return yield* start({ ...orders, task, tokenFile, diary, name: `${number}-${serial}-${task}` })
      })

      const startAndKill = Effect.gen(function* () {
        const victim = yield* startOne
        const isKilled = yield* killed(victim)
        appendFileSync(diary, `gone ${victim.name}\n`)
        states.push(stateOf(tokenFile))
        return isKilled
      })

      let count = 0
      while (count < kills) {
        // Now and then two are there at once, so that one waits for the other's lock.
        const both = (yield* Random.nextIntBetween(0, 3)) === 0
        const ends = yield* Effect.all(both ? [startAndKill, startAndKill] : [startAndKill], {
          concurrency: 2
        })
        count += ends.filter((isKilled) => isKilled).length
      }
      const survivor = yield* startOne
      yield* survivor.begin
      const { ended } = yield* survivor.ends
      return {
        ended,
        states: [...states, stateOf(tokenFile)],
        diary: readDiary(readFileSync(diary, "utf8"))
      }
    }, Effect.scoped)

    it.effect(
      `lose no token that was saved, and never hold the lock at the same time: ${lanes * kills} kills`,
      () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          const { requests } = yield* Simulator
          const found = yield* Effect.forEach(
            Array.from({ length: lanes }, (_, n) => n),
            (n) => runLane(directory, n).pipe(Random.withSeed(`${seed} ${n}`)),
            { concurrency: lanes }
          )
          const sent = yield* requests
          const stories = found.map(({ diary }) => tell(diary, sent))
          expect(stories.flatMap(({ wrongs }) => wrongs)).toEqual([])
          expect(found.flatMap(({ states }) => states).filter((state) => state === "broken")).toEqual([])
          expect(found.map(({ ended }) => ended)).toEqual(found.map(() => "well"))
          // It was worth it: all that is asserted has happened.
          for (const count of ["saved", "takenOver"] as const) {
            expect(stories.reduce((sum, story) => sum + story[count], 0)).toBeGreaterThan(0)
          }
        })
    )
  })
})
