/**
 * The journal of written tags, from which they are undone.
 */
import { Effect, FileSystem, Schema } from "effect"
import type { AudioFormat } from "./AudioFormat.ts"
import { audioRegions } from "./audioRegions.ts"
import { crc32 } from "./crc32.ts"
import type { RandomAccess } from "./RandomAccess.ts"
import { TagError } from "./TagError.ts"

const State = Schema.Struct({ size: Schema.Int, crc32: Schema.Int })

/** A part of the original file: bytes that only it had, or a place in the written file. */
const Piece = Schema.Union([
  Schema.Struct({ bytes: Schema.Uint8ArrayFromBase64 }),
  Schema.Struct({ offset: Schema.Int, length: Schema.Int })
])
export type Piece = typeof Piece.Type

/** Describes how the original of one file is made from the written one. */
export const JournalEntry = Schema.Struct({
  version: Schema.Literal(1),
  path: Schema.String,
  before: State,
  after: State,
  pieces: Schema.Array(Piece)
})
export interface JournalEntry extends Schema.Schema.Type<typeof JournalEntry> {}

const JournalLine = Schema.fromJsonString(JournalEntry)

/** Compares an original file with the written copy. */
export const makeJournalEntry = Effect.fnUntraced(function* (
  path: string,
  format: AudioFormat,
  original: RandomAccess,
  written: RandomAccess
) {
  const entry: JournalEntry = {
    version: 1,
    path,
    before: { size: original.size, crc32: yield* crc32(original) },
    after: { size: written.size, crc32: yield* crc32(written) },
    pieces: yield* readPieces(original, written, yield* readShifts(format, original, written))
  }
  return entry
})

/** How finely files are compared. */
const pieceBytes = 4096

/** At how many distances a block is looked for. */
const maxShifts = 8

/** By how much parts of a file can have moved: not at all, with its end, or with its audio. */
const readShifts = Effect.fnUntraced(function* (
  format: AudioFormat,
  original: RandomAccess,
  written: RandomAccess
) {
  const [before, after] = [yield* audioRegions(original, format), yield* audioRegions(written, format)]
  const moved = before.slice(0, maxShifts).flatMap(({ offset }, index) => {
    const region = after[index]
    return region === undefined ? [] : [region.offset - offset]
  })
  return [...new Set([0, written.size - original.size, ...moved])].slice(0, maxShifts)
})

/** Looks for each block of the original in the written file. A block that is in none of the places is kept. */
const readPieces = Effect.fnUntraced(function* (
  original: RandomAccess,
  written: RandomAccess,
  shifts: ReadonlyArray<number>
) {
  const pieces: Array<Piece> = []
  for (let at = 0; at < original.size; at += pieceBytes) {
    const bytes = yield* original.read(at, Math.min(pieceBytes, original.size - at))
    let offset: number | undefined
    for (const shift of shifts) {
      if (offset === undefined && (yield* isAt(written, at + shift, bytes))) offset = at + shift
    }
    const last = pieces.at(-1)
    if (offset === undefined) {
      if (last !== undefined && "bytes" in last)
        pieces[pieces.length - 1] = { bytes: joinBytes(last.bytes, bytes) }
      else pieces.push({ bytes })
    } else if (last !== undefined && "offset" in last && last.offset + last.length === offset) {
      pieces[pieces.length - 1] = { offset: last.offset, length: last.length + bytes.length }
    } else pieces.push({ offset, length: bytes.length })
  }
  return pieces
})

const isAt = (file: RandomAccess, offset: number, bytes: Uint8Array) =>
  offset < 0 || offset + bytes.length > file.size
    ? Effect.succeed(false)
    : Effect.map(file.read(offset, bytes.length), (found) =>
        found.every((byte, index) => byte === bytes[index])
      )

const joinBytes = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

const makeJournalError = (path: string, detail: string) => (cause: unknown) =>
  new TagError({ reason: "Journal", path, detail, cause })

/** Adds an entry to a journal and waits until it is on the disk. */
export const appendToJournal = (journal: string, entry: JournalEntry) =>
  Effect.scoped(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const line = yield* Schema.encodeEffect(JournalLine)(entry)
      const file = yield* fs.open(journal, { flag: "a", mode: 0o600 })
      // A line that an earlier process did not finish does not spoil this one.
      yield* file.writeAll(new TextEncoder().encode(`\n${line}\n`))
      yield* file.sync
    })
  ).pipe(
    Effect.mapError(
      makeJournalError(journal, "the journal could not be written, so the tags were not written either.")
    )
  )

/** Reads a line of a journal. A line that was not finished is undefined: its file had not been touched yet. */
export const decodeJournalLine = Schema.decodeUnknownOption(JournalLine)
