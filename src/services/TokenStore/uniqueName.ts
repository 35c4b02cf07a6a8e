/**
 * Names for drafts and for holders of a lock.
 */
import { Clock, Effect, Random } from "effect"

/** Returns a name that no other process uses. */
export const uniqueName: Effect.Effect<string> = Effect.map(
  Effect.all([Clock.currentTimeMillis, Random.nextIntBetween(0, Number.MAX_SAFE_INTEGER)]),
  ([now, random]) => `${now.toString(36)}-${random.toString(36)}`
)
