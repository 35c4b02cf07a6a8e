import { execFileSync } from "node:child_process"
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { describe, expect, layer } from "@effect/vitest"
import {
  ConfigProvider,
  Effect,
  Fiber,
  FileSystem,
  Layer,
  Option,
  Path,
  PlatformError,
  Redacted
} from "effect"
import { UserDirectories } from "effect/persistence"
import { type Token, TokenStore, TokenStoreError } from "effect-beatport"
import { revealed } from "../../revealed.ts"

const token: Token = {
  access_token: Redacted.make("planted-access-token"),
  refresh_token: Redacted.make("planted-refresh-token"),
  expires_at: 36_000_000,
  renew_at: 35_700_000,
  base_url: "https://api.beatport.com/v4"
}

const node = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer, UserDirectories.layer)

const temporaryDirectory = Effect.flatMap(FileSystem.FileSystem, (fs) => fs.makeTempDirectoryScoped())

/** A store at a path, over a file system that may be made to fail. */
const storeAt = (path: string | undefined, different: Partial<FileSystem.FileSystem> = {}) =>
  TokenStore.pipe(
    Effect.provide(
      Layer.fresh(TokenStore.layerFile({ path })).pipe(
        Layer.provide(
          Layer.effect(
            FileSystem.FileSystem,
            Effect.map(FileSystem.FileSystem, (fs): FileSystem.FileSystem => ({ ...fs, ...different }))
          )
        )
      )
    )
  )

/** A failure as Node's file system gives it. */
const errno = (code: string, tag: PlatformError.SystemErrorTag = "Unknown") =>
  PlatformError.systemError({
    _tag: tag,
    module: "FileSystem",
    method: "open",
    cause: Object.assign(new Error(`${code}: scripted`), { code })
  })

const modeOf = (path: string) =>
  Effect.flatMap(FileSystem.FileSystem, (fs) =>
    Effect.map(fs.stat(path), ({ mode }) => (mode & 0o777).toString(8))
  )

/** The error of an effect that fails because of the store. */
const refusal = <A, R>(effect: Effect.Effect<A, TokenStoreError, R>) =>
  Effect.map(Effect.flip(effect), (error) => {
    expect(error).toBeInstanceOf(TokenStoreError)
    return error
  })

