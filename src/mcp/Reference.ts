/**
 * References: the ways in which a model names something on Beatport.
 */
import { Effect } from "effect"
import { Store } from "../schemas/Store.ts"
import { type ToolFailure, makeArgumentFailure } from "./ToolFailure.ts"

/** The kinds of things that a reference can name. */
export const kinds = ["track", "release", "artist", "label", "chart", "playlist", "genre"] as const
export type Kind = (typeof kinds)[number]

/** Names something on Beatport: its kind and its id. */
export interface Reference {
  readonly kind: Kind
  readonly id: number
}

/** Returns the address of a resource of this server. */
export const writeAddress = ({ id, kind }: Reference): string => `beatport://${kind}/${id}`

/**
 * Reads a reference: an id (of the kind `bare`), `kind:id`, an address of this server, or a link to the store or the API.
 * Undefined if it is none of them.
 */
export const readReference = (given: string | number, bare: Kind | undefined): Reference | undefined => {
  const text = String(given).trim()
  return Store.parse(/^[a-z]+:\d+$/i.test(text) ? `beatport:${text}` : text, bare)
}

/** Returns the reference in an argument, which has to be of one of the kinds. */
export const requireReference = (
  parameter: string,
  given: string | number,
  allowed: ReadonlyArray<Kind>
): Effect.Effect<Reference, ToolFailure> => {
  const [only] = allowed
  const found = readReference(given, allowed.length === 1 ? only : undefined)
  return found !== undefined && allowed.includes(found.kind)
    ? Effect.succeed(found)
    : Effect.fail(
        makeArgumentFailure(
          parameter,
          `Expected ${allowed.length === 1 ? "the id or link of a" : "a link, or an id with its kind such as"} ${
            allowed.length === 1 ? String(only) : allowed.map((kind) => `${kind}:123`).join(", ")
          }.`
        )
      )
}
