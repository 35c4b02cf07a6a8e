/**
 * Candidates for the word that is being typed.
 */
import { Effect } from "effect"
import { Command, Completions } from "effect/cli"
import { Genres } from "../schemas/Genres.ts"
import { Keys } from "../schemas/Keys.ts"
import { program } from "./commands.ts"
import { globalFlags } from "./Settings.ts"

const kinds = ["tracks", "releases", "artists", "labels", "charts"]

/** The values of flags and arguments whose type does not say them. */
const values: ReadonlyMap<string, () => ReadonlyArray<string>> = new Map([
  ["genre", () => Genres.all.map(({ name }) => name)],
  ["genre-id", () => Genres.all.map(({ name }) => name)],
  ["key", () => [...new Set(Keys.all.map(({ camelot }) => camelot))]],
  ["key-id", () => [...new Set(Keys.all.map(({ camelot }) => camelot))]],
  ["in", () => kinds],
  ["since", () => ["1d", "7d", "4w", "3m"]],
  ["within", () => ["2%", "3%", "6%"]]
])

/** The flags that every command takes. */
const everywhere = Completions.fromCommand(
  Command.make("beatport", Object.fromEntries(globalFlags.map(({ flag, id }) => [id, flag])))
).flags

/** Returns what can stand in the place of the last of these words, which is still being typed. */
export const findCandidates = Effect.fnUntraced(function* (words: ReadonlyArray<string>) {
  const before = words.slice(0, -1)
  const word = words.at(-1) ?? ""
  const root = Completions.fromCommand(yield* program(before))
  let command = root
  for (const name of before) {
    command = command.subcommands.find((sub) => sub.name === name) ?? command
  }
  const flags = [...command.flags, ...everywhere]
  const previous = flags.find(({ name }) => `--${name}` === before.at(-1))
  if (previous !== undefined && previous.type._tag !== "Boolean") {
    return selectMatching(word, listValues(previous.name, previous.type))
  }
  if (word.startsWith("-"))
    return selectMatching(
      word,
      flags.map(({ name }) => `--${name}`)
    )
  if (command.subcommands.length > 0)
    return selectMatching(
      word,
      command.subcommands.map(({ name }) => name)
    )
  const [argument] = command.arguments
  if (command.name === "genre") return selectMatching(word, listValues("genre", { _tag: "String" }))
  return argument === undefined ? [] : selectMatching(word, listValues("", argument.type))
})

const listValues = (
  name: string,
  type: Completions.FlagType | Completions.ArgumentType
): ReadonlyArray<string> => (type._tag === "Choice" ? type.values : (values.get(name)?.() ?? []))

/** Case does not matter, because names of genres are long to type. */
const selectMatching = (word: string, all: ReadonlyArray<string>): ReadonlyArray<string> => {
  const start = word.toLowerCase().replaceAll("\\", "")
  return [...new Set(all)].filter((candidate) => candidate.toLowerCase().startsWith(start))
}
