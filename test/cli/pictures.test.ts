import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it, layer } from "@effect/vitest"
import { Effect } from "effect"
import { CliOutput } from "effect/cli"
import { Simulator } from "effect-beatport/simulator"
import { Fixtures } from "effect-beatport/testing"
import { collectFacts } from "../../src/cli/picture/Facts.ts"
import { htmlPage } from "../../src/cli/picture/htmlPage.ts"
import { emptyHome, run, runInTerminal, signedIn } from "./binary.ts"

const lines = (text: string) => text.split(/\r?\n/)

describe("factsOf", () => {
  it("counts tempos with the gaps between, keys, shares and months", () => {
    const track = Fixtures.track({ bpm: 124, publish_date: "2026-01-02" })
    const facts = collectFacts([
      track,
      Fixtures.track({ bpm: 126, publish_date: "2026-03-04" }),
      Fixtures.track({ bpm: null, key: null })
    ])
    expect(facts.bpm).toEqual([
      { name: "124", count: 1 },
      { name: "125", count: 0 },
      { name: "126", count: 1 }
    ])
    expect([...facts.keys.values()].reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(facts.months.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["2026-01", "2026-02", "2026-03"])
    )
  })

  it("has nothing to show for no tracks", () => {
    expect(collectFacts([])).toMatchObject({ tracks: 0, bpm: [], genres: [], labels: [], months: [] })
  })
})

describe("htmlPage", () => {
  it("writes hostile names as text, and no address but those of the web", () => {
    const page = htmlPage("<script>alert(1)</script>", [
      Fixtures.track({ name: '"><img src=x onerror=alert(1)>', sample_url: "javascript:alert(1)" })
    ])
    expect(page).not.toContain("<script>alert")
    expect(page).not.toContain("<img src=x")
    expect(page).not.toContain("javascript:")
  })
})

layer(Simulator.layer())("beatport top", (within) => {
  within.effect("--plot fits the terminal and has every picture", () =>
    Effect.gen(function* () {
      const environment = { ...(yield* signedIn(yield* Simulator)), NO_COLOR: "1" }
      for (const columns of [60, 80]) {
        const { code, out } = yield* runInTerminal(["top", "100", "--plot"], { environment, columns })
        expect(code).toBe(0)
        for (const title of ["Tempo in BPM", "Camelot", "Genres", "Labels", "Published by month"]) {
          expect(out).toContain(title)
        }
        for (const line of lines(out)) expect(CliOutput.displayWidth(line), line).toBeLessThanOrEqual(columns)
      }
    })
  )

  within.effect("--html writes one page that needs no other file", () =>
    Effect.gen(function* () {
      const environment = yield* signedIn(yield* Simulator)
      const file = join(emptyHome(), "top.html")
      const { code, out } = yield* run(["top", "50", "--html", file], environment)
      expect({ code, out }).toEqual({ code: 0, out: "" })
      const page = readFileSync(file, "utf8")
      expect(page.match(/<svg /g)).toHaveLength(5)
      expect(page.match(/<audio /g)).toHaveLength(50)
      expect(page).not.toMatch(/<link|<script src|@import/)
    })
  )
})
