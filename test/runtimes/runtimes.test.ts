/**
 * One program in each runtime, over real HTTP, against the simulator: the built package as `npm install` leaves it.
 */
import { execFile, spawn, spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { build } from "esbuild"
import { Miniflare } from "miniflare"
import { build as viteBuild } from "vite"
import { installNode } from "./InstalledNode.ts"
import { installedPackage, root } from "./InstalledPackage.ts"

/** How long a runtime may take on a busy machine, in milliseconds. */
const runtimeTimeout = 120_000

const isRequired = process.env["RUNTIMES_REQUIRED"] !== undefined

/** The runtime's program in `node_modules/.bin`, or a command of the system; undefined if it does not run here. */
const findRuntime = (...commands: ReadonlyArray<string>): string | undefined => {
  const found = commands
    .map((command) =>
      existsSync(join(root, "node_modules/.bin", command))
        ? join(root, "node_modules/.bin", command)
        : command
    )
    .find((command) => spawnSync(command, ["--version"], { timeout: runtimeTimeout }).status === 0)
  if (found === undefined && isRequired) throw new Error(`${commands.join(" or ")} is not installed`)
  return found
}

/** Says in the name of a test why it is skipped. */
const whyNot = (runtime: string | undefined): string => (runtime === undefined ? " (not installed here)" : "")

/** The oldest supported and the newest version of Node, beside the one that runs the tests. */
const supportedNodes = ["22.19.0", "26.10.0"].map((version) => {
  const command = installNode(version)
  if (command === undefined && isRequired) throw new Error(`Node ${version} could not be installed`)
  return { version, command }
})

const bun = findRuntime("bun")
const deno = findRuntime("deno")
const chromium = findRuntime("chromium", "chromium-browser", "google-chrome")

const Seen = Schema.fromJsonString(
  Schema.Struct({
    found: Schema.Int,
    walked: Schema.Int,
    notFound: Schema.Boolean,
    state: Schema.String,
    /** What the example of a page returns. */
    example: Schema.optionalKey(Schema.String),
    /** What the content security policy of a page stopped, such as `eval`. */
    violations: Schema.optionalKey(Schema.Array(Schema.String)),
    refused: Schema.NullOr(
      Schema.Struct({
        _tag: Schema.String,
        fields: Schema.Record(Schema.String, Schema.Array(Schema.String))
      })
    )
  })
)

/** What the examples print: one title with its mix. */
const titleOnly = /^[^\n]+ \([^\n]+\)\n?$/

/** What the program sees in every runtime that can log in. */
const complete = { found: 3, walked: 100, notFound: true, state: "signedIn", refused: null }

const options = Effect.map(Simulator, ({ account, baseUrl }) => ({
  baseUrl,
  username: account.username,
  password: account.password,
  tokenFile: false
}))

/** Copies the program into a project. */
const projectWithProgram = Effect.tap(installedPackage, (directory) =>
  Effect.promise(async () => {
    await copyFile(join(root, "test/runtimes/program.js"), join(directory, "program.js"))
    for (const name of ["program.js", "page.js"]) {
      await copyFile(join(root, "examples/runtimes", name), join(directory, `example-${name}`))
    }
    await writeFile(join(directory, "package.json"), '{ "type": "module" }')
    await writeFile(
      join(directory, "main.js"),
      'import { run } from "./program.js"\nconsole.log(JSON.stringify(await run(JSON.parse(process.env.OPTIONS))))\n'
    )
  })
)

/** Runs the program of the project, and the example; returns what the program printed. */
const runIn = (command: string, ...args: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const cwd = yield* projectWithProgram
    const given = yield* options
    const env = {
      ...process.env,
      OPTIONS: JSON.stringify(given),
      BEATPORT_BASE_URL: given.baseUrl,
      BEATPORT_USERNAME: given.username,
      BEATPORT_PASSWORD: given.password,
      BEATPORT_TOKEN_FILE: "false"
    }
    const print = (file: string) =>
      Effect.callback<string>((resume) => {
        execFile(command, [...args, file], { cwd, env }, (error, stdout, stderr) => {
          resume(
            error === null
              ? Effect.succeed(stdout)
              : Effect.die(new Error(`${stderr}${stdout}`, { cause: error }))
          )
        })
      })
    expect(yield* print("example-program.js")).toMatch(titleOnly)
    return yield* Schema.decodeEffect(Seen)(yield* print("main.js"))
  })

