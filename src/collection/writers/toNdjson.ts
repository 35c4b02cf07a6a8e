/**
 * Writing of decisions as NDJSON.
 */
import { Stream } from "effect"
import type { Decision } from "../../matching/index.ts"

/** Writes one decision a line, as JSON. `Schema.decodeSync(Decision)` reads it back. */
export const toNdjson = <E, R>(decisions: Stream.Stream<Decision, E, R>): Stream.Stream<string, E, R> =>
  Stream.map(decisions, (decision) => `${JSON.stringify(decision)}\n`)
