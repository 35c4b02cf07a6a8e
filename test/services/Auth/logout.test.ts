import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer, Redacted, Schema } from "effect"
import { UserDirectories } from "effect/persistence"
import { Auth, BeatportConfig, ClientId, RateLimiter, Token, TokenStore } from "effect-beatport"
import { FakeBeatport } from "../FakeBeatport.ts"
import { credentials, tokenOf } from "../SignIn.ts"

const textOf = Schema.encodeSync(Schema.fromJsonString(Token))

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "logout-"))),
  (path) =>
    Effect.sync(() => {
      rmSync(path, { recursive: true })
    })
)

/** Logs out of a client whose token file holds this token, with a draft beside it that is a moment old. */
const filesAfterLogout = (inFile: Partial<Token>) =>
  Effect.gen(function* () {
    const path = yield* directory
    const token = { ...tokenOf({ access_token: "stored", refresh_token: "refresh" }, 0), ...inFile }
    const draft = tokenOf({ access_token: "draft", refresh_token: "later" }, 1000)
    const layer = Auth.layer.pipe(
      Layer.provide(ClientId.layer),
      Layer.provide(RateLimiter.layer),
      Layer.provideMerge(TokenStore.layerFile({ path: join(path, "token.json") })),
      Layer.provide([NodeFileSystem.layer, NodePath.layer, UserDirectories.layer, FakeBeatport.layer]),
      Layer.provide(BeatportConfig.layer({ pace: 0, ...credentials }))
    )
    yield* Effect.gen(function* () {
      const store = yield* TokenStore
      yield* store.save(token)
      writeFileSync(join(path, "token.json.abc1-xyz2.tmp"), textOf(draft), { mode: 0o600 })
      yield* Effect.flatMap(Auth, (auth) => auth.logout)
    }).pipe(Effect.provide(layer))
    return readdirSync(path).toSorted()
  })

describe("a logout with a token file", () => {
  it.live(
    "removes the token and its drafts, whatever their age, so that no draft signs the user in again",
    () =>
      Effect.gen(function* () {
        expect(yield* filesAfterLogout({})).toEqual([])
      })
  )

  it.live("leaves the token of another account and its drafts", () =>
    Effect.gen(function* () {
      const files = yield* filesAfterLogout({ username: Redacted.make("another") })
      expect(files).toEqual(["token.json", "token.json.abc1-xyz2.tmp"])
    })
  )
})
