/**
 * Processes of one user that share a token file.
 */
import { execFileSync } from "node:child_process"
import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import { describe, expect, layer } from "@effect/vitest"
import { Effect, FileSystem, Layer } from "effect"
import { Simulator } from "effect-beatport/simulator"
import type { Orders } from "./fleet/Orders.ts"
import { Fleet } from "./fleet/Process.ts"
import { grantOf, isCall, isLogin, isTokenCall } from "./fleet/requests.ts"
import { leave, modeOf, stateOf, tokenUntil } from "./fleet/TokenFile.ts"

const parts = Layer.mergeAll(Fleet.layer, Simulator.layer(), NodeFileSystem.layer)

const temporaryDirectory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())

/** What every process is told. */
const told = Effect.map(Simulator, ({ baseUrl, clientId }) => ({ baseUrl, clientId, pace: 0 }))

const expired = Effect.suspend(() => tokenUntil(Date.now() - 1000))

const fresh = Effect.suspend(() => tokenUntil(Date.now() + 3_600_000))

describe("twenty processes with one token file", () => {
  layer(parts, { excludeTestServices: true })((it) => {
    /** Starts them, lets them all begin at once, and gives what came of each. */
    const runTwenty = Effect.fnUntraced(function* (orders: Omit<Orders, "name">) {
      const { start } = yield* Fleet
      const processes = yield* Effect.forEach(
        Array.from({ length: 20 }, (_, n) => `process-${n}`),
        (name) => start({ ...orders, name }),
        { concurrency: 4 }
      )
      yield* Effect.forEach(processes, ({ begin }) => begin)
      return yield* Effect.forEach(processes, ({ ends }) => Effect.map(ends, ({ ended }) => ended))
    })

    const allWell = Array.from({ length: 20 }, () => "well")

    it.effect("refresh an expired token once, and all continue", () =>
      Effect.gen(function* () {
        const { clearRequests, requests } = yield* Simulator
        const directory = yield* temporaryDirectory
        const tokenFile = join(directory, "token.json")
        yield* leave(tokenFile, yield* expired)
        yield* clearRequests
        expect(yield* runTwenty({ ...(yield* told), task: "call", tokenFile })).toEqual(allWell)
        const sent = yield* requests
        expect(sent.filter(isTokenCall).map((request) => [grantOf(request), request.status])).toEqual([
          ["refresh_token", 200]
        ])
        expect(sent.filter(isCall).map(({ status }) => status)).toEqual(allWell.map(() => 200))
        expect(sent).toHaveLength(21)
        expect(stateOf(tokenFile)).toBe("whole")
        expect(modeOf(tokenFile)).toBe("600")
        expect(readdirSync(directory)).toEqual(["token.json"])
      })
    )

    it.effect("refresh it once where the server refuses it", () =>
      Effect.gen(function* () {
        const { clearRequests, expireTokens, requests } = yield* Simulator
        const tokenFile = join(yield* temporaryDirectory, "token.json")
        yield* leave(tokenFile, yield* fresh)
        yield* expireTokens
        yield* clearRequests
        expect(yield* runTwenty({ ...(yield* told), task: "call", tokenFile })).toEqual(allWell)
        const sent = yield* requests
        expect(sent.filter(isTokenCall)).toHaveLength(1)
        expect(sent.filter((request) => isCall(request) && request.status === 200)).toHaveLength(20)
      })
    )

    it.effect("log in once where there is none", () =>
      Effect.gen(function* () {
        const { account, clearRequests, requests } = yield* Simulator
        const { password, username } = account
        const tokenFile = join(yield* temporaryDirectory, "below", "token.json")
        yield* clearRequests
        const orders = { ...(yield* told), account: { username, password }, tokenFile }
        expect(yield* runTwenty({ ...orders, task: "call" })).toEqual(allWell)
        expect((yield* requests).filter(isLogin)).toHaveLength(1)
        expect(stateOf(tokenFile)).toBe("whole")
        expect(modeOf(join(tokenFile, ".."))).toBe("700")
      })
    )
  })
})

/** A user other than root, because to root nothing is read-only. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined

/** Whether this user may mount a disk, as root may in most places. */
const mayMount = (() => {
  try {
    execFileSync("unshare", ["--mount", "true"], { stdio: "ignore" })
    return process.getuid?.() === 0
  } catch {
    return false
  }
})()

