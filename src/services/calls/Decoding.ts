/**
 * How the calls in an effect decode their responses. It is apart from the decoders, which bring the declaration of the API.
 */
import { Context } from "effect"

/** Says what happens if an item of a list is invalid: `strict` fails the call, `lenient` leaves the item out and reports it. */
export type DecodingMode = "strict" | "lenient"

/**
 * Sets the decoding of the calls in an effect. Without it the configuration's `decoding` applies.
 *
 *     beatport.charts.top100().pipe(Effect.provideService(Decoding, "lenient"))
 */
export const Decoding = Context.Reference<DecodingMode | undefined>(
  "effect-beatport/services/calls/Decoding",
  { defaultValue: () => undefined }
)
