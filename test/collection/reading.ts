/** Reads text or bytes with a reader, as the tests of the readers do. */
import { Effect, Stream } from "effect"
import type { Entry } from "effect-beatport/collection"

/** Bytes in chunks of a size, so that a cut falls everywhere. */
export const inChunks = (bytes: Uint8Array, size: number): Stream.Stream<Uint8Array> =>
  Stream.fromIterable(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.slice(index * size, (index + 1) * size)
    )
  )

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export const utf16 = (text: string, endian: "le" | "be"): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), endian === "le")
  }
  return bytes
}

export const concat = (...parts: ReadonlyArray<Uint8Array | ReadonlyArray<number>>): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

export const tracksOf = (entries: ReadonlyArray<Entry>) =>
  entries.flatMap((entry) => (entry._tag === "Row" ? [entry.track] : []))

export const problemsOf = (entries: ReadonlyArray<Entry>): ReadonlyArray<string> =>
  entries.flatMap((entry) => (entry._tag === "Problem" ? [`${entry.line}: ${entry.message}`] : []))

/** All entries that a reader makes of a text. */
export const read = <E>(
  reader: (bytes: Stream.Stream<Uint8Array>) => Stream.Stream<Entry, E>,
  source: string | Uint8Array
): Effect.Effect<ReadonlyArray<Entry>, E> =>
  Stream.runCollect(reader(inChunks(typeof source === "string" ? utf8(source) : source, 64 * 1024)))
