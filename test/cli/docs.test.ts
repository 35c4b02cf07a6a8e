import { readFileSync } from "node:fs"
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { emptyHome, shell } from "./binary.ts"

const text = readFileSync(new URL("../../docs/command.md", import.meta.url), "utf8")

const examples = [...text.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) =>
  block.split("\n").filter((line) => line !== "")
)

layer(Simulator.layer())("docs/command.md", (it) => {
  it.effect("has examples that run", () =>
    Effect.gen(function* () {
      const { account, baseUrl } = yield* Simulator
      const environment = {
        BEATPORT_BASE_URL: baseUrl,
        BEATPORT_USERNAME: account.username,
        BEATPORT_PASSWORD: account.password,
        HOME: emptyHome()
      }
      expect(examples.length).toBeGreaterThan(15)
      for (const example of examples) {
        const { code, err } = yield* shell(`cd "$HOME"; ${example}`, environment)
        expect({ example, code, err: code === 0 ? "" : err }).toEqual({ example, code: 0, err: "" })
      }
    })
  )
})
