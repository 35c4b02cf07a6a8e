/**
 * The entry points in a version of Node that is too old: the built package as `npm install` leaves it.
 */
import { spawnSync } from "node:child_process"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import manifest from "../../package.json" with { type: "json" }
import { installNode } from "./InstalledNode.ts"
import { installedPackage } from "./InstalledPackage.ts"

const version = "20.20.2"
const node = installNode(version)
if (node === undefined && process.env["RUNTIMES_REQUIRED"] !== undefined) {
  throw new Error(`Node ${version} could not be installed`)
}

/** The error of entry points that need Node, in one line. */
const line = `Error: effect-beatport needs Node 22.19 or newer, and this is Node ${version}.`

/** What each entry point does: it throws the error when it is imported, when a client is made, or it works. */
const usesOfNode = new Map([
  ["effect-beatport/node", "await import(name)"],
  ["effect-beatport/simulator", "await import(name)"],
  [
    "effect-beatport/promise",
    "await (await import(name)).BeatportClient.make({ accessToken: 'abcdefghijkl' })"
  ]
])
const entryPoints = Object.keys(manifest.exports)
  .filter((path) => !path.endsWith(".json"))
  .map((path) => path.replace(/^\./, manifest.name))

describe(`Node ${version}`, () => {
  for (const name of entryPoints) {
    it.effect.skipIf(node === undefined)(
      usesOfNode.has(name) ? `is named as too old by ${name}` : `loads ${name}`,
      () =>
        Effect.gen(function* () {
          const cwd = yield* installedPackage
          const code = `const name = ${JSON.stringify(name)}
try { ${usesOfNode.get(name) ?? "await import(name)"}; console.log("loaded") } catch (error) { console.log(String(error)) }`
          const { stderr, stdout } = spawnSync(node ?? "", ["--input-type=module", "--eval", code], {
            cwd,
            encoding: "utf8"
          })
          assert.strictEqual(stdout.trim(), usesOfNode.has(name) ? line : "loaded", stderr)
        })
    )
  }
})
