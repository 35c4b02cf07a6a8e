/**
 * The traps of `effect/cli` 4.1. Each test names one: what a command does that falls into it.
 */
import { spawnSync } from "node:child_process"
import { describe, expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { CliOutput } from "effect/cli"
import { Simulator } from "effect-beatport/simulator"
import { commandNames } from "../../src/cli/commands.ts"
import { binary, run, runInTerminal, shell, signedIn } from "./binary.ts"

const lines = (text: string) => text.split(/\r?\n/).filter((line) => line !== "")

layer(Simulator.layer())("a trap of effect/cli", (it) => {
  describe("output", () => {
    it.effect("C1: Console.log ends with a stack trace when `head` closes the pipe", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const { code, err } = yield* shell(
          "set -o pipefail; beatport top 100 --json | head -1 >/dev/null",
          environment
        )
        expect({ code, err }).toEqual({ code: 0, err: "" })
      })
    )

    it.effect("C2: Console.log reports no full disk and exits with 0", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const { code, err } = yield* shell("beatport top 3 > /dev/full", environment)
        expect({ code, lines: lines(err).length }).toEqual({ code: 74, lines: 1 })
      })
    )

    it.effect("C3: a wrong flag writes the whole help to stdout", () =>
      Effect.gen(function* () {
        const { err, out } = yield* run(["top", "--limt", "3"])
        expect(out).toBe("")
        expect(lines(err)).toHaveLength(2)
      })
    )

    it.effect("C6: help ignores the width of the terminal and breaks words", () =>
      Effect.gen(function* () {
        const [narrow, wide] = yield* Effect.all(
          [60, 200].map((columns) => runInTerminal(["export", "tracks", "--help"], { columns }))
        )
        const words = (text = "") => text.split(/\s+/)
        expect(words(narrow?.out)).toEqual(words(wide?.out))
        for (const line of lines(narrow?.out ?? ""))
          expect(CliOutput.displayWidth(line)).toBeLessThanOrEqual(60)
        expect(narrow?.out).not.toContain("--log-level")
      })
    )

    it.effect("C10: logs and debug lines go to stdout, before the data", () =>
      Effect.gen(function* () {
        const environment = yield* signedIn(yield* Simulator)
        const { err, out } = yield* run(["top", "3", "--json", "--verbose"], environment)
        expect(err).toContain("GET /catalog/")
        expect(lines(out)).toHaveLength(3)
        for (const line of lines(out)) expect(JSON.parse(line)).toMatchObject({ kind: "track" })
      })
    )
  })

  describe("exit codes", () => {
    it.effect("C4: mistakes in the arguments exit with 1", () =>
      Effect.gen(function* () {
        for (const args of [
          ["top", "--limt", "3"],
          ["topp"],
          ["search"],
          ["top", "x"],
          ["top", "--color", "red"]
        ]) {
          expect({ args, code: (yield* run(args)).code }).toEqual({ args, code: 2 })
        }
      })
    )

    it.effect("C5: Ctrl-C at a prompt ends as a missing flag, with 2", () =>
      Effect.gen(function* () {
        const environment = { ...(yield* signedIn(yield* Simulator)), BEATPORT_ACCESS_TOKEN: undefined }
        for (const [args, question] of [
          [["login"], "User name"],
          [["login", "--username", "selector"], "Password"]
        ] as const) {
          const { code, out } = yield* runInTerminal(args, {
            environment,
            onOutput: (all, terminal) => {
              if (all.includes(question)) terminal.write("\u0003")
            }
          })
          expect({ args, code }).toEqual({ args, code: 130 })
          expect(out).not.toContain("missing")
        }
      })
    )

    it.effect("C8: SIGTERM exits with 130, and SIGHUP runs no finalizer", () =>
      Effect.gen(function* () {
        for (const [signal, code] of [
          ["SIGTERM", 143],
          ["SIGHUP", 129],
          ["SIGINT", 130]
        ] as const) {
          let child = 0
          const ended = yield* runInTerminal(
            ["simulator", "--", "sh", "-c", "echo child $$ end; exec sleep 60"],
            {
              onOutput: (all, terminal) => {
                const [, pid] = /child (\d+) end/.exec(all) ?? []
                if (pid === undefined || child !== 0) return
                child = Number(pid)
                terminal.kill(signal)
              }
            }
          )
          expect({ signal, code: ended.code }).toEqual({ signal, code })
          // The finalizer ends the child.
          expect(spawnSync("kill", ["-0", String(child)]).status).not.toBe(0)
        }
      })
    )

    it.effect("C11: a Node that is too old fails in a module with a TypeError", () =>
      Effect.gen(function* () {
        const pretend = `Object.defineProperty(process.versions, "node", { value: "20.1.0" }); import(process.argv.at(-1))`
        const { code, err, out } = yield* shell(`"${process.execPath}" -e '${pretend}' "${binary}"`)
        expect({ code, out }).toEqual({ code: 10, out: "" })
        expect(err).toContain("22.19")
        expect(err).not.toContain("TypeError")
      })
    )
  })

  describe("flags", () => {
    it.effect(
      "C7: a flag with a secret as its value is seen in the list of processes and in the history",
      () =>
        Effect.gen(function* () {
          for (const name of commandNames) {
            const { out } = yield* run([name, "--help"])
            const secret = out.match(/--[\w-]*(?:password|token|secret)[\w-]*(?: [A-Z]\w*)?/g) ?? []
            expect({ name, secret }).toEqual({
              name,
              secret: name === "login" ? ["--password-stdin", "--token-stdin"] : name === "mcp" ? secret : []
            })
          }
          for (const args of [
            ["login", "selector", "hunter22"],
            ["login", "--password=hunter22"]
          ]) {
            const { code, err, out } = yield* run(args)
            expect({ code, out }).toEqual({ code: 2, out: "" })
            expect(err).not.toContain("hunter22")
          }
        })
    )

    it.effect("C9: completions of subcommands have no global flags and not their values", () =>
      Effect.gen(function* () {
        expect(lines((yield* run(["__complete", "--", "top", "--js"])).out)).toEqual(["--json"])
        expect(lines((yield* run(["__complete", "--", "playlist", "create", "--color", "a"])).out)).toEqual([
          "auto",
          "always"
        ])
      })
    )
  })
})
