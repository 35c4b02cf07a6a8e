/**
 * Completions of arguments of prompts.
 */
import { Effect } from "effect"
import { Genres } from "../../schemas/Genres.ts"
import { Keys } from "../../schemas/Keys.ts"
import type { Access } from "../AgentServices.ts"
import { clean } from "../text.ts"
import { logRequest } from "./requestLog.ts"

/** How many values a client takes. */
const mostValues = 100

const keepStartingWith = (values: Iterable<string>, input: string): Array<string> => {
  const typed = input.trim().toLowerCase()
  const all = [...new Set(values)].map((value) => ({ value, at: value.toLowerCase().indexOf(typed) }))
  return all
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .slice(0, mostValues)
    .map(({ value }) => value)
}

/** Completes the name of a genre. */
export const completeGenre = (input: string) =>
  Effect.sync(() =>
    keepStartingWith(
      Genres.all.map(({ name }) => name),
      input
    )
  ).pipe(logRequest("completion/complete", "genre"))

/** Completes a key in Camelot notation. */
export const completeKey = (input: string) =>
  Effect.sync(() =>
    keepStartingWith(
      Keys.all.map(({ camelot }) => camelot),
      input
    )
  ).pipe(logRequest("completion/complete", "key"))

/** The fewest characters of a label's name that are worth a request. */
const fewestCharacters = 2

/** Completes the name of a label by a search. A search that fails completes nothing, because the user is still typing. */
export const completeLabel = (access: Access) => (input: string) =>
  input.trim().length < fewestCharacters
    ? Effect.succeed<Array<string>>([])
    : Effect.flatMap(access, ({ beatport }) => beatport.labels.search(input, { per_page: 20 })).pipe(
        Effect.map(({ results }) => [...new Set(results.map(({ name }) => clean(name)))]),
        logRequest("completion/complete", "label"),
        Effect.orElseSucceed((): Array<string> => [])
      )
