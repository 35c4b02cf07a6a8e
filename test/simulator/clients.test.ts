/**
 * Clients in other languages against the simulator as `npm run simulator` runs it.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0

const run = async (program: string, ...args: ReadonlyArray<string>): Promise<string> =>
  (await promisify(execFile)(program, [...args])).stdout

describe("npm run simulator", () => {
  let simulator: ChildProcess
  let printed = ""

  /** The value of one of the lines it prints for a shell to take over. */
  const exported = (name: string): string => new RegExp(`export ${name}=(\\S+)`).exec(printed)?.[1] ?? ""

  const access = (): ReadonlyArray<string> =>
    ["BEATPORT_BASE_URL", "BEATPORT_USERNAME", "BEATPORT_PASSWORD"].map(exported)

  beforeAll(async () => {
    simulator = spawn(process.execPath, [
      file("../../scripts/simulator.ts"),
      "--tracks",
      "300",
      "--seed",
      "clients"
    ])
    simulator.stdout?.setEncoding("utf8").on("data", (text: string) => (printed += text))
    while (!printed.includes("Ctrl-C")) await once(simulator.stdout ?? simulator, "data")
  })

  afterAll(() => simulator.kill())

  it("prints where it is, who can log in, and what to try", () => {
    assert.match(exported("BEATPORT_BASE_URL"), /^http:\/\/127\.0\.0\.1:\d+\/v4$/)
    assert.isNotEmpty(exported("BEATPORT_USERNAME"))
    assert.isNotEmpty(exported("BEATPORT_PASSWORD"))
    assert.include(printed, "X-Simulator-Fault: rate-limited")
  })

  it.runIf(has("python3"))(
    "serves a client of Python's standard library (where there is python3)",
    async () => {
      const page: unknown = JSON.parse(await run("python3", file("clients/client.py"), ...access()))
      assert.deepInclude(page, { genres: ["Techno (Peak Time / Driving)"] })
    }
  )

  it.runIf(has("curl"))("serves a client of curl and sed (where there is curl)", async () => {
    const page: unknown = JSON.parse(await run("sh", file("clients/client.sh"), ...access()))
    assert.deepInclude(page, { count: 10, page: "1", per_page: 1 })
  })

  it.runIf(has("curl"))("does what the curl line it prints says (where there is curl)", async () => {
    const line = /^ *(curl -H .*)$/m.exec(printed)?.[1] ?? ""
    assert.include(await run("sh", "-c", line.replace("curl", "curl -sf")), '"per_page":1')
  })

  it("ends at once and without complaint on Ctrl-C", async () => {
    simulator.kill("SIGINT")
    assert.deepStrictEqual(await once(simulator, "exit"), [0, null])
  })
})
