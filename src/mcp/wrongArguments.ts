/**
 * What is wrong with the arguments of a tool call, with the nearest right name.
 */
import { Effect, Predicate, Schema } from "effect"
import { issues } from "../errors/fromSchema.ts"
import { countEdits } from "../schemas/countEdits.ts"
import { clean } from "./text.ts"

/** Returns the known name nearest to a misspelt one; undefined if none is near. */
export const findNearest = (name: string, known: ReadonlyArray<string>): string | undefined => {
  const [best] = known
    .map((candidate) => {
      const most = Math.max(2, Math.ceil(candidate.length / 2))
      return { candidate, most, steps: countEdits(name.toLowerCase(), candidate.toLowerCase(), most) }
    })
    .filter(({ most, steps }) => steps <= most)
    .toSorted((a, b) => a.steps - b.steps)
  return best?.candidate
}

/** How many problems a message names. */
const shownProblems = 5

/**
 * Checks the arguments of a call by the schema of the tool's parameters. Fails with one sentence for each wrong argument,
 * which names it, what was expected, and the nearest right name.
 */
export const checkArguments = <S extends Schema.ConstraintDecoder<unknown>>(
  schema: S,
  names: ReadonlyArray<string>
): ((given: unknown) => Effect.Effect<S["Type"], string>) => {
  const decode = Schema.decodeUnknownEffect(schema, { errors: "all", onExcessProperty: "error" })
  return (given) =>
    Effect.mapError(decode(given), (error) => {
      const unknown = Predicate.isReadonlyObject(given)
        ? Object.keys(given).filter((name) => !names.includes(name))
        : []
      const problems = issues(error)
        .filter(({ at }) => !unknown.includes(at))
        .map(({ at, said }) => `${at === "" ? "arguments" : clean(at)}: ${clean(said)}.`)
      return [...new Set([...unknown.map((name) => findStrange(name, names)), ...problems])]
        .slice(0, shownProblems)
        .join(" ")
    })
}

const findStrange = (name: string, names: ReadonlyArray<string>): string => {
  const near = findNearest(name, names)
  const advice = near === undefined ? `The parameters are ${names.join(", ")}.` : `Did you mean ${near}?`
  return `${clean(name, 60)}: There is no such parameter. ${advice}`
}
