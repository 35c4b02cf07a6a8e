/**
 * Secrets are in no response, log, resource or error, also with BEATPORT_DEBUG, and also if Beatport itself repeats them.
 */
import { readdirSync, readFileSync } from "node:fs"
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { Fault, Simulator } from "effect-beatport/simulator"
import {
  collect,
  environmentFor,
  exitCodeOf,
  hello,
  layerSimulator,
  line,
  program,
  start,
  toolCall
} from "./Serving.ts"

/** Everything that a server has written, after these lines. */
const outputOf = (input: string, environment: Record<string, string>) =>
  Effect.gen(function* () {
    const server = yield* start(program(), { ...environment, BEATPORT_DEBUG: "true" })
    const [out, err] = [collect(server.stdout), collect(server.stderr)]
    server.stdin.end(input)
    return yield* Effect.promise(async () => {
      expect(await exitCodeOf(server)).toBe(0)
      return { out: await out, err: await err }
    })
  })

const read = (id: number, uri: string) => line({ id, method: "resources/read", params: { uri } })

/** The tokens in the files of a home directory. */
const tokensIn = (home: string): ReadonlyArray<string> =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(
      ({ name, parentPath }) => readFileSync(`${parentPath}/${name}`, "utf8").match(/[A-Za-z0-9]{28,}/g) ?? []
    )

layer(layerSimulator, { excludeTestServices: true })("a server that is signed in", (it) => {
  it.effect("says nothing of its password and tokens", () =>
    Effect.gen(function* () {
      const { account, catalogue, requests } = yield* Simulator
      const environment = yield* environmentFor
      const [track] = catalogue.tracks
      const { err, out } = yield* outputOf(
        [
          hello,
          toolCall(1, "account"),
          toolCall(2, "search", { query: track?.name ?? "", detail: "full" }),
          toolCall(3, "get", { ids: [track?.id, "playlist:999999999"] }),
          toolCall(4, "list_tracks", { label: "No such label anywhere" }),
          toolCall(5, "playlist_change", {
            action: "create",
            name: "Planted",
            tracks: [track?.id],
            dry_run: false
          }),
          toolCall(6, "my_playlists"),
          toolCall(7, "follow", { ids: ["genre:6"] }),
          toolCall(8, "match", { rows: ["Nothing - At All"] }),
          read(9, `beatport://track/${track?.id}`),
          read(10, "beatport://label/999999999"),
          line({
            id: 11,
            method: "prompts/get",
            params: { name: "dig_label", arguments: { label: "Any" } }
          })
        ].join(""),
        environment
      )
      expect(out).toContain(account.username)
      expect(err).toMatch(/GET .*tracks/)
      const bearers = (yield* requests).flatMap(
        ({ headers }) => headers["authorization"]?.split(" ")[1] ?? []
      )
      const secrets = new Set([account.password, ...bearers, ...tokensIn(environment["HOME"] ?? "")])
      // The password, the access token and the refresh token.
      expect(secrets.size).toBeGreaterThanOrEqual(3)
      for (const secret of secrets) expect((out + err).includes(secret)).toBe(false)
    })
  )

  it.effect("says nothing of its token if Beatport repeats it in its errors", () =>
    Effect.gen(function* () {
      const { fail, issueToken } = yield* Simulator
      const { BEATPORT_PASSWORD: _, BEATPORT_USERNAME: __, ...environment } = yield* environmentFor
      const { access_token: token, refresh_token } = yield* issueToken()
      const said = `The token ${token} (Bearer ${token}) is not good`
      const echo = (status: number, body: string, contentType = "application/json") =>
        Fault.Status({ status, body, contentType, headers: { "x-echo": said } })
      yield* fail(echo(400, JSON.stringify({ detail: said })), { path: "/catalog/genres/", times: 9 })
      yield* fail(echo(403, JSON.stringify({ detail: said })), { path: "/catalog/labels/*", times: 9 })
      yield* fail(echo(500, `<html>${said}</html>`, "text/html"), { path: "/catalog/tracks/*", times: 9 })
      yield* fail(echo(422, JSON.stringify({ name: [said] })), { path: "/my/playlists/", times: 9 })
      yield* fail(echo(200, said, "text/plain"), { path: "/catalog/charts/*", times: 9 })
      const { err, out } = yield* outputOf(
        [
          hello,
          toolCall(1, "genres"),
          read(2, "beatport://label/1"),
          read(3, "beatport://track/1"),
          toolCall(4, "playlist_change", { action: "create", name: "Planted", dry_run: false }),
          toolCall(5, "contents", { of: "chart:1" })
        ].join(""),
        { ...environment, BEATPORT_ACCESS_TOKEN: token }
      )
      expect(out.match(/"isError":true|"error":/g)).toHaveLength(5)
      for (const secret of [token, refresh_token]) expect((out + err).includes(secret)).toBe(false)
    })
  )
})
