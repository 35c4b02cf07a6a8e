/** Records the paths /0/, /1/, … of a server into a file, until it is killed. It prints the number of each response that is kept. */
import process from "node:process"
import { NodeFileSystem } from "@effect/platform-node"
import { Effect, Layer } from "effect"
import { FetchHttpClient, HttpClient } from "effect/http"
import { Recorder } from "effect-beatport/testing"

const [, , file = "", baseUrl = ""] = process.argv

const program = Effect.gen(function* () {
  const client = yield* HttpClient.HttpClient
  for (let n = 0; n < 2_000; n++) {
    yield* client.get(`${baseUrl}/${n}/`)
    process.stdout.write(`${n}\n`)
  }
})

await Effect.runPromise(
  program.pipe(
    Effect.provide(Recorder.layer({ file, mode: "record" })),
    Effect.provide(Layer.merge(NodeFileSystem.layer, FetchHttpClient.layer))
  )
)
