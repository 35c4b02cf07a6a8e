/**
 * Reading of parts of a file.
 */
import { Effect, FileSystem } from "effect"
import { fromPlatform, TagError } from "./TagError.ts"

/** Reads parts of one open file. */
export interface RandomAccess {
  readonly path: string
  readonly size: number
  /** Reads exactly `length` bytes. A file that ends earlier is damaged, which is a `TagError`. */
  readonly read: (offset: number, length: number) => Effect.Effect<Uint8Array, TagError>
}

/** Opens a file until the scope ends. */
export const openFile = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const file = yield* Effect.mapError(fs.open(path, { flag: "r" }), fromPlatform(path))
  const info = yield* Effect.mapError(file.stat, fromPlatform(path))
  const opened: RandomAccess = {
    path,
    size: Number(info.size),
    read: Effect.fnUntraced(function* (offset, length) {
      const bytes = new Uint8Array(length)
      let done = 0
      while (done < length) {
        const count = yield* Effect.mapError(
          file.read(bytes.subarray(done), { position: BigInt(offset + done) }),
          fromPlatform(path)
        )
        if (count === 0)
          return yield* Effect.fail(makeDamagedError(path, `it ends before byte ${offset + length}`))
        done += count
      }
      return bytes
    })
  }
  return opened
})

/** Makes the error of a damaged file. */
export const makeDamagedError = (path: string, how: string): TagError =>
  new TagError({ reason: "NotAudio", path, detail: `it is not an audio file, or it is damaged: ${how}.` })

/** How much of a file is held in memory at once. */
export const blockBytes = 64 * 1024
