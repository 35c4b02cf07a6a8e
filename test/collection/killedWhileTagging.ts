/**
 * Writes tags and kills itself before one of its operations on files: `node killedWhileTagging.ts FILE JOURNAL NUMBER`. With
 * the number 0 it is not killed, and prints how many operations there were.
 */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { Effect, FileSystem, Layer } from "effect"
import { planTags } from "../../src/collection/tags/planTags.ts"
import { writeTags } from "../../src/collection/tags/writeTags.ts"

const [, , file = "", journal = "", moment = "0"] = process.argv

let operations = 0

const counted = <A, E, R>(operation: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => {
    operations += 1
    if (operations === Number(moment)) process.kill(process.pid, "SIGKILL")
    return operation
  })

const files = Layer.effect(
  FileSystem.FileSystem,
  Effect.map(FileSystem.FileSystem, (fs): FileSystem.FileSystem => ({
    ...fs,
    chmod: (...args) => counted(fs.chmod(...args)),
    chown: (...args) => counted(fs.chown(...args)),
    copyFile: (...args) => counted(fs.copyFile(...args)),
    lstat: (...args) => counted(fs.lstat(...args)),
    open: (...args) =>
      Effect.map(counted(fs.open(...args)), (opened) => ({
        ...opened,
        stat: counted(opened.stat),
        sync: counted(opened.sync),
        read: (buffer, options) => counted(opened.read(buffer, options)),
        writeAll: (buffer) => counted(opened.writeAll(buffer))
      })),
    readDirectory: (...args) => counted(fs.readDirectory(...args)),
    remove: (...args) => counted(fs.remove(...args)),
    rename: (...args) => counted(fs.rename(...args)),
    stat: (...args) => counted(fs.stat(...args))
  }))
)

await Effect.runPromise(
  Effect.gen(function* () {
    yield* writeTags(yield* planTags(file, { title: "New", label: "Label" }), { journal })
  }).pipe(Effect.provide(files), Effect.provide([NodeFileSystem.layer, NodePath.layer]))
)
process.stdout.write(String(operations))
