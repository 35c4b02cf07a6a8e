import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { CliOutput } from "effect/cli"
import { commandNames } from "../../src/cli/commands.ts"
import { cleanText } from "../../src/cli/output/cleanText.ts"
import { formatTable } from "../../src/cli/output/Table.ts"
import { cut, wrap } from "../../src/cli/output/wrap.ts"
import { run, runInTerminal } from "./binary.ts"

const lines = (text: string) => text.split(/\r?\n/)

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "")

describe("help", () => {
  it.live("fits 60, 80 and 200 columns without breaking a word, for every command", () =>
    Effect.gen(function* () {
      yield* Effect.forEach(
        ["", ...commandNames].map((name) => (name === "" ? ["--help"] : [name, "--help"])),
        (args) =>
          Effect.gen(function* () {
            const [narrow, usual, wide] = yield* Effect.all(
              [60, 80, 200].map((columns) =>
                Effect.map(
                  runInTerminal(args, { columns, environment: { NO_COLOR: "1" } }),
                  ({ code, out }) => {
                    expect({ args, code }).toEqual({ args, code: 0 })
                    for (const line of lines(out)) {
                      expect(
                        CliOutput.displayWidth(line),
                        `${args.join(" ")} at ${String(columns)}: ${line}`
                      ).toBeLessThanOrEqual(columns)
                    }
                    return words(out)
                  }
                )
              )
            )
            expect(narrow).toEqual(wide)
            expect(usual).toEqual(wide)
          }),
        { concurrency: 4, discard: true }
      )
    })
  )

  it.live("goes to stdout when it is asked for", () =>
    Effect.gen(function* () {
      const { code, err, out } = yield* run(["top", "--help"])
      expect({ code, err }).toEqual({ code: 0, err: "" })
      expect(out).toContain("--genre GENRE")
      expect(out).toContain("--json")
    })
  )
})

describe("filter flags", () => {
  it.live("are described in the words of the declaration, with ranges as a command line has them", () =>
    Effect.gen(function* () {
      for (const name of ["tracks", "releases", "artists", "labels", "charts"]) {
        const { out } = yield* run([name, "--help"])
        expect(out).not.toMatch(/Filter by|\{ from|`/)
      }
      const { out } = yield* run(["tracks", "--help"])
      expect(out.replaceAll(/\s+/g, " ")).toContain(
        "--bpm FROM:TO The tempo in beats per minute: an integer, or a range FROM:TO"
      )
    })
  )
})

describe("cleanText", () => {
  it("replaces control characters, bidirectional controls and hidden characters", () => {
    const hostile = "a\u001b[31mb\u0007c\u009bd\u202ee\u2066f\u200bg\u007f"
    expect(cleanText(hostile)).toBe("a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffd")
  })

  it("keeps accents, CJK and emoji of several code points", () => {
    const names = "Café Björk 東京 👩‍🚀 👍🏽 ❤️"
    expect(cleanText(names)).toBe(names)
  })

  it("joins lines with a space", () => {
    expect(cleanText("one\r\n two\tthree")).toBe("one two three")
  })
})

describe("wrap", () => {
  it("breaks between words and gives a longer word a line of its own", () => {
    expect(wrap("one two incomprehensibilities three", 9)).toEqual([
      "one two",
      "incomprehensibilities",
      "three"
    ])
  })
})

describe("cut", () => {
  it("counts columns, not characters, and never halves an emoji", () => {
    expect(cut("東京タワー", 5)).toBe("東京…")
    expect(cut("ab👩‍🚀cd", 4)).toBe("ab…")
    expect(cut("short", 5)).toBe("short")
  })
})

describe("formatTable", () => {
  const columns = [
    {
      header: "ID",
      of: ({ id }: { readonly id: number; readonly name: string }) => String(id),
      align: "right" as const
    },
    { header: "NAME", of: ({ name }: { readonly name: string }) => name, shrinks: true as const }
  ]
  const items = [
    { id: 1, name: "東京" },
    { id: 22, name: "a name that is longer than the terminal is wide" }
  ]
  const header = (line: string) => line

  it("aligns by display width", () => {
    expect(formatTable(columns, [{ id: 1, name: "東京" }], { header })).toEqual(["ID  NAME", " 1  東京"])
  })

  it("cuts in a terminal and never without a width", () => {
    const [, , narrow] = formatTable(columns, items, { header, width: 20 })
    expect(narrow).toBe("22  a name that is …")
    expect(formatTable(columns, items, { header })[2]).toBe(`22  ${items[1]?.name ?? ""}`)
  })
})