describe("a process whose token file", () => {
  layer(parts, { excludeTestServices: true })((it) => {
    const runOne = Effect.fnUntraced(function* (orders: Partial<Orders>) {
      const { start } = yield* Fleet
      const one = yield* start({ ...(yield* told), name: "one", task: "token", ...orders })
      yield* one.begin
      return yield* one.ends
    })

    /** A token file in its own directory without write permission. */
    const readOnly = Effect.fnUntraced(function* (
      token: Effect.Effect<Parameters<typeof leave>[1], never, Simulator>
    ) {
      const directory = join(yield* temporaryDirectory, "theirs")
      const tokenFile = join(directory, "token.json")
      mkdirSync(directory)
      yield* leave(tokenFile, yield* token)
      if (nobody !== undefined) {
        chmodSync(join(directory, ".."), 0o755)
        chownSync(tokenFile, nobody, nobody)
      }
      chmodSync(directory, 0o555)
      yield* Effect.addFinalizer(() => Effect.sync(() => chmodSync(directory, 0o755)))
      return { directory, tokenFile }
    })

    const asNobody = nobody === undefined ? {} : { runsAs: nobody }

    it.effect(
      "is in a directory it may not write to ends with what to do, and leaves the refresh token unused",
      () =>
        Effect.gen(function* () {
          const { clearRequests, requests } = yield* Simulator
          const { directory, tokenFile } = yield* readOnly(expired)
          yield* clearRequests
          const { ended, message, operation } = yield* runOne({ tokenFile, ...asNobody })
          expect({ ended, operation }).toEqual({ ended: "TokenStoreError", operation: "lock" })
          expect(message).toContain(
            `permission denied. Make ${directory} yours, or set BEATPORT_TOKEN_FILE to another place.`
          )
          expect(yield* requests).toEqual([])
        })
    )

    it.effect("is in a directory it may not write to uses a token that is fresh", () =>
      Effect.gen(function* () {
        const { tokenFile } = yield* readOnly(fresh)
        expect((yield* runOne({ tokenFile, ...asNobody })).ended).toBe("well")
      })
    )

    /** A disk of 64 kB that is gone with the scope. */
    const smallDisk = Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* Effect.acquireRelease(
        Effect.sync(() => execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", directory])),
        () => Effect.sync(() => execFileSync("umount", ["--lazy", directory]))
      )
      return directory
    })

    it.effect.runIf(mayMount)(
      "is on a full disk says so, leaves the refresh token unused, and works when there is room",
      () =>
        Effect.gen(function* () {
          const { clearRequests, requests } = yield* Simulator
          const directory = yield* smallDisk
          const tokenFile = join(directory, "token.json")
          yield* leave(tokenFile, yield* expired)
          const ballast = join(directory, "ballast")
          expect(() => writeFileSync(ballast, new Uint8Array(100_000))).toThrow("ENOSPC")
          yield* clearRequests
          const { ended, message } = yield* runOne({ tokenFile })
          expect(ended).toBe("TokenStoreError")
          expect(message).toContain("the disk is full. Make room and try again.")
          expect(yield* requests).toEqual([])
          expect(stateOf(tokenFile)).toBe("whole")
          rmSync(ballast)
          expect((yield* runOne({ tokenFile })).ended).toBe("well")
          expect(readdirSync(directory)).toEqual(["token.json"])
        })
    )

    it.effect.runIf(mayMount)("is on a read-only disk says so, and leaves the refresh token unused", () =>
      Effect.gen(function* () {
        const { clearRequests, requests } = yield* Simulator
        const directory = yield* smallDisk
        const tokenFile = join(directory, "token.json")
        yield* leave(tokenFile, yield* expired)
        execFileSync("mount", ["-o", "remount,ro", directory])
        yield* clearRequests
        const { ended, message } = yield* runOne({ tokenFile })
        expect(ended).toBe("TokenStoreError")
        expect(message).toContain("the disk is read-only. Set BEATPORT_TOKEN_FILE to a writable place.")
        expect(yield* requests).toEqual([])
      })
    )
  })
})
