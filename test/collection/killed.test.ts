import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { undoTags } from "effect-beatport/collection"
import { type AudioFormat, hasFfmpeg, makeAudio } from "./audio.ts"
import { audioHash, fileHash, folder, probe } from "./tagging.ts"

const script = fileURLToPath(new URL("killedWhileTagging.ts", import.meta.url))

const run = (file: string, journal: string, moment: number) =>
  spawnSync(process.execPath, [script, file, journal, String(moment)], { encoding: "utf8" })

/** Half of them for a format that is written here, half for one that TagLib writes. */
const moments = 25

describe.skipIf(!hasFfmpeg)("a process that is killed while it writes tags", () => {
  it.effect.each(["mp3", "flac"] as const satisfies ReadonlyArray<AudioFormat>)(
    "leaves the old or the new %s file, which the journal restores",
    (format) =>
      Effect.gen(function* () {
        const { at, fs } = yield* folder
        makeAudio(at(`old.${format}`), format, { title: "Old" }, 20)
        const original = fileHash(at(`old.${format}`))
        yield* fs.copyFile(at(`old.${format}`), at(`new.${format}`))
        const operations = Number(run(at(`new.${format}`), at("journal"), 0).stdout)
        assert.isAbove(operations, moments)
        const written = fileHash(at(`new.${format}`))
        assert.strictEqual(audioHash(at(`new.${format}`)), audioHash(at(`old.${format}`)))
        assert.strictEqual(probe(at(`new.${format}`)).tags.get("TITLE"), "New")

        const outcomes = new Set<string>()
        for (let index = 0; index < moments; index += 1) {
          const moment = 1 + Math.round((index * (operations - 1)) / (moments - 1))
          const [path, journal] = [at(`${index}/a.${format}`), at(`${index}/journal`)]
          yield* fs.makeDirectory(at(String(index)))
          yield* fs.copyFile(at(`old.${format}`), path)
          assert.strictEqual(run(path, journal, moment).signal, "SIGKILL", `moment ${moment}`)
          const hash = fileHash(path)
          assert.include([original, written], hash, `moment ${moment}`)
          outcomes.add(hash === original ? "old" : "new")
          if (yield* fs.exists(journal)) {
            yield* Stream.runDrain(undoTags(journal))
            assert.strictEqual(fileHash(path), original, `moment ${moment}`)
          } else {
            assert.strictEqual(hash, original, "a written file has a journal entry")
          }
        }
        assert.deepStrictEqual([...outcomes].toSorted(), ["new", "old"])
      }).pipe(Effect.provide(NodeServices.layer)),
    600_000
  )
})
