/**
 * Log of the requests that the simulator received.
 */
import { Context, Effect, Layer } from "effect"

/**
 * Describes a request as it was received. Headers, query and body are complete and contain secrets, because this is a
 * test double.
 */
export interface RecordedRequest {
  /** HTTP method. */
  readonly method: string
  /** Whole path, `/v4` included. */
  readonly path: string
  /** Query parameters in their order; a name may occur twice. */
  readonly query: ReadonlyArray<readonly [name: string, value: string]>
  /** Headers, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Request body as text. */
  readonly body: string
  /** Status of the response. `undefined`: no response yet, or the connection was closed before it. */
  readonly status: number | undefined
  /** Time of arrival by the simulator's clock, in milliseconds since 1970. */
  readonly time: number
}

/** Smallest number of latest requests that are kept. */
const kept = 10_000

/** Holds the log of requests. */
export class RequestLog extends Context.Service<
  RequestLog,
  {
    /** Adds a request, and returns a function that sets its status. */
    readonly add: (request: Omit<RecordedRequest, "status">) => (status: number) => void
    readonly all: Effect.Effect<ReadonlyArray<RecordedRequest>>
    readonly clear: Effect.Effect<void>
  }
>()("effect-beatport/simulator/RequestLog") {
  static readonly layer = Layer.sync(RequestLog, () => {
    let log: Array<{ readonly request: Omit<RecordedRequest, "status">; status: number | undefined }> = []
    return RequestLog.of({
      add: (request) => {
        const entry: (typeof log)[number] = { request, status: undefined }
        log.push(entry)
        // The log is limited, because a simulator may run for days, or under a benchmark.
        if (log.length > 2 * kept) log = log.slice(-kept)
        return (status) => {
          entry.status = status
        }
      },
      all: Effect.sync(() => log.map(({ request, status }) => ({ ...request, status }))),
      clear: Effect.sync(() => {
        log = []
      })
    })
  })
}
