/**
 * The old texts of a wav file (LIST INFO), which some programs read instead of the ID3 tag.
 */
import type { TagFieldName, TagFields } from "./TagFields.ts"

const fieldById: ReadonlyMap<string, TagFieldName> = new Map([
  ["INAM", "title"],
  ["IART", "artist"],
  ["IPRD", "album"],
  ["IGNR", "genre"],
  ["ICRD", "date"],
  ["IEDT", "remixer"],
  ["IPUB", "label"],
  ["IBPM", "bpm"],
  ["ISRC", "isrc"]
])

/**
 * Writes the fields that INFO has a place for into a LIST chunk, because some programs (ffmpeg is one) read no ID3 tag if
 * there is such a list. Other texts stay. Returns undefined if the chunk is another kind of list, or nothing is to be written.
 */
export const withInfo = (data: Uint8Array, fields: TagFields): Uint8Array | undefined => {
  if (latin1(data.subarray(0, 4)) !== "INFO") return undefined
  const wanted = new Map(
    [...fieldById].flatMap(([id, name]) => {
      const text = fields[name]
      return text === undefined ? [] : [[id, entry(id, text)] as const]
    })
  )
  if (wanted.size === 0) return undefined
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const parts: Array<Uint8Array> = [data.subarray(0, 4)]
  let position = 4
  while (position + 8 <= data.length) {
    const length = view.getUint32(position + 4, true)
    const end = Math.min(position + 8 + length + (length % 2), data.length)
    if (!wanted.has(latin1(data.subarray(position, position + 4)))) parts.push(data.subarray(position, end))
    position = end
  }
  return Uint8Array.from([...parts, ...wanted.values()].flatMap((part) => [...part]))
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes)

const entry = (id: string, text: string): Uint8Array => {
  const encoded = new TextEncoder().encode(`${text}\u0000`)
  const bytes = new Uint8Array(8 + encoded.length + (encoded.length % 2))
  bytes.set(new TextEncoder().encode(id))
  new DataView(bytes.buffer).setUint32(4, encoded.length, true)
  bytes.set(encoded, 8)
  return bytes
}
