/**
 * References to resources in the arguments of a command: an id, a link to the shop or to the API, a `beatport:` address, or `-` for
 * a list of these on stdin.
 */
import { Effect, Option, Schema, Stdio, Stream } from "effect"
import { Genres } from "../schemas/Genres.ts"
import { Store, type StoreKind, type StoreThing } from "../schemas/Store.ts"
import { UsageError } from "./CliFailure.ts"

const beatportHost = /^([\w-]+\.)?beatport\.com$/

/** Reads one reference. An id alone is of this kind. */
export const parseReference = (kind: StoreKind, text: string): Effect.Effect<StoreThing, UsageError> => {
  const given = text.trim()
  const wrong = (message: string, hint = `Give an id, a link, or an address such as beatport:${kind}:123.`) =>
    Effect.fail(new UsageError({ message, hint }))
  const found = Store.parse(given, kind)
  if (found !== undefined) return Effect.succeed(found)
  const genre = kind === "genre" ? Genres.id(given) : undefined
  if (genre !== undefined) return Effect.succeed({ kind, id: genre })
  if (kind === "genre" && !linkLike.test(given)) {
    return wrong(describeUnknownGenre(given), findNearestGenres(given))
  }
  const url = linkLike.test(given) ? URL.parse(given.includes("://") ? given : `https://${given}`) : null
  if (url !== null && !beatportHost.test(url.hostname)) {
    return wrong(`${given} is a link to another site, ${url.hostname}`)
  }
  return wrong(
    url === null
      ? `"${given}" is neither an id nor a link`
      : `${given} is not the page of a track, release, artist, label, genre, chart or playlist`
  )
}

/** Says that a name is no genre, or stands for several. */
export const describeUnknownGenre = (name: string): string =>
  Genres.ids(name).length > 1 ? `"${name}" stands for several genres` : `there is no genre "${name}"`

/** Suggests the names of genres, or where to find them. */
export const findNearestGenres = (name: string): string => {
  const near = Genres.near(name)
  return near.length === 0 ? "beatport genres lists the names." : `The nearest names are ${near.join(", ")}.`
}

const linkLike = /^(https?:\/\/|[\w-]+(\.[\w-]+)+\/)/

/** Reads the id of a resource of this kind. A link to a resource of another kind is an error. */
export const parseId = (kind: StoreKind, text: string): Effect.Effect<number, UsageError> =>
  Effect.flatMap(parseReference(kind, text), (found) =>
    found.kind === kind
      ? Effect.succeed(found.id)
      : Effect.fail(
          new UsageError({
            message: `${text.trim()} is a ${found.kind}, not a ${kind}`,
            hint: `Use beatport ${found.kind} ${found.id}`
          })
        )
  )

/** Returns the items of an argument list, with the lines of stdin in place of `-`. */
export const expand = (
  given: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<string>, UsageError, Stdio.Stdio> =>
  Effect.gen(function* () {
    if (!given.includes("-")) return given
    const lines = yield* stdinLines
    return given.flatMap((item) => (item === "-" ? lines : [item]))
  })

/** Reads the lines of stdin that are neither blank nor a comment. A line of JSON, as `--json` writes it, stands for its id. */
const stdinLines = Effect.gen(function* () {
  const { stdin } = yield* Stdio.Stdio
  const lines = yield* stdin.pipe(
    Stream.decodeText(),
    Stream.splitLines,
    Stream.map((line) => line.trim()),
    Stream.filter((line) => line !== "" && !line.startsWith("#")),
    Stream.runCollect,
    Effect.mapError(() => new UsageError({ message: "stdin could not be read" }))
  )
  return lines.map((line) =>
    Option.match(decodeLine(line), { onNone: () => line, onSome: (item) => String(item.id) })
  )
})

const decodeLine = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct({ id: Schema.Int })))

/** Reads the ids of an argument list. */
export const parseIds = (kind: StoreKind, given: ReadonlyArray<string>) =>
  Effect.flatMap(expand(given), (all) => Effect.forEach(all, (text) => parseId(kind, text)))