/** Bundles the program for a runtime's export conditions, and fails on any warning. */
const bundle = (directory: string, entry: string, conditions: ReadonlyArray<string>) =>
  Effect.promise(async () => {
    const result = await build({
      absWorkingDir: directory,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2023",
      conditions: [...conditions],
      platform: "browser",
      write: false,
      metafile: true,
      logLevel: "silent"
    })
    expect(result.warnings).toEqual([])
    return { code: result.outputFiles[0]?.text ?? "", inputs: Object.keys(result.metafile.inputs) }
  })

/** Forwards a request to the simulator, so that the page has one origin. */
const forward = async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const authorization = request.headers.authorization ?? ""
  const reply = await fetch(url, { headers: { authorization } })
  response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "" })
  response.end(await reply.text())
}

/** Serves a page with a script, and the simulator below the same origin; reports what the page posts. */
const servePage = (script: string, baseUrl: string) =>
  Effect.acquireRelease(
    Effect.promise(
      () =>
        new Promise<{ readonly server: Server; readonly url: string; readonly posted: Promise<string> }>(
          (resolve) => {
            let post: (text: string) => void = () => undefined
            const posted = new Promise<string>((done) => {
              post = done
            })
            const server = createServer((request, response) => {
              const path = request.url ?? "/"
              if (path === "/") {
                response.setHeader("content-type", "text/html")
                response.setHeader("content-security-policy", "script-src 'self'")
                response.end('<!doctype html><script type="module" src="/bundle.js"></script>')
              } else if (path === "/bundle.js") {
                response.setHeader("content-type", "text/javascript")
                response.end(script)
              } else if (path === "/seen") {
                let text = ""
                request.on("data", (chunk: Uint8Array) => (text += Buffer.from(chunk).toString("utf8")))
                request.on("end", () => {
                  post(text)
                  response.end()
                })
              } else if (path.startsWith("/v4/")) void forward(new URL(path, baseUrl), request, response)
              else response.writeHead(404).end()
            })
            server.listen(0, "127.0.0.1", () => {
              const address = server.address()
              if (address === null || typeof address === "string") throw new Error("The server has no port")
              resolve({ server, url: `http://127.0.0.1:${address.port}`, posted })
            })
          }
        )
    ),
    ({ server }) =>
      Effect.sync(() => {
        server.close()
        server.closeAllConnections()
      })
  )

/** Opens a page in headless Chromium, which is ended with the scope. */
const openPage = (command: string, url: string) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const profile = await mkdtemp(join(tmpdir(), "chromium-"))
      const browser = spawn(
        command,
        [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          `--user-data-dir=${profile}`,
          url
        ],
        { stdio: "ignore" }
      )
      return { browser, profile }
    }),
    ({ browser, profile }) =>
      Effect.promise(async () => {
        const ended = new Promise((resolve) => browser.once("exit", resolve))
        browser.kill("SIGKILL")
        await ended
        await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      })
  )

/** The program of a page: with a token it does everything, with a password it is refused. */
const pageProgram = `
import { findFirst } from "./example-page.js"
import { refusal, run } from "./program.js"
const { password, username, ...options } = JSON.parse(OPTIONS)
options.baseUrl = location.origin + "/v4"
const violations = []
document.addEventListener("securitypolicyviolation", ({ blockedURI }) => violations.push(blockedURI))
const post = (seen) => fetch("/seen", { method: "POST", body: JSON.stringify({ ...seen, violations }) })
run(options)
  .then(async (seen) => post({ ...seen, example: await findFirst(options), refused: await refusal({ ...options, accessToken: undefined, username, password }) }))
  .catch((error) => post({ error: String(error) + error.stack }))
`

const inBrowser = Effect.fnUntraced(function* (
  command: string,
  bundled: (directory: string) => Effect.Effect<string>
) {
  const { baseUrl, issueToken } = yield* Simulator
  const { access_token } = yield* issueToken()
  const directory = yield* projectWithProgram
  const given = JSON.stringify(JSON.stringify({ ...(yield* options), accessToken: access_token }))
  yield* Effect.promise(() => writeFile(join(directory, "page.js"), pageProgram.replace("OPTIONS", given)))
  const { posted, url } = yield* servePage(yield* bundled(directory), baseUrl)
  yield* openPage(command, url)
  const { example, ...seen } = yield* Schema.decodeEffect(Seen)(yield* Effect.promise(() => posted))
  expect(example).toMatch(titleOnly)
  return seen
})

