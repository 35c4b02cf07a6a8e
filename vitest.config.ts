import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url))

export default defineConfig({
  resolve: {
    // Tests import the package by its doors, and get the sources behind them.
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
    // Waits are on a test clock: a test that takes this long hangs.
    testTimeout: 20_000,
    hookTimeout: 20_000
  }
})
