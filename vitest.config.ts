import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    // Tests import the package by its entry points, and get the sources behind them.
    alias: [
      { find: "#NodeHttp", replacement: source("node/NodeHttp.ts") },
      { find: "#clientLayer", replacement: source("promise/clientLayer/node.ts") },
      { find: "#passwordLogin", replacement: source("services/Auth/passwordLogin/server.ts") },
      { find: "#schemaCompiler", replacement: source("services/calls/schemaCompiler/compiled.ts") },
      { find: /^effect-beatport$/, replacement: source("index.ts") },
      { find: /^effect-beatport\/(.*)$/, replacement: source("$1/index.ts") }
    ]
  },
  test: {
    include: ["{test,examples}/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    // Most waits are on a test clock, so a test that takes this long hangs. Tests that start processes take up to 20 s, and a multiple
    // of it on a slow machine. A test hangs, too, if it waits for something that does not happen: it has no shorter limit of its own.
    testTimeout: 240_000,
    hookTimeout: 240_000
  }
})
