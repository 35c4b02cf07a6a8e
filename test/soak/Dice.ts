/**
 * Chances that a seed decides, and what they are about; not the order in which anybody asks.
 */
import { createHash } from "node:crypto"

/** A number from 0 up to 1, always the same for the same words. */
export const chance = (...about: ReadonlyArray<string | number>): number =>
  createHash("sha256").update(about.join(" / ")).digest().readUInt32BE() / 2 ** 32

/** A whole number from 0 up to a limit. */
export const below = (limit: number, ...about: ReadonlyArray<string | number>): number =>
  Math.floor(chance(...about) * limit)

/** One of several, each as likely as it weighs. */
export const oneOf = <A>(
  choices: ReadonlyArray<{ readonly value: A; readonly weight: number }>,
  ...about: ReadonlyArray<string | number>
): A => {
  const whole = choices.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance(...about) * whole
  const found = choices.find(({ weight }) => (left -= weight) < 0) ?? choices.at(-1)
  if (found === undefined) throw new Error("There is nothing to choose from")
  return found.value
}
