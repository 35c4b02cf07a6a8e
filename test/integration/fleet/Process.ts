/**
 * Real processes. Their program is made into one file before, without what it does not use: so each starts in a
 * fifth of the time, and hundreds can.
 */
import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { chmod } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Context, Effect, Layer, Schema, type Scope } from "effect"
import { rolldown } from "rolldown"
import { type Orders, Outcome } from "./Orders.ts"

/** A process that was started. */
export interface Process {
  readonly name: string
  /** Waits until it has said this, or has ended. */
  readonly says: (line: string) => Effect.Effect<void>
  /** Waits until everything is loaded. */
  readonly isReady: Effect.Effect<void>
  /** Lets it begin. */
  readonly begin: Effect.Effect<void>
  /** Tells it to end, if it calls until then. */
  readonly end: Effect.Effect<void>
  /** Every line it has said. */
  readonly lines: () => ReadonlyArray<string>
  /** What came of it. */
  readonly ends: Effect.Effect<Outcome>
  /** Waits until it is gone, as it may be by its own hand. */
  readonly isGone: Effect.Effect<void>
  /** Ends it at once, as a crash would. Done when it is gone. */
  readonly kill: Effect.Effect<void>
  readonly signal: (name: NodeJS.Signals) => Effect.Effect<void>
}

/** Where processes come from. */
export class Fleet extends Context.Service<
  Fleet,
  {
    /** A process that has loaded everything and waits. It is gone with its scope. */
    readonly start: (orders: Orders) => Effect.Effect<Process, never, Scope.Scope>
  }
>()("test/integration/Fleet") {
  static readonly layer: Layer.Layer<Fleet> = Layer.effect(
    Fleet,
    Effect.suspend(() =>
      Effect.map(bundled, (program) =>
        Fleet.of({
          start: (orders) =>
            Effect.tap(
              Effect.acquireRelease(
                Effect.sync(() => launch(program, orders)),
                ({ kill }) => kill
              ),
              ({ isReady }) => isReady
            )
        })
      )
    )
  )
}

const bundled = Effect.gen(function* () {
  const directory = yield* Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "fleet-"))),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )
  yield* Effect.promise(async () => {
    const bundle = await rolldown({
      input: fileURLToPath(new URL("member.ts", import.meta.url)),
      platform: "node",
      logLevel: "silent"
    })
    await bundle.write({ dir: directory, format: "esm" })
    await bundle.close()
    // Some processes become another user.
    await chmod(directory, 0o755)
  })
  return join(directory, "member.js")
})

const decodeOutcome = Schema.decodeSync(Schema.fromJsonString(Outcome))

const launch = (program: string, orders: Orders): Process => {
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(program, "..", "cache") },
    stdio: ["pipe", "pipe", "pipe"]
  })
  const lines: Array<string> = []
  const listeners = new Set<() => void>()
  let complaints = ""
  let rest = ""
  let isGone = false
  const heard = () => {
    for (const listener of listeners) listener()
  }
  child.stdout.on("data", (chunk: Buffer) => {
    const parts = `${rest}${chunk.toString()}`.split("\n")
    rest = parts.pop() ?? ""
    lines.push(...parts)
    heard()
  })
  child.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()))
  // It may be killed while it is told something.
  child.stdin.on("error", () => undefined)
  child.once("close", () => {
    isGone = true
    heard()
  })
  child.once("error", (error) => {
    complaints += error.message
    isGone = true
    heard()
  })

  /** Waits for something to come true, which it may be already. */
  const until = (isTrue: () => boolean) =>
    Effect.callback<void>((resume) => {
      const listener = () => {
        if (!isTrue()) return
        listeners.delete(listener)
        resume(Effect.void)
      }
      listeners.add(listener)
      listener()
      return Effect.sync(() => listeners.delete(listener))
    })
  const untilGone = until(() => isGone)

  const died = () => Effect.die(new Error(`${orders.name} ended without a word: ${complaints}`))

  return {
    name: orders.name,
    says: (line) => until(() => isGone || lines.includes(line)),
    isReady: Effect.flatMap(
      until(() => isGone || lines.includes("ready")),
      () => (isGone ? died() : Effect.void)
    ),
    begin: Effect.sync(() => void child.stdin.write("begin\n")),
    end: Effect.sync(() => void child.stdin.write("end\n")),
    lines: () => lines,
    ends: Effect.andThen(
      untilGone,
      Effect.suspend(() => {
        const last = lines.at(-1) ?? ""
        return last.startsWith("{") ? Effect.succeed(decodeOutcome(last)) : died()
      })
    ),
    isGone: untilGone,
    kill: Effect.andThen(
      Effect.sync(() => void child.kill("SIGKILL")),
      untilGone
    ),
    signal: (name) => Effect.sync(() => void child.kill(name))
  }
}
