/**
 * The chunks of RIFF (wav) and IFF (aiff) files.
 */
import { Effect } from "effect"
import { makeDamagedError, type RandomAccess } from "./RandomAccess.ts"
import type { TagError } from "./TagError.ts"

/** Says where a chunk is. */
export interface Chunk {
  readonly id: string
  /** Where its header begins. */
  readonly start: number
  /** The length of its data, without its header of 8 bytes and without padding. */
  readonly length: number
}

/** The most chunks that a file is expected to have. */
const maxChunks = 10_000

/** Lists the chunks of a file. A chunk that goes beyond the end of the file is damage. */
export const readChunks = Effect.fnUntraced(function* (
  file: RandomAccess,
  littleEndian: boolean
): Effect.fn.Return<ReadonlyArray<Chunk>, TagError> {
  const chunks: Array<Chunk> = []
  let start = 12
  while (start + 8 <= file.size) {
    const head = yield* file.read(start, 8)
    const id = new TextDecoder("latin1").decode(head.subarray(0, 4))
    const length = new DataView(head.buffer).getUint32(4, littleEndian)
    if (start + 8 + length > file.size || chunks.length >= maxChunks) {
      return yield* Effect.fail(
        makeDamagedError(file.path, `its chunk ${JSON.stringify(id)} goes beyond its end`)
      )
    }
    chunks.push({ id, start, length })
    start += 8 + length + (length % 2)
  }
  return chunks
})

/** Says whether a chunk holds an ID3 tag. */
export const isId3Chunk = ({ id }: Chunk): boolean => id.toUpperCase() === "ID3 "

/** Writes the header of a chunk. */
export const chunkHeader = (id: string, length: number, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(8)
  bytes.set(new TextEncoder().encode(id))
  new DataView(bytes.buffer).setUint32(4, length, littleEndian)
  return bytes
}
