/**
 * Files that arguments name and that cannot be read to an end.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { run, signedIn } from "./binary.ts"

const folder = mkdtempSync(join(tmpdir(), "beatport-given-"))
const pipe = join(folder, "pipe.csv")
execFileSync("mkfifo", [pipe])

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

layer(Simulator.layer())("a file that an argument names", (it) => {
  describe("which is a named pipe that no program writes to, or a device", () => {
    it.effect.each([
      ["match", pipe, "--plan"],
      ["match", pipe, "--format", "csv", "--plan"],
      ["match", "/dev/zero", "--format", "csv"],
      ["playlist", "sync", "1", pipe],
      ["playlist", "sync", "1", "/dev/zero"],
      ["simulator", "--catalogue", pipe]
    ])("is refused at once: %s %s %s %s", (args) =>
      Effect.gen(function* () {
        const { code, err, out } = yield* run(args, yield* signedIn(yield* Simulator))
        expect([2, 10]).toContain(code)
        expect(out).toBe("")
        expect(err).toContain("it is not an ordinary file")
      })
    )
  })

  it.effect("is refused if it is larger than what is read as a whole", () =>
    Effect.gen(function* () {
      const large = join(folder, "large.txt")
      writeFileSync(large, "")
      truncateSync(large, 300 * 1024 * 1024)
      const environment = yield* signedIn(yield* Simulator)
      for (const args of [
        ["login", "--from", large],
        ["playlist", "sync", "1", large]
      ]) {
        const { code, err } = yield* run(args, environment)
        expect({ args, code }).toEqual({ args, code: 2 })
        expect(err).toContain("it is larger than 256 MiB")
      }
    })
  )
})
