/**
 * Writing of a copy of an mp3, aiff or wav file with other tags.
 */
import { Effect, type FileSystem } from "effect"
import { type Chunk, chunkHeader, readChunks, isId3Chunk } from "./chunks.ts"
import { withFields } from "./id3Fields.ts"
import { type Id3Tag, id3Size, parseId3, renderId3 } from "./id3v2.ts"
import { blockBytes, type RandomAccess } from "./RandomAccess.ts"
import { withInfo } from "./riffInfo.ts"
import { fromPlatform, TagError } from "./TagError.ts"
import type { TagFields } from "./TagFields.ts"

/** Names the formats whose tag is ID3v2. */
export type Id3Format = "mp3" | "aiff" | "wav"

/** Reads the ID3v2 tag of a file; for a file without one, an empty tag of version 2.4. */
export const readId3 = Effect.fnUntraced(function* (
  file: RandomAccess,
  format: Id3Format
): Effect.fn.Return<Id3Tag, TagError> {
  const bytes = yield* format === "mp3" ? leadingTag(file) : tagChunk(file, format === "wav")
  if (bytes.length === 0) return { major: 4, frames: [] }
  const tag = parseId3(bytes)
  return "fault" in tag
    ? yield* Effect.fail(new TagError({ reason: "UnsupportedTag", path: file.path, detail: `${tag.fault}.` }))
    : tag
})

const leadingTag = (file: RandomAccess) =>
  Effect.flatMap(file.read(0, 10), (head) => file.read(0, Math.min(id3Size(head), file.size)))

const tagChunk = Effect.fnUntraced(function* (file: RandomAccess, littleEndian: boolean) {
  const chunk = (yield* readChunks(file, littleEndian)).find(isId3Chunk)
  return chunk === undefined ? new Uint8Array() : yield* file.read(chunk.start + 8, chunk.length)
})

/** Copies `source` to `target` with `fields` in its tag. Everything else is copied as it is. */
export const writeId3File = Effect.fnUntraced(function* (
  source: RandomAccess,
  target: FileSystem.File,
  format: Id3Format,
  fields: TagFields
) {
  const tag = renderId3(withFields(yield* readId3(source, format), fields))
  const write = (bytes: Uint8Array) => Effect.mapError(target.writeAll(bytes), fromPlatform(source.path))
  const copy = Effect.fnUntraced(function* (start: number, end: number) {
    for (let at = start; at < end; at += blockBytes) {
      yield* write(yield* source.read(at, Math.min(blockBytes, end - at)))
    }
  })

  if (format === "mp3") {
    yield* write(tag)
    return yield* copy(id3Size(yield* source.read(0, 10)), source.size)
  }

  const littleEndian = format === "wav"
  const chunks = yield* readChunks(source, littleEndian)
  const info = yield* Effect.forEach(chunks, (chunk) =>
    littleEndian && chunk.id === "LIST" && chunk.length < blockBytes
      ? Effect.map(source.read(chunk.start + 8, chunk.length), (bytes) => withInfo(bytes, fields))
      : Effect.succeed(undefined)
  )
  const others = chunks.flatMap((chunk, index) => (isId3Chunk(chunk) ? [] : [{ chunk, data: info[index] }]))
  const size =
    others.reduce((sum, { chunk, data }) => sum + padTag(data?.length ?? chunk.length), 4) +
    padTag(tag.length)
  const head = yield* source.read(0, 12)
  yield* write(chunkHeader(new TextDecoder("latin1").decode(head.subarray(0, 4)), size, littleEndian))
  yield* write(head.subarray(8))
  for (const { chunk, data } of others) {
    const length = data?.length ?? chunk.length
    yield* write(chunkHeader(chunk.id, length, littleEndian))
    yield* data === undefined ? copy(chunk.start + 8, chunk.start + 8 + length) : write(data)
    if (length % 2 === 1) yield* write(Uint8Array.of(0))
  }
  yield* write(chunkHeader(idOf(chunks) ?? (littleEndian ? "id3 " : "ID3 "), tag.length, littleEndian))
  yield* write(tag)
  if (tag.length % 2 === 1) yield* write(Uint8Array.of(0))
})

const padTag = (length: number): number => 8 + length + (length % 2)

const idOf = (chunks: ReadonlyArray<Chunk>): string | undefined => chunks.find(isId3Chunk)?.id
