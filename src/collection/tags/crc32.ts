/**
 * CRC-32, by which a journal recognises a file. It protects from mistakes, not from an attacker.
 */
import { Effect } from "effect"
import { blockBytes, type RandomAccess } from "./RandomAccess.ts"

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** Computes the CRC-32 of a whole file. */
export const crc32 = Effect.fnUntraced(function* (file: RandomAccess) {
  let crc = 0xffffffff
  for (let at = 0; at < file.size; at += blockBytes) {
    for (const byte of yield* file.read(at, Math.min(blockBytes, file.size - at))) {
      crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
    }
  }
  return (crc ^ 0xffffffff) >>> 0
})
