#!/usr/bin/env node
/**
 * The `beatport` command, as it starts: it looks at the runtime before anything is loaded that needs a newer one, answers
 * `--version` by itself, and loads the rest with Node's compile cache on.
 */
import { isNodeTooOld, oldestNode } from "../runtime/oldestNode.ts"
import { version } from "../services/BeatportConfig/version.ts"

if (isNodeTooOld(process.versions.node)) {
  process.stderr.write(
    `beatport: this is Node ${process.versions.node}, which is too old\n` +
      `  Install Node ${oldestNode.join(".")} or newer: https://nodejs.org\n`
  )
  process.exitCode = 10
} else if (process.argv.length === 3 && process.argv[2] === "--version") {
  process.stdout.write(`${version}\n`)
} else {
  // Not imported above: modules of Node that are imported take a fifth of the time of `--version`.
  process.getBuiltinModule("node:module").enableCompileCache()
  const { main } = await import("./main.ts")
  main()
}
