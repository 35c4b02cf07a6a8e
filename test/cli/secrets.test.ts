import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Simulator } from "effect-beatport/simulator"
import { hasFfmpeg, makeAudio } from "../collection/audio.ts"
import { emptyHome, run } from "./binary.ts"

/** Every file below a directory, with its text. */
const filesBelow = (directory: string): ReadonlyArray<{ readonly path: string; readonly text: string }> =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, text: readFileSync(path, "latin1") }))

const TokenFile = Schema.fromJsonString(
  Schema.Struct({ access_token: Schema.String, refresh_token: Schema.String })
)

layer(Simulator.layer())("secrets", (it) => {
  it.effect("are in no file but the token file, and in no output, of match and tag", () =>
    Effect.gen(function* () {
      const { account, baseUrl, catalogue } = yield* Simulator
      const [home, folder] = [emptyHome(), emptyHome()]
      const environment = {
        HOME: home,
        BEATPORT_BASE_URL: baseUrl,
        BEATPORT_PASSWORD: account.password,
        BEATPORT_USERNAME: account.username
      }
      const login = ["login", "--username", account.username, "--password-stdin"]
      expect((yield* run(login, environment, `${account.password}\n`)).code).toBe(0)
      const tokenFile = join(home, ".config/effect-beatport/token.json")
      const token = Schema.decodeSync(TokenFile)(readFileSync(tokenFile, "utf8"))

      const track = catalogue.tracks[0]
      const at = (name: string) => join(folder, name)
      writeFileSync(
        at("rows.csv"),
        `Artist,Title\n"${track?.artists[0]?.name ?? ""}","${track?.name ?? ""}"\nNobody,Nothing\n`
      )
      if (hasFfmpeg) makeAudio(at("a.mp3"), "mp3", { title: "Old" })
      const match = ["match", at("rows.csv"), "--report", at("report.html"), "--out", at("out.ndjson")]
      const tag = [
        "tag",
        at("a.mp3"),
        "--track",
        String(track?.id),
        "--write",
        "--journal",
        at("journal.ndjson")
      ]
      const runs = [
        yield* run([...match, "--verbose"], environment),
        ...(hasFfmpeg ? [yield* run([...tag, "--verbose"], environment)] : []),
        yield* run(["tag", at("none.mp3"), "--json", "--verbose"], environment)
      ]

      const files = [...filesBelow(home), ...filesBelow(folder)].filter(({ path }) => path !== tokenFile)
      const names = files.map(({ path }) => path)
      expect(names).toEqual(expect.arrayContaining([at("report.html"), at("out.ndjson")]))
      if (hasFfmpeg) expect(names).toContain(at("journal.ndjson"))
      expect(names.some((name) => name.startsWith(home))).toBe(true)
      const written = [...runs.map((one) => JSON.stringify(one)), ...files.map(({ text }) => text)].join("\n")
      expect(written).toContain("/catalog/")
      for (const secret of [account.password, token.access_token, token.refresh_token]) {
        expect(written.includes(secret)).toBe(false)
      }
    })
  )
})
