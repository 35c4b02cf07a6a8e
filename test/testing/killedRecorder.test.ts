/**
 * A process that records and is killed, and what a recording costs.
 */
import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { NodeFileSystem } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer } from "effect"
import { HttpClient, HttpClientResponse } from "effect/http"
import { Recorder } from "effect-beatport/testing"

const program = fileURLToPath(new URL("recordingProcess.ts", import.meta.url))

const temporaryFile = Effect.map(
  Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(tmpdir(), "killed-"))),
    (directory) => Effect.promise(() => rm(directory, { recursive: true, force: true }))
  ),
  (directory) => join(directory, "recording.json")
)

/** What each response holds beside its path: enough that a line is written in several parts. */
const filler = "x".repeat(50_000)

/** Serves each path as JSON. Returns the base URL. */
const server = Effect.map(
  Effect.acquireRelease(
    Effect.promise(
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const started = createServer((request, response) => {
            response.setHeader("content-type", "application/json")
            response.end(JSON.stringify({ path: request.url, filler }))
          })
          started.listen(0, "127.0.0.1", () => resolve(started))
        })
    ),
    (started) =>
      Effect.sync(() => {
        started.close()
        started.closeAllConnections()
      })
  ),
  (started) => {
    const address = started.address()
    if (address === null || typeof address === "string") throw new Error("The server has no port")
    return `http://127.0.0.1:${address.port}`
  }
)

/** Records in another process, and kills it when it has kept some responses. Returns how many it had kept for certain. */
const recordUntilKilled = (file: string, baseUrl: string, afterResponses: number) =>
  Effect.callback<number>((resume) => {
    const child = spawn(process.execPath, [program, file, baseUrl], {
      stdio: ["ignore", "pipe", "inherit"]
    })
    let kept = 0
    child.stdout.on("data", (chunk: Uint8Array) => {
      kept += Buffer.from(chunk).toString("utf8").split("\n").length - 1
      if (kept >= afterResponses) child.kill("SIGKILL")
    })
    child.once("close", (_code, signal) => {
      assert.strictEqual(signal, "SIGKILL")
      resume(Effect.succeed(kept))
    })
  })

const replay = (file: string, url: string) =>
  Effect.flatMap(HttpClient.HttpClient, (client) => client.get(url)).pipe(
    Effect.flatMap((response) => response.json),
    Effect.provide(
      Layer.fresh(Recorder.layer({ file, mode: "replay" })).pipe(Layer.provide(NodeFileSystem.layer))
    )
  )

describe("a recording", () => {
  it.live.each([1, 2, 7, 40])(
    "replays every response that a process had kept when it was killed after %i",
    (afterResponses) =>
      Effect.gen(function* () {
        const file = yield* temporaryFile
        const baseUrl = yield* server
        const kept = yield* recordUntilKilled(file, baseUrl, afterResponses)
        assert.isAtLeast(kept, afterResponses)
        for (const n of new Set([0, Math.floor(kept / 2), kept - 1])) {
          assert.deepStrictEqual(yield* replay(file, `${baseUrl}/${n}/`), { path: `/${n}/`, filler })
        }
      }).pipe(Effect.scoped)
  )

  it.effect("replays the complete lines of a file that ends at any byte", () =>
    Effect.gen(function* () {
      const file = yield* temporaryFile
      const fs = yield* FileSystem.FileSystem
      const texts: Array<string> = []
      yield* recordInMemory(file, 3, () =>
        Effect.promise(async () => texts.push(await readFile(file, "utf8")))
      )
      const whole = texts.at(-1) ?? ""
      const [head = "", ...lines] = whole.trimEnd().split("\n")
      assert.lengthOf(lines, 3)
      for (let end = head.length + 1; end <= whole.length; end++) {
        yield* fs.writeFileString(file, whole.slice(0, end))
        const complete = whole.slice(0, end).split("\n").length - 2
        const last = yield* Effect.exit(replay(file, `http://api.test/${complete - 1}/`))
        const next = yield* Effect.exit(replay(file, `http://api.test/${complete}/`))
        assert.strictEqual(last._tag, complete === 0 ? "Failure" : "Success", `byte ${end}`)
        assert.strictEqual(next._tag, "Failure", `byte ${end}`)
      }
    }).pipe(Effect.scoped, Effect.provide(NodeFileSystem.layer))
  )

  it.effect("is damaged if a line before the last is not complete", () =>
    Effect.gen(function* () {
      const file = yield* temporaryFile
      const fs = yield* FileSystem.FileSystem
      const head = '{"format":"effect-beatport recording","version":1,"unfinished":true}'
      yield* fs.writeFileString(file, `${head}\n{"slot":0,"excha\n{"slot":1}\n`)
      const failure = yield* Effect.flip(replay(file, "http://api.test/"))
      assert.strictEqual(failure._tag === "RecorderError" ? failure.reason : failure._tag, "Damaged")
    }).pipe(Effect.scoped, Effect.provide(NodeFileSystem.layer))
  )

  it.effect(
    "writes in proportion to its length: 8 times as many responses take about 8 times as many bytes",
    () =>
      Effect.gen(function* () {
        const [few, many] = [yield* countWritten(50), yield* countWritten(400)]
        assert.isAtMost(many / few, 9)
      }).pipe(Effect.scoped, Effect.provide(NodeFileSystem.layer))
  )
})

/** Records responses of a server in memory. */
const recordInMemory = (file: string, count: number, afterEach: () => Effect.Effect<unknown>) =>
  Effect.gen(function* () {
    const client = yield* HttpClient.HttpClient
    for (let n = 0; n < count; n++) {
      yield* client.get(`http://api.test/${n}/`)
      yield* afterEach()
    }
  }).pipe(
    Effect.provide(Layer.fresh(Recorder.layer({ file, mode: "record" }))),
    Effect.provideService(
      HttpClient.HttpClient,
      HttpClient.make((request, url) =>
        Effect.succeed(HttpClientResponse.fromWeb(request, Response.json({ path: url.pathname })))
      )
    )
  )

/** Counts the characters that a recorder writes for this number of responses. */
const countWritten = Effect.fnUntraced(function* (count: number) {
  const file = yield* temporaryFile
  const fs = yield* FileSystem.FileSystem
  let written = 0
  const counting: FileSystem.FileSystem = {
    ...fs,
    writeFileString: (path, text, options) => {
      written += text.length
      return fs.writeFileString(path, text, options)
    }
  }
  yield* Effect.provideService(
    recordInMemory(file, count, () => Effect.void),
    FileSystem.FileSystem,
    counting
  )
  return written
})