/** What the program sees in a browser, which takes no password, on a page that forbids to generate code. */
const withoutPassword = {
  ...complete,
  violations: [],
  refused: {
    _tag: "ValidationError",
    fields: { password: [expect.stringContaining("A browser cannot log in with a password")] }
  }
}

describe("the program", () => {
  layer(Simulator.layer({ tracks: 300 }), { excludeTestServices: true })((it) => {
    it.effect(
      "runs in Node",
      () =>
        Effect.gen(function* () {
          expect(yield* runIn(process.execPath)).toEqual(complete)
        }),
      runtimeTimeout
    )

    for (const { command, version } of supportedNodes) {
      it.effect.skipIf(command === undefined)(
        `runs in Node ${version}${whyNot(command)}`,
        () =>
          Effect.gen(function* () {
            expect(yield* runIn(command ?? "")).toEqual(complete)
          }),
        runtimeTimeout
      )
    }

    it.effect.skipIf(bun === undefined)(
      `runs in Bun${whyNot(bun)}`,
      () =>
        Effect.gen(function* () {
          expect(yield* runIn(bun ?? "")).toEqual(complete)
        }),
      runtimeTimeout
    )

    it.effect.skipIf(deno === undefined)(
      `runs in Deno, with network, environment and files allowed${whyNot(deno)}`,
      () =>
        Effect.gen(function* () {
          expect(
            yield* runIn(
              deno ?? "",
              "run",
              "--node-modules-dir=manual",
              "--allow-net=127.0.0.1",
              "--allow-env",
              "--allow-read",
              "--allow-sys"
            )
          ).toEqual(complete)
        }),
      runtimeTimeout
    )

    it.effect(
      "runs in workerd, with the token in memory",
      () =>
        Effect.gen(function* () {
          const directory = yield* projectWithProgram
          yield* Effect.promise(() =>
            writeFile(
              join(directory, "worker.js"),
              'import { run } from "./program.js"\nexport default { fetch: async (_, env) => Response.json(await run(JSON.parse(env.OPTIONS))) }\n'
            )
          )
          const { code } = yield* bundle(directory, "worker.js", ["workerd", "worker", "browser"])
          const worker = yield* Effect.acquireRelease(
            Effect.flatMap(options, (given) =>
              Effect.sync(
                () =>
                  new Miniflare({
                    modules: true,
                    script: code,
                    compatibilityDate: "2026-07-01",
                    bindings: { OPTIONS: JSON.stringify(given) }
                  })
              )
            ),
            (started) => Effect.promise(() => started.dispose())
          )
          const seen = yield* Effect.promise(async () =>
            (await worker.dispatchFetch("http://worker.test/")).text()
          )
          expect(yield* Schema.decodeEffect(Seen)(seen)).toEqual(complete)
        }),
      runtimeTimeout
    )

    it.effect.skipIf(chromium === undefined)(
      `runs in Chromium, bundled by esbuild without warnings, parser and modules of Node${whyNot(chromium)}`,
      () =>
        Effect.gen(function* () {
          const seen = yield* inBrowser(chromium ?? "", (directory) =>
            Effect.map(bundle(directory, "page.js", ["browser"]), ({ code, inputs }) => {
              expect(
                inputs.filter((name) => /cheerio|parse5|undici|platform-node|dist\/node\//.test(name))
              ).toEqual([])
              return code
            })
          )
          expect(seen).toEqual(withoutPassword)
        }),
      runtimeTimeout
    )

    it.effect.skipIf(chromium === undefined)(
      `runs in Chromium, bundled by Vite without warnings${whyNot(chromium)}`,
      () =>
        Effect.gen(function* () {
          const seen = yield* inBrowser(chromium ?? "", (directory) =>
            Effect.promise(async () => {
              const warnings: Array<string> = []
              await viteBuild({
                root: directory,
                configFile: false,
                logLevel: "silent",
                build: {
                  outDir: "out",
                  chunkSizeWarningLimit: 10_000,
                  lib: { entry: "page.js", formats: ["es"], fileName: "bundle" },
                  rolldownOptions: {
                    output: { codeSplitting: false },
                    onLog: (level, { message }) => {
                      if (level === "warn") warnings.push(message)
                    }
                  }
                }
              })
              expect(warnings).toEqual([])
              return readFile(join(directory, "out/bundle.js"), "utf8")
            })
          )
          expect(seen).toEqual(withoutPassword)
        }),
      runtimeTimeout
    )
  })
})
