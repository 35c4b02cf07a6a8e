/**
 * Flags that are either given or not.
 */
import { Flag } from "effect/cli"

/** Makes a flag without a value: false unless it is given. */
export const toggle = (name: string, description: string): Flag.Flag<boolean> =>
  Flag.Boolean(name).pipe(Flag.withoutNegation, Flag.withDescription(description), Flag.withDefault(false))
