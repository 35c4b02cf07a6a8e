/**
 * The demo, as a reader runs it: with its output in a pipe here, which is why it has no colours.
 */
import { NodeServices } from "@effect/platform-node"
import { assert, layer } from "@effect/vitest"
import { Effect } from "effect"
import { runNode } from "./running.ts"

const credentials = { BEATPORT_USERNAME: undefined, BEATPORT_PASSWORD: undefined }

layer(NodeServices.layer, { excludeTestServices: true })("the demo", (it) => {
  it.effect("shows the SDK at work, from the login to a wrong password", () =>
    Effect.gen(function* () {
      const { code, complaints, lines } = yield* runNode(["examples/demo.ts"], { FORCE_COLOR: undefined })
      assert.deepStrictEqual({ code, complaints }, { code: 0, complaints: "" })

      const output = lines.join("\n")
      for (const part of [
        /^ {2}Signed in as +selector$/m,
        /^ {2}A search for "techno"$[^]*?^ {2}5 of \d+$/m,
        /^ {2}The top 100 of Techno[^]*?^ {2}10 of 100$/m,
        /^ {2}The Hype chart[^]*?^ {2}5 of \d+$/m,
        /^ {2}Key +[A-G][#b]? (?:Major|Minor), \d+[AB] on the Camelot wheel$/m,
        /^ {2}BPM +\d+$/m,
        /^ {2}Label +\S/m,
        /^ {2}Preview +https:\/\/\S+\.mp3$/m,
        /^ {2}Releases by .+[^]*?^ {2}\d of \d+$/m,
        /^ {2}Releases on .+[^]*?^ {2}\d of \d+$/m,
        /^ {2}AuthenticationError\n {2}Not signed in\. [^]*?\(InvalidCredentials\)/m,
        /^ {2}Done in [\d.]+ s\.$/m
      ]) {
        assert.match(output, part)
      }
      assert.notInclude(output, "\u001B", "no escape sequences in a pipe")
      assert.isAtMost(Math.max(...lines.map((line) => line.length)), 100)
    })
  )

  it.effect("says what is missing when it is to go live", () =>
    Effect.gen(function* () {
      const { code, complaints } = yield* runNode(["examples/demo.ts", "--live"], credentials)
      assert.strictEqual(code, 1)
      assert.match(complaints.trim(), /^--live needs an account.*BEATPORT_USERNAME and BEATPORT_PASSWORD\.$/)
    })
  )
})
