/**
 * What a kind of call is.
 */
import type { Effect } from "effect"
import type { BeatportError } from "effect-beatport"
import type { Wrong } from "../reliability/Calls.ts"
import type { Backstage } from "./Backstage.ts"
import type { Call, Manner } from "./Call.ts"
import type { BeatportServices } from "./Client.ts"
import type { Items } from "./Items.ts"
import type { Outages, Traffic } from "./Network.ts"

/** A kind of call. */
export interface Kind extends Manner {
  /** How often it is made, beside the others. */
  readonly weight: number
  /** Whether it uses the client that calls share. */
  readonly isShared: boolean
  /** The call. A success is one only if what it gives is right. */
  readonly run: (
    call: Call
  ) => Effect.Effect<void, BeatportError | Wrong, BeatportServices | Backstage | Items | Outages | Traffic>
}
