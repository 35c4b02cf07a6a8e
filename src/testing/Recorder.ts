/**
 * Records real responses into a file without secrets and personal data, and replays them without a network.
 */
import { Effect, FileSystem, Layer, Schema, Semaphore } from "effect"
import { HttpClient, HttpClientError, type HttpClientRequest } from "effect/http"
import { checkArguments } from "../errors/fromSchema.ts"
import type { ValidationError } from "../errors/ValidationError.ts"
import { type BufferedResponse, bufferResponse } from "../services/http/BufferedResponse.ts"
import { scrubExchange, toRecordedRequest, toRecordedResponse, toResponse } from "./Recorder/exchanges.ts"
import { RecorderError } from "./Recorder/RecorderError.ts"
import {
  appendToRecording,
  beginRecording,
  type Exchange,
  type Place,
  printExchange,
  readRecording,
  type Slot,
  toRecorderError,
  writeRecording
} from "./Recorder/Recording.ts"
import { makeReplay } from "./Recorder/replay.ts"
import { makeSecrets } from "./Recorder/Secrets.ts"

export { RecorderError, RecorderReason } from "./Recorder/RecorderError.ts"

/** Says where the recording is, and what to do with it. */
export interface RecorderOptions {
  /** Path of the file. Its directory is made if it does not exist. */
  readonly file: string
  /**
   * `record` sends requests and replaces the file. `replay` sends nothing and responds from the file. `auto` (the default)
   * replays if the file exists, and records otherwise.
   */
  readonly mode?: "auto" | "record" | "replay" | undefined
  /** Size of the file, in bytes, above which recording and replaying fail. Default: 50,000,000. */
  readonly maxBytes?: number | undefined
}

/** Says where a recording is that is only replayed. */
export interface ReplayOptions extends RecorderOptions {
  readonly mode: "replay"
}

/** Lists the errors with which a recorder is not made. */
export type RecorderLayerError = RecorderError | ValidationError

/**
 * Makes an `HttpClient` that records the responses of the `HttpClient` below it, or replays them from the file.
 *
 *     Recorder.layer({ file: "test/recordings/search.json" }).pipe(
 *       Layer.provide([FetchHttpClient.layer, NodeFileSystem.layer])
 *     )
 *
 * The file holds no secrets and no personal data, so a recorded login replays with any credentials. A request that was not
 * recorded fails and names the nearest one that was.
 */
export function layer(
  options: ReplayOptions
): Layer.Layer<HttpClient.HttpClient, RecorderLayerError, FileSystem.FileSystem>
/** Makes an `HttpClient` that records the responses of the `HttpClient` below it, or replays them. */
export function layer(
  options: RecorderOptions
): Layer.Layer<HttpClient.HttpClient, RecorderLayerError, FileSystem.FileSystem | HttpClient.HttpClient>
export function layer(
  options: RecorderOptions
): Layer.Layer<HttpClient.HttpClient, RecorderLayerError, FileSystem.FileSystem | HttpClient.HttpClient> {
  return Layer.effect(
    HttpClient.HttpClient,
    Effect.gen(function* () {
      const { file, maxBytes = 50_000_000, mode = "auto" } = yield* checkOptions(options)
      const place: Place = { file, fs: yield* FileSystem.FileSystem, maxBytes }
      // Read in every mode, so that a file which is no recording is never overwritten.
      const recorded = yield* Effect.mapError(readRecording(place), toRecorderError(file))
      if (mode === "record" || (mode === "auto" && recorded === undefined)) {
        return yield* makeRecorder(yield* HttpClient.HttpClient, place)
      }
      return recorded === undefined
        ? yield* Effect.fail(
            new RecorderError({
              reason: "Missing",
              file,
              detail: `There is no recording ${file}. Record it with mode auto or record.`
            })
          )
        : makeReplayer(recorded, file)
    })
  )
}

const checkOptions = checkArguments(
  Schema.Struct({
    file: Schema.NonEmptyString,
    mode: Schema.optional(Schema.Literals(["auto", "record", "replay"])),
    maxBytes: Schema.optional(Schema.Int.check(Schema.isGreaterThan(0)))
  }),
  "Recorder.layer"
)

const makeReplayer = (exchanges: ReadonlyArray<Exchange>, file: string): HttpClient.HttpClient => {
  const replay = makeReplay(exchanges, file)
  return HttpClient.make((request, url) =>
    Effect.suspend(() => {
      const found = replay(toRecordedRequest(request, url, makeSecrets()))
      return found instanceof RecorderError
        ? Effect.fail(toClientError(request)(found))
        : Effect.succeed(toResponse(request, url, found))
    })
  )
}

