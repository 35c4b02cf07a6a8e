/**
 * Stored responses, by which an interrupted run resumes.
 */
import { Effect, FileSystem, Option, Schema, type Scope, Semaphore, Stream } from "effect"
import { CandidateTrack } from "./pure/CandidateTrack.ts"

/**
 * Stores what each request returned, so that no request is repeated when the same library is matched again.
 *
 * A run calls `get` before every request and `set` after every response. A response that was stored is never
 * requested again, in whatever order the rows come.
 */
export interface Checkpoint<E = never> {
  /** Returns the tracks that this request returned earlier; undefined if it has no stored response. */
  readonly get: (request: string) => Effect.Effect<ReadonlyArray<CandidateTrack> | undefined, E>
  /** Stores the tracks of a response. It completes when the response survives a crash of the process. */
  readonly set: (request: string, tracks: ReadonlyArray<CandidateTrack>) => Effect.Effect<void, E>
}

/** Makes a checkpoint in memory, which lasts as long as the process. */
export const memoryCheckpoint: Effect.Effect<Checkpoint> = Effect.sync(() => {
  const stored = new Map<string, ReadonlyArray<CandidateTrack>>()
  return {
    get: (request) => Effect.sync(() => stored.get(request)),
    set: (request, tracks) => Effect.sync(() => void stored.set(request, tracks))
  }
})

/** The file of a checkpoint cannot be read or written. */
export class CheckpointError extends Schema.TaggedError<CheckpointError>()("CheckpointError", {
  path: Schema.String,
  problem: Schema.String
}) {
  /** The exit code of a command that ends with this error. */
  readonly exitCode = 10
  override get message(): string {
    return `The checkpoint ${this.path} cannot be used: ${this.problem}. Choose another file, or delete this one to start again.`
  }
}

const format = "effect-beatport/matching checkpoint, version 1"

const Header = Schema.fromJsonString(Schema.Struct({ format: Schema.Literal(format) }))
const Line = Schema.fromJsonString(
  Schema.Struct({ request: Schema.String, tracks: Schema.Array(CandidateTrack) })
)
const decodeHeader = Schema.decodeUnknownOption(Header)
const decodeLine = Schema.decodeUnknownOption(Line)

/** Where a stored response is in the file. */
interface Place {
  readonly start: number
  readonly length: number
}

/**
 * Opens a checkpoint in a file: one line of JSON for each response, appended as it comes. A line that a crash has cut is
 * discarded. One process can use a file at a time.
 *
 * Only the places of the responses are kept in memory.
 */
export const fileCheckpoint = (
  path: string
): Effect.Effect<Checkpoint<CheckpointError>, CheckpointError, FileSystem.FileSystem | Scope.Scope> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const problem = Effect.mapError(
      (error: { readonly message: string }) => new CheckpointError({ path, problem: error.message })
    )
    const exists = yield* problem(fs.exists(path))
    const { end, places } = exists
      ? yield* problem(index(fs, path))
      : { end: 0, places: new Map<number, Place>() }
    if (end === undefined) {
      return yield* new CheckpointError({ path, problem: "it is not a checkpoint of matching" })
    }
    if (exists) yield* problem(fs.truncate(path, end))
    const file = yield* problem(fs.open(path, { flag: "a+", mode: 0o600 }))
    const one = yield* Semaphore.make(1)
    const encoder = new TextEncoder()
    const decoder = new TextDecoder()
    let size = end
    const append = Effect.fnUntraced(function* (text: string) {
      const bytes = encoder.encode(`${text}\n`)
      yield* file.writeAll(bytes)
      const place = { start: size, length: bytes.length - 1 }
      size += bytes.length
      return place
    })
    if (end === 0) yield* problem(append(JSON.stringify({ format })))
    return {
      get: (request) => {
        const place = places.get(hash(request))
        if (place === undefined) return Effect.undefined
        const read = Effect.gen(function* () {
          yield* file.seek(BigInt(place.start), "start")
          const bytes = Option.getOrElse(yield* file.readAlloc(place.length), () => new Uint8Array())
          const line = decodeLine(decoder.decode(bytes))
          return Option.isSome(line) && line.value.request === request ? line.value.tracks : undefined
        })
        return problem(one.withPermits(1)(read))
      },
      set: (request, tracks) =>
        problem(
          one.withPermits(1)(
            Effect.map(append(JSON.stringify({ request, tracks })), (place) => {
              places.set(hash(request), place)
            })
          )
        )
    }
  })

/** Reads where the responses are, and where the last whole line ends; no end if the file is something else. */
const index = (fs: FileSystem.FileSystem, path: string) =>
  Effect.gen(function* () {
    const places = new Map<number, Place>()
    const encoder = new TextEncoder()
    let start = 0
    let isOurs = true
    const whole = yield* endOfLastLine(fs, path)
    yield* fs.stream(path, { bytesToRead: whole }).pipe(
      Stream.decodeText(),
      Stream.splitLines,
      Stream.runForEach((line) =>
        Effect.sync(() => {
          const length = encoder.encode(line).length
          if (start === 0) isOurs = Option.isSome(decodeHeader(line))
          else {
            const request = requestOf(line)
            if (request !== undefined) places.set(hash(request), { start, length })
          }
          start += length + 1
        })
      )
    )
    return { end: isOurs ? whole : undefined, places }
  })

const endOfLastLine = (fs: FileSystem.FileSystem, path: string) =>
  Effect.gen(function* () {
    let read = 0
    let end = 0
    yield* Stream.runForEach(fs.stream(path), (bytes) =>
      Effect.sync(() => {
        const last = bytes.lastIndexOf(10)
        if (last >= 0) end = read + last + 1
        read += bytes.length
      })
    )
    return end
  })

/** The request of a line, without decoding its tracks. */
const requestOf = (line: string): string | undefined => {
  const written = /^\{"request":("(?:[^"\\]|\\.)*"),/u.exec(line)?.[1]
  return written === undefined ? undefined : Option.getOrUndefined(decodeText(written))
}

const decodeText = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.String))

/** A 53-bit hash of a request. If two requests share one, the stored line tells them apart, and the older is requested again. */
const hash = (text: string): number => {
  let [high, low] = [0xde_ad_be_ef, 0x41_c6_ce_57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0)
}
