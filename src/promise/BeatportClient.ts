/**
 * The Promise client.
 */
import { Effect, type Layer, ManagedRuntime } from "effect"
import type { NodeBeatportOptions } from "../node/NodeBeatport.ts"
import { Auth } from "../services/Auth.ts"
import { Beatport, type BeatportService } from "../services/Beatport.ts"
import { promised, type Promised } from "./promised.ts"
import { promisedAuth, type PromisedAuth } from "./PromisedAuth.ts"
import { makeRun } from "./Run.ts"

/**
 * Holds the operations of the API, which return promises. A list can be awaited (one page) or iterated (all items).
 *
 * Every call takes `{ signal }` as its last argument and rejects with one of this SDK's error classes.
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

/**
 * Makes a client for Node, configured by the environment and by the options, which take precedence. The token is saved in
 * a file, so one login lasts. The first call logs in when it has to.
 */
const make = async (options: NodeBeatportOptions = {}): Promise<BeatportClient> => {
  const NodeBeatport = await import("../node/NodeBeatport.ts")
  return fromLayer(NodeBeatport.layerConfig(options))
}

/** Makes a client over a layer: for other runtimes, other token stores, tests. */
const fromLayer = async <E>(layer: Layer.Layer<Beatport | Auth, E>): Promise<BeatportClient> => {
  const runtime = ManagedRuntime.make(layer)
  try {
    const [beatport, auth] = await runtime.runPromise(Effect.all([Beatport, Auth]))
    const run = makeRun(runtime)
    return {
      ...promised(beatport, run),
      auth: promisedAuth(auth, run),
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
