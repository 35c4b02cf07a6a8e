/**
 * Restoration of files whose tags were written.
 */
import { Effect, FileSystem, Option, type Path, Stream } from "effect"
import { crc32 } from "./crc32.ts"
import { decodeJournalLine, type JournalEntry } from "./Journal.ts"
import { inspect } from "./planTags.ts"
import { blockBytes, openFile, type RandomAccess } from "./RandomAccess.ts"
import { replaceFile } from "./replaceFile.ts"
import { fromPlatform, TagError } from "./TagError.ts"

/** Reports what became of one entry of a journal. */
export interface UndoResult {
  /** Path of the audio file. */
  readonly path: string
  /**
   * What happened to the file:
   * - `restored`: the file has the bytes that it had before.
   * - `original`: it had them already.
   * - `failed`: it was left as it is, for the reason in `error`; `Changed` means that it was changed after the tags were written.
   */
  readonly outcome: "restored" | "original" | "failed"
  /** Reason why the file was left as it is. Set only if `outcome` is `failed`. */
  readonly error?: TagError
}

/** Restores the files of a journal byte for byte, the last one written first. A file that cannot be restored is reported. */
export const undoTags = (
  journal: string
): Stream.Stream<UndoResult, TagError, FileSystem.FileSystem | Path.Path> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const file = yield* openFile(journal)
      return Stream.mapEffect(Stream.fromIterable(yield* entryPlaces(file)), ({ length, offset }) =>
        Effect.gen(function* () {
          const line = new TextDecoder().decode(yield* file.read(offset, length))
          const entry = decodeJournalLine(line)
          return Option.isNone(entry) ? [] : [yield* undo(entry.value)]
        })
      ).pipe(Stream.flatMap(Stream.fromIterable))
    })
  )

const lineFeed = 0x0a

/** Where the lines of a journal are, the last first. Only their places are kept in memory. */
const entryPlaces = Effect.fnUntraced(function* (file: RandomAccess) {
  const places: Array<{ readonly offset: number; readonly length: number }> = []
  let start = 0
  for (let at = 0; at < file.size; at += blockBytes) {
    const block = yield* file.read(at, Math.min(blockBytes, file.size - at))
    for (let end = block.indexOf(lineFeed); end >= 0; end = block.indexOf(lineFeed, end + 1)) {
      if (at + end > start) places.push({ offset: start, length: at + end - start })
      start = at + end + 1
    }
  }
  return places.toReversed()
})

const undo = (entry: JournalEntry): Effect.Effect<UndoResult, never, FileSystem.FileSystem | Path.Path> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { after, before, path } = entry
      yield* inspect(path)
      const current = yield* openFile(path)
      const crc =
        current.size === after.size || current.size === before.size ? yield* crc32(current) : undefined
      if (current.size === before.size && crc === before.crc32) return { path, outcome: "original" as const }
      if (current.size !== after.size || crc !== after.crc32) {
        return yield* Effect.fail(
          new TagError({
            reason: "Changed",
            path,
            detail: "the file was changed after its tags were written, so it was left as it is."
          })
        )
      }
      yield* replaceFile(
        path,
        (temporary) => rebuild(entry, current, temporary),
        (temporary) => verify(entry, temporary)
      )
      return { path, outcome: "restored" as const }
    })
  ).pipe(Effect.catch((error) => Effect.succeed({ path: entry.path, outcome: "failed" as const, error })))

const rebuild = (entry: JournalEntry, current: RandomAccess, temporary: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const failed = Effect.mapError(fromPlatform(entry.path))
      const target = yield* failed(fs.open(temporary, { flag: "wx", mode: 0o600 }))
      for (const piece of entry.pieces) {
        if ("bytes" in piece) {
          yield* failed(target.writeAll(piece.bytes))
          continue
        }
        const end = piece.offset + piece.length
        for (let at = piece.offset; at < end; at += blockBytes) {
          yield* failed(target.writeAll(yield* current.read(at, Math.min(blockBytes, end - at))))
        }
      }
    })
  )

const verify = (entry: JournalEntry, temporary: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const restored = yield* openFile(temporary)
      if (restored.size !== entry.before.size || (yield* crc32(restored)) !== entry.before.crc32) {
        return yield* Effect.fail(
          new TagError({
            reason: "Journal",
            path: entry.path,
            detail: "its journal entry is damaged, so it was left as it is."
          })
        )
      }
    })
  )
