/**
 * A process that shares a token store with others. Arguments: the directory, what to do, how often.
 *
 * - `count`: so many times, under the lock, adds one to a counter that is read, thought about and written.
 * - `hold`: takes the lock, says so, and never gives it back.
 *
 * Each holder creates the directory `inside` and removes it afterwards; if it exists already, two hold the lock, and
 * the process fails.
 */
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { Console, Effect, Layer } from "effect"
import { UserDirectories } from "effect/persistence"
import { TokenStore } from "../../../src/services/TokenStore.ts"

const [, , directory = "", task = "", times = "1"] = process.argv
const counter = `${directory}/counter`
const inside = `${directory}/inside`

const alone = Effect.acquireRelease(
  Effect.sync(() => mkdirSync(inside)),
  () => Effect.sync(() => rmdirSync(inside))
)

const count = Effect.gen(function* () {
  yield* alone
  const before = Number(readFileSync(counter, "utf8"))
  yield* Effect.sleep(3)
  writeFileSync(counter, String(before + 1))
}).pipe(Effect.scoped)

const hold = Effect.andThen(Console.log("held"), Effect.sleep("1 hour"))

const program = Effect.gen(function* () {
  const { withLock } = yield* TokenStore
  if (task === "hold") return yield* withLock(hold)
  return yield* Effect.repeat(withLock(count), { times: Number(times) - 1 })
})

await program.pipe(
  Effect.provide(
    TokenStore.layerFile({ path: `${directory}/token.json` }).pipe(
      Layer.provide([NodeFileSystem.layer, NodePath.layer, UserDirectories.layer])
    )
  ),
  Effect.runPromise
)
