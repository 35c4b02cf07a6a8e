/**
 * Artists and labels that a model names instead of giving their ids.
 */
import { Effect } from "effect"
import type { CallError } from "../errors/BeatportError.ts"
import type { Paged } from "../services/lists/Paged.ts"
import { readReference } from "./Reference.ts"
import { clean } from "./text.ts"
import { type ToolFailure, makeArgumentFailure } from "./ToolFailure.ts"

interface Named {
  readonly id: number
  readonly name: string
}

const foldText = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "")

/**
 * Returns the ids of the artists or labels that an argument names: by id, reference or link, or by their exact name, which
 * takes a search. Several can have the same name.
 */
export const findIds = (
  kind: "artist" | "label",
  given: string | number,
  search: (query: string, paging: { readonly per_page: number }) => Paged<Named>
): Effect.Effect<ReadonlyArray<number>, ToolFailure | CallError> => {
  const reference = readReference(given, kind)
  if (reference !== undefined) {
    return reference.kind === kind
      ? Effect.succeed([reference.id])
      : Effect.fail(makeArgumentFailure(kind, `Expected the ${kind}'s name or id, not a ${reference.kind}.`))
  }
  return Effect.flatMap(search(String(given), { per_page: searched }), ({ results }) => {
    const wanted = foldText(String(given))
    const exact = results.filter(({ name }) => foldText(name) === wanted)
    if (exact.length > 0) return Effect.succeed(exact.map(({ id }) => id))
    const near = results.slice(0, 5).map(({ id, name }) => `${clean(name)} (${id})`)
    const others =
      near.length === 0 ? "Beatport finds nothing like it." : `The nearest are ${near.join("; ")}.`
    return Effect.fail(makeArgumentFailure(kind, `No ${kind} is named "${clean(String(given))}". ${others}`))
  })
}

/** How many results of a search are looked at. */
const searched = 25
