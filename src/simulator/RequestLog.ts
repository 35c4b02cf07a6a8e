/**
 * What the simulator was asked, for tests to look at.
 */
import { Context, Effect, Layer } from "effect"

/** One request, as it came. Headers, query and body are whole, secrets included: it is a test double. */
export interface RecordedRequest {
  /** HTTP method. */
  readonly method: string
  /** The whole path, `/v4` included. */
  readonly path: string
  /** The query's parameters in their order; a name may come twice. */
  readonly query: ReadonlyArray<readonly [name: string, value: string]>
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  /** Request body as text. */
  readonly body: string
  /** The status answered; undefined while there is no answer, and for good where the connection was broken before one. */
  readonly status: number | undefined
  /** When it came, in milliseconds since 1970 of the simulator's clock. */
  readonly time: number
}

/** At least so many of the latest requests are kept. */
const kept = 10_000

/** The log. */
export class RequestLog extends Context.Service<
  RequestLog,
  {
    /** Writes a request down; what it gives writes the status beside it. */
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
        // A simulator may run for days, or under a benchmark.
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