describe("TokenStore.layerFile", () => {
  layer(node)((it) => {
    describe("the file", () => {
      it.effect("is its owner's alone, and so is the directory made for it", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          const { save } = yield* storeAt(`${directory}/a/b/token.json`)
          yield* save(token)
          expect(yield* modeOf(`${directory}/a/b/token.json`)).toBe("600")
          expect(yield* modeOf(`${directory}/a/b`)).toBe("700")
          expect(yield* modeOf(`${directory}/a`)).toBe("700")
        })
      )

      it.effect("becomes its owner's alone when it is saved over one that others can read", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const path = `${yield* temporaryDirectory}/token.json`
          yield* fs.writeFileString(path, "{}", { mode: 0o644 })
          const { load, save } = yield* storeAt(path)
          yield* save(token)
          expect(yield* modeOf(path)).toBe("600")
          expect(revealed(yield* load)).toEqual(Option.some(revealed(token)))
        })
      )

      it.effect("leaves the mode of a directory alone that was there before", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.makeDirectory(`${directory}/mine`)
          yield* fs.chmod(`${directory}/mine`, 0o755)
          yield* Effect.flatMap(storeAt(`${directory}/mine/token.json`), ({ save }) => save(token))
          expect(yield* modeOf(`${directory}/mine`)).toBe("755")
        })
      )

      it.effect("is not touched by opening the store", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { load } = yield* storeAt(`${directory}/below/token.json`)
          expect(yield* load).toEqual(Option.none())
          expect(yield* fs.readDirectory(directory)).toEqual([])
        })
      )

      it.effect("is all there is when the work is done: no temporary file, no lock", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { save, withLock } = yield* storeAt(`${directory}/token.json`)
          yield* Effect.forEach([1, 2, 3], () => withLock(save(token)))
          expect(yield* fs.readDirectory(directory)).toEqual(["token.json"])
        })
      )
    })

    describe("load", () => {
      it.effect.each([0o640, 0o604, 0o620, 0o602, 0o610, 0o644, 0o666])(
        "refuses a file that others can get at, and says what mends it: mode %o",
        (mode) =>
          Effect.gen(function* () {
            const fs = yield* FileSystem.FileSystem
            const path = `${yield* temporaryDirectory}/token.json`
            const { load, save } = yield* storeAt(path)
            yield* save(token)
            yield* fs.chmod(path, mode)
            const error = yield* refusal(load)
            expect(error.operation).toBe("load")
            expect(error.message).toContain(`Run: chmod 600 '${path}'`)
            yield* fs.chmod(path, 0o600)
            expect(Option.isSome(yield* load)).toBe(true)
          })
      )

      it.effect("says what mends it in a way that a shell reads right, whatever the path is", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { load, save } = yield* storeAt(`${directory}/it's $HOME/token.json`)
          yield* save(token)
          yield* fs.chmod(`${directory}/it's $HOME/token.json`, 0o644)
          expect((yield* refusal(load)).message).toContain(
            `chmod 600 '${directory}/it'\\''s $HOME/token.json'`
          )
        })
      )

      it.effect("is refused by what it is, without advice to change its mode", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          execFileSync("mkfifo", ["-m", "600", `${directory}/pipe`])
          mkdirSync(`${directory}/folder`, { mode: 0o755 })
          symlinkSync(`${directory}/nowhere`, `${directory}/dangling`)
          writeFileSync(`${directory}/large`, "", { mode: 0o600 })
          truncateSync(`${directory}/large`, 5e9)
          const kinds = [
            [`${directory}/pipe`, "it is a pipe"],
            [`${directory}/folder`, "it is a directory"],
            [`${directory}/dangling`, "it is a symbolic link"],
            [`${directory}/large`, "it is larger than"],
            ["/dev/zero", "it is a device"]
          ] as const
          for (const [path, said] of kinds) {
            const { load } = yield* storeAt(path)
            const { message } = yield* refusal(load)
            expect(message).toContain(said)
            expect(message).not.toContain("chmod")
          }
        })
      )

      it.effect("says which part of its path is a file, and that ~user is not looked up", () =>
        Effect.gen(function* () {
          const directory = yield* temporaryDirectory
          writeFileSync(`${directory}/a-file`, "")
          const { withLock } = yield* storeAt(`${directory}/a-file/token.json`)
          const { message } = yield* refusal(withLock(Effect.void))
          expect(message).toContain(`${directory}/a-file, or a part of that path, is a file`)
          expect((yield* refusal(storeAt("~dj/token.json"))).message).toContain("another user")
        })
      )

      it.effect("does not follow a symbolic link", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* Effect.flatMap(storeAt(`${directory}/elsewhere.json`), ({ save }) => save(token))
          yield* fs.symlink(`${directory}/elsewhere.json`, `${directory}/token.json`)
          const { load } = yield* storeAt(`${directory}/token.json`)
          expect((yield* refusal(load)).message).toContain("symbolic link")
        })
      )

      it.effect("takes an empty file for none", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const path = `${yield* temporaryDirectory}/token.json`
          yield* fs.writeFileString(path, "", { mode: 0o600 })
          expect(yield* Effect.flatMap(storeAt(path), ({ load }) => load)).toEqual(Option.none())
        })
      )

      it.effect.each([
        " ",
        "{",
        "null",
        "[]",
        "not JSON at all",
        '{"access_token":"planted-half","refresh_to',
        '{"access_token":"planted","expires_at":"soon","renew_at":1,"base_url":"x"}',
        '{"access_token":"","expires_at":1,"renew_at":1,"base_url":"x"}',
        "\u0000\u0000\u0000\u0000"
      ])("fails where the file does not hold a token, and shows nothing of it: %j", (text) =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const path = `${yield* temporaryDirectory}/token.json`
          yield* fs.writeFileString(path, text, { mode: 0o600 })
          const error = yield* refusal(Effect.flatMap(storeAt(path), ({ load }) => load))
          expect(error).toMatchObject({ operation: "load", location: path })
          expect(error.message).toContain(
            "is not a token, or is damaged. Log in again or import a token, which replaces it."
          )
          expect(`${error.message}${JSON.stringify(error)}`).not.toContain("planted")
        })
      )

      it.effect("fails where a directory is in its place", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const path = `${yield* temporaryDirectory}/token.json`
          yield* fs.makeDirectory(path, { mode: 0o700 })
          const error = yield* refusal(Effect.flatMap(storeAt(path), ({ load }) => load))
          expect(error.message).toContain("it is a directory")
        })
      )
    })

    describe("save", () => {
      it.effect("puts the file in the place of a symbolic link, and leaves alone what that pointed to", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.writeFileString(`${directory}/target`, "precious")
          yield* fs.symlink(`${directory}/target`, `${directory}/token.json`)
          const { load, save } = yield* storeAt(`${directory}/token.json`)
          yield* save(token)
          expect(yield* fs.readFileString(`${directory}/target`)).toBe("precious")
          expect(Option.isSome(yield* load)).toBe(true)
        })
      )

      it.effect("shows a reader the old token or the new one, never anything else", () =>
        Effect.gen(function* () {
          const path = `${yield* temporaryDirectory}/token.json`
          const { load, save } = yield* storeAt(path)
          const versions = Array.from({ length: 60 }, (_, n) => ({
            ...token,
            scope: `${n} ${"x".repeat(n * 500)}`
          }))
          yield* save(token)
          const writer = yield* Effect.forkChild(Effect.forEach(versions, save))
          const seen = new Set<string>()
          while (writer.pollUnsafe() === undefined) {
            seen.add(Option.getOrThrow(yield* load).scope ?? "the first")
          }
          yield* Fiber.join(writer)
          const known = new Set(["the first", ...versions.map(({ scope }) => scope)])
          expect([...seen].filter((scope) => !known.has(scope))).toEqual([])
          expect(seen.size).toBeGreaterThan(1)
        })
      )

      it.effect.each(["write", "rename"] as const)(
        "keeps the old token and leaves nothing behind where the %s fails",
        (step) =>
          Effect.gen(function* () {
            const fs = yield* FileSystem.FileSystem
            const directory = yield* temporaryDirectory
            const path = `${directory}/token.json`
            yield* Effect.flatMap(storeAt(path), ({ save }) => save(token))
            const failing = Effect.fail(errno("ENOSPC"))
            const { load, save } = yield* storeAt(
              path,
              step === "rename"
                ? { rename: () => failing }
                : {
                    open: (file, options) =>
                      Effect.map(fs.open(file, options), (opened) =>
                        file.endsWith(".tmp")
                          ? Object.defineProperty(opened, "writeAll", { value: () => failing })
                          : opened
                      )
                  }
            )
            const error = yield* refusal(save({ ...token, scope: "new" }))
            expect(error.operation).toBe("save")
            expect(error.message).toContain("The disk is full".toLowerCase())
            expect(yield* fs.readDirectory(directory)).toEqual(["token.json"])
            expect(revealed(yield* load)).toEqual(Option.some(revealed(token)))
          })
      )

      it.effect("ends what it began when its caller is interrupted", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { load, save } = yield* storeAt(`${directory}/token.json`)
          for (const after of [0, 1, 2, 3, 4, 5, 6, 8, 10, 15]) {
            const scope = `attempt ${after}`
            const fiber = yield* Effect.forkChild(save({ ...token, scope }), { startImmediately: true })
            yield* Effect.repeat(Effect.yieldNow, { times: after })
            yield* Fiber.interrupt(fiber)
            expect(yield* fs.readDirectory(directory)).toEqual(["token.json"])
            expect(Option.getOrThrow(yield* load).scope).toBe(scope)
          }
        })
      )

      it.effect.each([
        ["ENOSPC", "Unknown", "the disk is full. Make room and try again."],
        ["EDQUOT", "Unknown", "the disk is full. Make room and try again."],
        ["EROFS", "Unknown", "the disk is read-only. Set BEATPORT_TOKEN_FILE to a writable place."],
        ["EACCES", "PermissionDenied", "permission denied."],
        ["EIO", "Unknown", "the file system failed (EIO)."]
      ] as const)("says what to do about %s", ([code, tag, advice]) =>
        Effect.gen(function* () {
          const path = `${yield* temporaryDirectory}/token.json`
          const failing = Effect.fail(errno(code, tag))
          const { save, withLock } = yield* storeAt(path, {
            open: () => failing,
            writeFileString: () => failing
          })
          const saving = yield* refusal(save(token))
          expect(saving).toMatchObject({ operation: "save", location: path })
          expect(saving.message).toContain(advice)
          expect(saving.cause).toMatchObject({ name: "Error", code })
          const locking = yield* refusal(withLock(Effect.void))
          expect(locking).toMatchObject({ operation: "lock", location: path })
          expect(locking.message).toContain(advice)
        })
      )

      it.effect("fails where its directory cannot be made", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.writeFileString(`${directory}/file`, "")
          const { save, withLock } = yield* storeAt(`${directory}/file/token.json`)
          expect((yield* refusal(save(token))).operation).toBe("save")
          expect((yield* refusal(withLock(Effect.void))).operation).toBe("lock")
        })
      )

      // Nothing is read-only to root.
      it.effect.runIf(process.getuid?.() !== 0)("fails where its directory is read-only", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.makeDirectory(`${directory}/closed`, { mode: 0o500 })
          const { save, withLock } = yield* storeAt(`${directory}/closed/token.json`)
          expect((yield* refusal(save(token))).message).toContain("permission denied")
          expect((yield* refusal(withLock(Effect.void))).message).toContain("permission denied")
        })
      )

      it.effect("shows nothing of the token where it fails", () =>
        Effect.gen(function* () {
          const path = `${yield* temporaryDirectory}/token.json`
          const { save } = yield* storeAt(path, { rename: () => Effect.fail(errno("EIO")) })
          const error = yield* refusal(save(token))
          expect(`${error.message}${JSON.stringify(error)}${String(error.cause)}`).not.toContain("planted")
        })
      )
    })

    describe("clear", () => {
      it.effect("removes the file", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          const { clear, save } = yield* storeAt(`${directory}/token.json`)
          yield* save(token)
          yield* clear
          expect(yield* fs.readDirectory(directory)).toEqual([])
        })
      )

      it.effect("removes a symbolic link, and not what it points to", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* fs.writeFileString(`${directory}/target`, "precious")
          yield* fs.symlink(`${directory}/target`, `${directory}/token.json`)
          yield* Effect.flatMap(storeAt(`${directory}/token.json`), ({ clear }) => clear)
          expect(yield* fs.readDirectory(directory)).toEqual(["target"])
        })
      )

      it.effect("says that it was the clearing that failed", () =>
        Effect.gen(function* () {
          const path = `${yield* temporaryDirectory}/token.json`
          const { clear } = yield* storeAt(path, { remove: () => Effect.fail(errno("EROFS")) })
          expect(yield* refusal(clear)).toMatchObject({ operation: "clear", location: path })
        })
      )
    })

    describe("path", () => {
      const inEnvironment = (env: Record<string, string>) =>
        Effect.provide(ConfigProvider.layer(ConfigProvider.fromEnvRecord(env)))

      it.effect("may begin with the home directory's ~", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const home = yield* temporaryDirectory
          const { save } = yield* storeAt("~/music/token.json").pipe(inEnvironment({ HOME: home }))
          yield* save(token)
          expect(yield* fs.exists(`${home}/music/token.json`)).toBe(true)
        })
      )

      it.effect("is a file in the user's config directory where none is given", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const home = yield* temporaryDirectory
          const { save } = yield* storeAt(undefined).pipe(
            inEnvironment({ HOME: "/nowhere", XDG_CONFIG_HOME: `${home}/config` })
          )
          yield* save(token)
          expect(yield* fs.exists(`${home}/config/effect-beatport/token.json`)).toBe(true)
        })
      )

      it.effect("is relative to the directory the program runs in", () =>
        Effect.gen(function* () {
          const path = yield* Path.Path
          const directory = yield* temporaryDirectory
          const given = path.relative(process.cwd(), `${directory}/token.json`)
          expect(path.isAbsolute(given)).toBe(false)
          const { load, save } = yield* storeAt(given)
          yield* save(token)
          expect(Option.isSome(yield* load)).toBe(true)
          expect(yield* modeOf(`${directory}/token.json`)).toBe("600")
        })
      )

      it.effect("may have a ~ elsewhere, which is one", () =>
        Effect.gen(function* () {
          const fs = yield* FileSystem.FileSystem
          const directory = yield* temporaryDirectory
          yield* Effect.flatMap(storeAt(`${directory}/~/~token`), ({ save }) => save(token))
          expect(yield* fs.exists(`${directory}/~/~token`)).toBe(true)
        })
      )

      it.effect.each([undefined, "~", "~/token.json"])(
        "cannot be found without a home directory, which is said: %s",
        (path) =>
          Effect.gen(function* () {
            const error = yield* refusal(storeAt(path).pipe(inEnvironment({})))
            expect(error.message).toContain("Set BEATPORT_TOKEN_FILE to a path.")
          })
      )
    })
  })
})
