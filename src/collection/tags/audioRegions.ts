/**
 * Where the audio is in a file.
 */
import { Effect } from "effect"
import type { AudioFormat } from "./AudioFormat.ts"
import { readChunks } from "./chunks.ts"
import { id3Size } from "./id3v2.ts"
import { blockBytes, makeDamagedError, type RandomAccess } from "./RandomAccess.ts"
import type { TagError } from "./TagError.ts"

/** Says where a part of the audio is. */
export interface Region {
  readonly offset: number
  readonly length: number
}

/** Lists the parts of a file that hold its audio, in order. Tags, headers and padding are not among them. */
export const audioRegions = (
  file: RandomAccess,
  format: AudioFormat
): Effect.Effect<ReadonlyArray<Region>, TagError> => {
  switch (format) {
    case "mp3":
      return Effect.map(file.read(0, 10), (head) => from(id3Size(head), file.size))
    case "flac":
      return flac(file)
    case "wav":
      return chunkData(file, "data", true)
    case "aiff":
      return chunkData(file, "SSND", false)
    case "m4a":
      return mp4(file)
    case "ogg":
      return ogg(file)
  }
}

const from = (offset: number, end: number): ReadonlyArray<Region> => [{ offset, length: end - offset }]

const chunkData = (file: RandomAccess, id: string, littleEndian: boolean) =>
  Effect.map(readChunks(file, littleEndian), (chunks) =>
    chunks.filter((chunk) => chunk.id === id).map(({ length, start }) => ({ offset: start + 8, length }))
  )

/** After "fLaC", blocks with a header of 4 bytes; the first bit marks the last of them. */
const flac = Effect.fnUntraced(function* (file: RandomAccess) {
  let offset = 4
  for (;;) {
    const [kind = 0, a = 0, b = 0, c = 0] = yield* file.read(offset, 4)
    offset += 4 + a * 2 ** 16 + b * 2 ** 8 + c
    if (offset > file.size)
      return yield* Effect.fail(makeDamagedError(file.path, "a metadata block goes beyond its end"))
    if (kind > 127) return from(offset, file.size)
  }
})

const mp4 = Effect.fnUntraced(function* (file: RandomAccess) {
  const regions: Array<Region> = []
  let offset = 0
  while (offset + 8 <= file.size) {
    const head = yield* file.read(offset, Math.min(16, file.size - offset))
    const view = new DataView(head.buffer)
    const short = view.getUint32(0)
    const length =
      short === 1 && head.length === 16
        ? Number(view.getBigUint64(8))
        : short === 0
          ? file.size - offset
          : short
    const headBytes = short === 1 ? 16 : 8
    if (length < headBytes || offset + length > file.size) {
      return yield* Effect.fail(makeDamagedError(file.path, "an atom goes beyond its end"))
    }
    const name = new TextDecoder("latin1").decode(head.subarray(4, 8))
    if (name === "mdat") regions.push({ offset: offset + headBytes, length: length - headBytes })
    offset += length
  }
  return regions
})

/** The bodies of the pages behind those of the header packets: three of Vorbis, two of Opus. */
const ogg = Effect.fnUntraced(function* (file: RandomAccess) {
  const regions: Array<Region> = []
  let offset = 0
  let headers: number | undefined
  while (offset < file.size) {
    const head = yield* file.read(offset, 27)
    if (new TextDecoder("latin1").decode(head.subarray(0, 4)) !== "OggS") {
      return yield* Effect.fail(makeDamagedError(file.path, `there is no Ogg page at byte ${offset}`))
    }
    const lacing = yield* file.read(offset + 27, head[26] ?? 0)
    const body = offset + 27 + lacing.length
    const length = lacing.reduce((sum, size) => sum + size, 0)
    if (body + length > file.size)
      return yield* Effect.fail(makeDamagedError(file.path, "an Ogg page goes beyond its end"))
    if (headers === undefined) {
      const first = new TextDecoder("latin1").decode(yield* file.read(body, Math.min(8, length)))
      headers = first.startsWith("OpusHead") ? 2 : 3
    }
    if (headers > 0) headers -= lacing.filter((size) => size < 255).length
    else if (length > 0) regions.push({ offset: body, length })
    offset = body + length
  }
  return regions
})

/** Says whether two lists of regions hold the same bytes. Pages may be cut at other places. */
export const sameBytes = Effect.fnUntraced(function* (
  [first, firstRegions]: readonly [RandomAccess, ReadonlyArray<Region>],
  [second, secondRegions]: readonly [RandomAccess, ReadonlyArray<Region>]
): Effect.fn.Return<boolean, TagError> {
  const a = firstRegions.map((region) => ({ ...region }))
  const b = secondRegions.map((region) => ({ ...region }))
  for (let i = 0, j = 0; ;) {
    const left = a[i]
    const right = b[j]
    if (left === undefined || right === undefined) return left === right
    const length = Math.min(left.length, right.length, blockBytes)
    const [bytes, others] = [yield* first.read(left.offset, length), yield* second.read(right.offset, length)]
    if (!bytes.every((byte, index) => byte === others[index])) return false
    left.offset += length
    left.length -= length
    right.offset += length
    right.length -= length
    if (left.length === 0) i += 1
    if (right.length === 0) j += 1
  }
})
