/**
 * The Promise client.
 */
import { Effect, Layer, ManagedRuntime } from "effect"
import type { NodeBeatportOptions } from "../node/NodeBeatport.ts"
import { Auth } from "../services/Auth.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import { type ClientLogger, isClientLogger, makeLoggerLayer, makeLoggerError } from "./ClientLogger.ts"
import { toPromises, type Promised } from "./promiseOperations.ts"
import { toPromisedAuth, type PromisedAuth } from "./PromisedAuth.ts"
import { makeRun } from "./Run.ts"

/**
 * Holds the operations of the API, which return promises. A list can be awaited (one page) or iterated (all items).
 *
 * Every call takes options such as `{ signal, timeout, retries, headers }` as its last argument and rejects with one of this
 * SDK's error classes.
 */
export interface BeatportClient extends Promised<BeatportService>, AsyncDisposable {
  /** Logs in and out. */
  readonly auth: PromisedAuth
  /**
   * Aborts running calls, which reject with an `AbortError`, and closes the connections. Later calls reject with a
   * `ValidationError`.
   */
  readonly close: () => Promise<void>
}

/** Configures where the client writes its log lines. */
export interface LoggingOptions {
  /** Receives warnings, and the line of each request if `debug` is set. Default: stderr, never stdout. */
  readonly logger?: ClientLogger | undefined
}

/** Configures a client. `tokenFile` and `proxy` exist on Node, Bun and Deno only. */
export interface BeatportClientOptions extends NodeBeatportOptions, LoggingOptions {}

/**
 * Makes a client, configured by the environment and by the options, which take precedence. The first call logs in when it
 * has to. In Node, Bun and Deno the token is saved in a file, so one login lasts; in browsers and workers it is kept in memory.
 */
const make = async (options: BeatportClientOptions = {}): Promise<BeatportClient> => {
  const { clientLayer } = await import("#clientLayer")
  // A JavaScript caller can pass anything, which the layer reports.
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    return fromLayer(clientLayer(options))
  }
  const { logger, ...rest } = options
  return fromLayer(clientLayer(rest), { logger })
}

/** Makes a client over a layer: for other token stores, and for tests. */
const fromLayer = async <E>(
  layer: Layer.Layer<Beatport | Auth, E>,
  options: LoggingOptions = {}
): Promise<BeatportClient> => {
  const { logger } = options
  if (logger !== undefined && !isClientLogger(logger)) throw makeLoggerError()
  const runtime = ManagedRuntime.make(Layer.provideMerge(layer, makeLoggerLayer(logger)))
  try {
    const [beatport, auth] = await runtime.runPromise(Effect.all([Beatport, Auth]))
    const run = makeRun(runtime)
    return {
      ...toPromises(beatport, run),
      auth: toPromisedAuth(auth, run),
      close: run.close,
      [Symbol.asyncDispose]: run.close
    }
  } catch (error) {
    await runtime.dispose()
    throw error
  }
}

/** Makes Promise clients. */
export const BeatportClient = { make, fromLayer }
