/**
 * Layers that share no part with others of their kind.
 */
import { Layer } from "effect"

/**
 * Effect builds a layer once wherever it is used, and what is used inside is known by its reference alone: of two
 * accounts in one program, the second would be given the `Auth` of the first. A layer made by this is still built
 * once, however often it is used itself, but with parts of its own.
 */
export const isolateLayer = <A, E, R>(layer: Layer.Layer<A, E, R>): Layer.Layer<A, E, R> =>
  Layer.effectContext(Layer.build(Layer.fresh(layer)))
