import { readdirSync, utimesSync, writeFileSync } from "node:fs"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { describe, expect, layer } from "@effect/vitest"
import { Clock, Effect, FileSystem, Layer, Option, Redacted, Schema } from "effect"
import { UserDirectories } from "effect/persistence"
import { Token, TokenStore } from "effect-beatport"
import { revealed } from "../../revealed.ts"

const node = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer, UserDirectories.layer)

const tokenUntil = (expires_at: number): Token => ({
  access_token: Redacted.make(`access-until-${expires_at}`),
  refresh_token: Redacted.make(`refresh-until-${expires_at}`),
  expires_at,
  renew_at: expires_at,
  base_url: "https://api.beatport.com/v4"
})

const textOf = Schema.encodeSync(Schema.fromJsonString(Token))

/** A directory with a token in it, and what a process left there so many seconds ago. */
const directoryWith = Effect.fnUntraced(function* (
  left: Readonly<Record<string, string>>,
  {
    secondsAgo = 10,
    token = tokenUntil(2000),
    tokenSecondsAgo = 0
  }: {
    readonly secondsAgo?: number
    readonly token?: Token | null
    readonly tokenSecondsAgo?: number
  } = {}
) {
  const directory = yield* Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())
  const now = yield* Clock.currentTimeMillis
  const { load, save, withLock } = yield* Effect.provide(
    TokenStore,
    Layer.fresh(TokenStore.layerFile({ path: `${directory}/token.json` }))
  )
  if (token !== null) {
    yield* save(token)
    utimesSync(`${directory}/token.json`, now / 1000 - tokenSecondsAgo, now / 1000 - tokenSecondsAgo)
  }
  for (const [name, text] of Object.entries(left)) {
    writeFileSync(`${directory}/${name}`, text, { mode: 0o600 })
    utimesSync(`${directory}/${name}`, now / 1000 - secondsAgo, now / 1000 - secondsAgo)
  }
  const found = yield* withLock(load)
  return { found: revealed(found), files: readdirSync(directory).toSorted() }
})

describe("what killed processes left beside the token file", () => {
  layer(node, { excludeTestServices: true })((it) => {
    it.effect("takes the token's place where it is a whole token that lasts longer", () =>
      Effect.gen(function* () {
        const left = { "token.json.abc1-xyz2.tmp": textOf(tokenUntil(3000)) }
        const { files, found } = yield* directoryWith(left)
        expect(found).toEqual(Option.some(revealed(tokenUntil(3000))))
        expect(files).toEqual(["token.json"])
      })
    )

    it.effect.each([
      ["later", 20, "another-access"],
      ["earlier", 5, "access-until-2000"]
    ] as const)(
      "of the same expiry takes the token's place only if it was written later: %s",
      ([, tokenSecondsAgo, access]) =>
        Effect.gen(function* () {
          const draft = { ...tokenUntil(2000), access_token: Redacted.make("another-access") }
          const { files, found } = yield* directoryWith(
            { "token.json.abc1-xyz2.tmp": textOf(draft) },
            { secondsAgo: 10, tokenSecondsAgo }
          )
          expect(found).toEqual(
            Option.some(
              revealed({
                ...draft,
                access_token: Redacted.make(access),
                refresh_token: tokenUntil(2000).refresh_token
              })
            )
          )
          expect(files).toEqual(["token.json"])
        })
    )

    it.effect("takes the token's place where there is none", () =>
      Effect.gen(function* () {
        const left = { "token.json.abc1-xyz2.tmp": textOf(tokenUntil(1000)) }
        const { files, found } = yield* directoryWith(left, { token: null })
        expect(found).toEqual(Option.some(revealed(tokenUntil(1000))))
        expect(files).toEqual(["token.json"])
      })
    )

    it.effect("is no token if it is the draft of a lock, though its owner's name reads as one", () =>
      Effect.gen(function* () {
        const left = {
          "token.json.lock.abc1-xyz2": "abc1-xyz2",
          "token.json.lock.break.abc1-xyz2": "abc1-xyz2"
        }
        const { files, found } = yield* directoryWith(left, { token: null })
        expect(found).toEqual(Option.none())
        expect(files).toEqual([])
      })
    )

    it.effect("is the one that lasts longest where there are several", () =>
      Effect.gen(function* () {
        const left = Object.fromEntries(
          [3000, 5000, 4000].map((end, n) => [`token.json.abc${n}-xyz.tmp`, textOf(tokenUntil(end))])
        )
        const { files, found } = yield* directoryWith(left)
        expect(found).toEqual(Option.some(revealed(tokenUntil(5000))))
        expect(files).toEqual(["token.json"])
      })
    )

    it.effect.each([
      ["an older token", "token.json.abc1-xyz2.tmp", textOf(tokenUntil(1000))],
      ["the same token", "token.json.abc1-xyz2.tmp", textOf(tokenUntil(2000))],
      ["half a token", "token.json.abc1-xyz2.tmp", textOf(tokenUntil(3000)).slice(0, 40)],
      ["nothing yet", "token.json.abc1-xyz2.tmp", ""],
      ["a draft of the lock", "token.json.lock.abc1-xyz2", "abc1-xyz2"],
      ["a draft of the lock's breaker", "token.json.lock.break.abc1-xyz2", "abc1-xyz2"]
    ] as const)("is removed where it is %s", ([, name, text]) =>
      Effect.gen(function* () {
        const { files, found } = yield* directoryWith({ [name]: text })
        expect(found).toEqual(Option.some(revealed(tokenUntil(2000))))
        expect(files).toEqual(["token.json"])
      })
    )

    it.effect.each([
      ["of another account", { username: Redacted.make("another") }],
      ["of another API", { base_url: "http://127.0.0.1:8080/v4" }]
    ] as const)("is removed where it is a newer token %s", ([, different]) =>
      Effect.gen(function* () {
        const left = { "token.json.abc1-xyz2.tmp": textOf({ ...tokenUntil(3000), ...different }) }
        const { files, found } = yield* directoryWith(left)
        expect(found).toEqual(Option.some(revealed(tokenUntil(2000))))
        expect(files).toEqual(["token.json"])
      })
    )

    it.effect("is kept while its writer may be running", () =>
      Effect.gen(function* () {
        const left = { "token.json.abc1-xyz2.tmp": textOf(tokenUntil(3000)) }
        const { files, found } = yield* directoryWith(left, { secondsAgo: 1 })
        expect(found).toEqual(Option.some(revealed(tokenUntil(2000))))
        expect(files).toEqual(["token.json", "token.json.abc1-xyz2.tmp"])
      })
    )

    it.effect.each([
      "token.json.tmp",
      "token.json.bak",
      "token.json.old.tmp",
      "token.json.abc1-xyz2.tmp~",
      "my-token.json.abc1-xyz2.tmp",
      "token.jsonx.abc1-xyz2.tmp",
      "notes.txt"
    ])("is no file of another program: %s", (name) =>
      Effect.gen(function* () {
        const { files, found } = yield* directoryWith({ [name]: textOf(tokenUntil(3000)) })
        expect(found).toEqual(Option.some(revealed(tokenUntil(2000))))
        expect(files).toEqual(["token.json", name].toSorted())
      })
    )
  })
})