const makeRecorder = Effect.fnUntraced(function* (below: HttpClient.HttpClient, place: Place) {
  const { file, maxBytes } = place
  const secrets = makeSecrets()
  // In the order in which the requests began, so that concurrent requests give the same file each time.
  const slots: Array<{ exchange: Exchange; printed: string } | undefined> = []
  const writing = Semaphore.makeUnsafe(1)
  let scrubbedSecrets = 0

  /** Bytes of the recording so far. */
  let size = 0
  /** Whether the file holds every response so far, so that the next one is appended. */
  let isCurrent = false

  const put = (slot: number, exchange: Exchange) => {
    const next = { exchange, printed: printExchange(exchange) }
    size += next.printed.length - (slots[slot]?.printed.length ?? 0)
    slots[slot] = next
  }

  /** Removes secrets that were met since from all exchanges, because an earlier response may hold a later secret. */
  const scrubAll = () => {
    if (secrets.count() === scrubbedSecrets) return
    scrubbedSecrets = secrets.count()
    for (const [slot, kept] of slots.entries()) {
      if (kept === undefined) continue
      put(slot, scrubExchange(kept.exchange, secrets))
      if (slots[slot]?.printed !== kept.printed) isCurrent = false
    }
  }

  const beginAgain = () =>
    beginRecording(
      place,
      slots.flatMap((one, slot) => (one === undefined ? [] : [{ slot, exchange: one.exchange }]))
    )

  /** Brings the file up to date: one more response is appended; if another has changed, the file is replaced. */
  const write = (added?: Slot) =>
    Effect.suspend(() => {
      const step = !isCurrent
        ? beginAgain()
        : added === undefined
          ? Effect.void
          : appendToRecording(place, added)
      // A failed write may have left a part of a line, so that the next write replaces the file.
      isCurrent = false
      return Effect.tap(step, () =>
        Effect.sync(() => {
          isCurrent = true
        })
      )
    }).pipe(Effect.uninterruptible)

  const keep = Effect.fnUntraced(function* (slot: number, exchange: Exchange) {
    // Scrubbed first, because a response that is appended has to be clean when it is written.
    scrubAll()
    const added = { slot, exchange: scrubExchange(exchange, secrets) }
    put(slot, added.exchange)
    if (size > maxBytes) {
      size -= slots[slot]?.printed.length ?? 0
      slots[slot] = undefined
      return yield* Effect.fail(
        new RecorderError({
          reason: "TooLarge",
          file,
          detail: `The recording ${file} would have more than ${maxBytes} bytes. Raise maxBytes, or record less.`
        })
      )
    }
    yield* write(added)
  })

  const keepResponse = Effect.fnUntraced(function* (
    slot: number,
    request: Exchange["request"],
    response: BufferedResponse,
    url: URL
  ) {
    const recorded = yield* toRecordedResponse(response, url, maxBytes, secrets)
    if (recorded === undefined) {
      return yield* Effect.fail(
        new RecorderError({
          reason: "UnreadableBody",
          file,
          detail: `The response to ${request.method} ${request.path} is compressed in a way that cannot be decoded.`
        })
      )
    }
    yield* keep(slot, { request, response: recorded })
  })

  // The lines of an ended recording become one JSON value in the order of the requests, which people can read and compare.
  yield* Effect.addFinalizer(() =>
    Effect.suspend(() => {
      const kept = slots.flatMap((one) => one?.printed ?? [])
      return kept.length === 0 ? Effect.void : writeRecording(place, kept)
    }).pipe(
      writing.withPermits(1),
      Effect.catchTag("PlatformError", (error) =>
        Effect.logWarning(
          `The recording ${file} could not be ended (${error.reason._tag}). Its lines replay as they are.`
        )
      )
    )
  )

  return HttpClient.make((request, url) =>
    Effect.gen(function* () {
      const slot = slots.push(undefined) - 1
      const recordedRequest = toRecordedRequest(request, url, secrets)
      const response = yield* below.execute(request).pipe(
        Effect.flatMap((head) => bufferResponse(head, maxBytes)),
        // A request without a response can repeat a secret of an earlier response.
        Effect.onError(() =>
          Effect.ignore(
            writing.withPermits(1)(
              Effect.suspend(() => {
                scrubAll()
                return slots.some((kept) => kept !== undefined) ? write() : Effect.void
              })
            )
          )
        )
      )
      yield* keepResponse(slot, recordedRequest, response, url).pipe(
        writing.withPermits(1),
        Effect.catchTag("PlatformError", (error) => Effect.fail(toRecorderError(file)(error))),
        Effect.catchTag("RecorderError", (error) => Effect.fail(toClientError(request)(error)))
      )
      return response
    })
  )
})

const toClientError = (request: HttpClientRequest.HttpClientRequest) => (cause: RecorderError) =>
  new HttpClientError.HttpClientError({ reason: new HttpClientError.TransportError({ request, cause }) })
