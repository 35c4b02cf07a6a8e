/**
 * Decoding of text files whose encoding is not known.
 */
import { Effect, Stream } from "effect"
import { CollectionError } from "../CollectionError.ts"

/** How many bytes are looked at to recognise an encoding. */
const sampleBytes = 1024

/** Without a line end, text is passed on in pieces of this size. */
const pieceBytes = 64 * 1024

const lineFeed = 0x0a

/**
 * Decodes bytes to text. A byte order mark decides; otherwise UTF-16 is recognised by its zero bytes, and every line that
 * is not valid UTF-8 is taken as Windows-1252. NUL characters are dropped. `encoding` overrides all of this with a label
 * of the Encoding Standard, such as `"shift_jis"`.
 */
export const decodeText =
  (encoding?: string) =>
  <E, R>(bytes: Stream.Stream<Uint8Array, E, R>): Stream.Stream<string, E | CollectionError, R> =>
    Stream.unwrap(
      Effect.map(givenDecoder(encoding), (decoder) =>
        bytes.pipe(
          Stream.mapAccum(
            (): State => ({ decoder, carry: new Uint8Array() }),
            (state, chunk): readonly [State, ReadonlyArray<Decoded>] => advance(state, chunk),
            { onHalt: finish }
          ),
          Stream.mapEffect((decoded) =>
            typeof decoded === "string"
              ? Effect.succeed(decoded.replaceAll("\u0000", ""))
              : Effect.fail(decoded)
          ),
          Stream.filter((text) => text !== "")
        )
      )
    )

type Decoded = string | CollectionError

interface State {
  /** Absent until the encoding is known; `"lines"` is UTF-8 or Windows-1252, decided line by line. */
  readonly decoder: TextDecoder | "lines" | undefined
  readonly carry: Uint8Array
}

const givenDecoder = (label: string | undefined): Effect.Effect<TextDecoder | undefined, CollectionError> =>
  label === undefined
    ? Effect.succeed(undefined)
    : Effect.try({
        try: () => new TextDecoder(label),
        catch: () =>
          new CollectionError({
            reason: "Encoding",
            detail: `the encoding ${JSON.stringify(label)} is not known. Use a label such as utf-8, windows-1252, utf-16le or shift_jis.`
          })
      })

const advance = (state: State, chunk: Uint8Array): readonly [State, ReadonlyArray<Decoded>] => {
  if (state.decoder instanceof TextDecoder) {
    return [state, [state.decoder.decode(chunk, { stream: true })]]
  }
  const all = joinBytes(state.carry, chunk)
  if (state.decoder === undefined) {
    return all.length < sampleBytes ? [{ ...state, carry: all }, []] : begin(all)
  }
  const end = findSafeEnd(all)
  return [{ decoder: "lines", carry: all.slice(end) }, end === 0 ? [] : [decodeLines(all.subarray(0, end))]]
}

const begin = (bytes: Uint8Array): readonly [State, ReadonlyArray<Decoded>] => {
  const found = recognise(bytes)
  return found instanceof CollectionError
    ? [{ decoder: "lines", carry: new Uint8Array() }, [found]]
    : advance({ decoder: found, carry: new Uint8Array() }, bytes)
}

const finish = (state: State): ReadonlyArray<Decoded> => {
  if (state.decoder instanceof TextDecoder) return [state.decoder.decode()]
  if (state.decoder === "lines") return [decodeLines(state.carry)]
  const [next, decoded] = begin(state.carry)
  return [...decoded, ...finish(next)]
}

const joinBytes = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

const startsWith = (bytes: Uint8Array, mark: ReadonlyArray<number>): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

const recognise = (bytes: Uint8Array): TextDecoder | "lines" | CollectionError => {
  const isUtf32 = startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])
  if (isUtf32) {
    return new CollectionError({
      reason: "Encoding",
      detail: "it is in UTF-32, which is not supported. Save it as UTF-8."
    })
  }
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le")
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be")
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return new TextDecoder("utf-8")
  const sample = bytes.subarray(0, sampleBytes)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  // In UTF-16, text of mostly ASCII characters has a zero in every other byte. Stray NUL bytes do not come close to that.
  const many = sample.length / 4
  if (odd > many && even < odd / 8) return new TextDecoder("utf-16le")
  if (even > many && odd < even / 8) return new TextDecoder("utf-16be")
  return "lines"
}

/** Where `bytes` can be cut without cutting a line; without a line end, where no character is cut. */
const findSafeEnd = (bytes: Uint8Array): number => {
  const newline = bytes.lastIndexOf(lineFeed)
  if (newline >= 0) return newline + 1
  if (bytes.length < pieceBytes) return 0
  let end = bytes.length
  while (end > bytes.length - 4 && isContinuation(bytes[end - 1])) end -= 1
  return isContinuation(bytes[end - 1]) ? bytes.length : end - 1
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

const strict = new TextDecoder("utf-8", { fatal: true })
const western = new TextDecoder("windows-1252")

const decodeStrictly = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

const decodeLines = (bytes: Uint8Array): string => {
  const whole = decodeStrictly(bytes)
  if (whole !== undefined) return whole
  let text = ""
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf(lineFeed, start)
    const end = newline < 0 ? bytes.length : newline + 1
    const line = bytes.subarray(start, end)
    text += decodeStrictly(line) ?? western.decode(line)
    start = end
  }
  return text
}
