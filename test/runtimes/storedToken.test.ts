/**
 * A worker of `workerd` with the token in a KV namespace: the programs of `examples/runtimes`, in the real runtime.
 */
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { build } from "esbuild"
import { Miniflare } from "miniflare"
import { installedPackage, root } from "./InstalledPackage.ts"

/** How long bundling, two workers and their calls may take on a busy machine, in milliseconds. */

const temporaryDirectory = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "kv-"))),
  (directory) => Effect.promise(() => rm(directory, { recursive: true, force: true }))
)

/** Bundles a worker of `examples/runtimes` with the installed package. */
const bundle = (file: string) =>
  Effect.flatMap(installedPackage, (directory) =>
    Effect.promise(async () => {
      await cp(join(root, "examples/runtimes"), directory, { recursive: true })
      const { outputFiles, warnings } = await build({
        absWorkingDir: directory,
        entryPoints: [file],
        bundle: true,
        format: "esm",
        target: "es2023",
        conditions: ["workerd", "worker", "browser"],
        platform: "browser",
        write: false,
        logLevel: "silent"
      })
      assert.deepStrictEqual(warnings, [])
      return outputFiles[0]?.text ?? ""
    })
  )

describe("a worker with the token in a KV namespace", () => {
  layer(Simulator.layer({ tracks: 50 }), { excludeTestServices: true })((it) => {
    for (const file of ["worker.js", "worker-effect.js"]) {
      it.effect(`logs in once for all requests and instances: ${file}`, () =>
        Effect.gen(function* () {
          const { account, baseUrl, clearRequests, requests } = yield* Simulator
          yield* clearRequests
          const script = yield* bundle(file)
          const kvPersist = yield* temporaryDirectory
          const { password, username } = account
          const bindings = {
            BEATPORT_BASE_URL: baseUrl,
            BEATPORT_USERNAME: username,
            BEATPORT_PASSWORD: password
          }

          /** Starts an instance, and sends two requests to it. */
          const runInstance = Effect.scoped(
            Effect.gen(function* () {
              const worker = yield* Effect.acquireRelease(
                Effect.sync(
                  () =>
                    new Miniflare({
                      modules: true,
                      script,
                      compatibilityDate: "2026-07-01",
                      kvNamespaces: ["TOKENS"],
                      kvPersist,
                      bindings
                    })
                ),
                (started) => Effect.promise(() => started.dispose())
              )
              const send = Effect.promise(async () => {
                const response = await worker.dispatchFetch("http://worker.test/")
                return { status: response.status, text: await response.text() }
              })
              return [yield* send, yield* send]
            })
          )
          const countLogins = Effect.map(
            requests,
            (sent) => sent.filter(({ method, path }) => method === "POST" && path.includes("/login/")).length
          )

          const responses = yield* runInstance
          assert.strictEqual(yield* countLogins, 1)
          responses.push(...(yield* runInstance))
          assert.strictEqual(yield* countLogins, 1)
          for (const { status, text } of responses) {
            assert.strictEqual(status, 200, text)
            assert.match(text, /\(.+\)$/)
          }
        })
      )
    }
  })
})
