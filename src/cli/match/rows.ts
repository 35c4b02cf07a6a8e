/**
 * The rows that `match` and `tag` work on.
 */
import { Effect, FileSystem, Option, Ref, Stream } from "effect"
import { Flag } from "effect/cli"
import { type FieldName, toLocalTrack } from "../../collection/Fields.ts"
import { type ReadOptions, readCollection, type Row } from "../../collection/index.ts"
import { isAudioName } from "../../collection/readers/audioFolder.ts"
import { readAudioFile } from "../../collection/readers/audioFile.ts"
import { loadTagLibrary } from "../../collection/tags/TagLibrary.ts"
import { expectedIsrc } from "../../schemas/codes.ts"
import { UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { cleanText } from "../output/cleanText.ts"
import { readFileName } from "./rowText.ts"

const text = (name: string, metavar: string, description: string) =>
  Flag.String(name).pipe(Flag.withMetavar(metavar), Flag.withDescription(description), Flag.optional)

/** The flags that describe one track. */
export const rowFlags = {
  artist: text("artist", "NAMES", "The artists of one track, instead of a file"),
  title: text("title", "TITLE", "Its title, with or without the version"),
  mix: text("mix", "VERSION", "Its version: --mix 'Extended Mix'"),
  remixer: text("remixer", "NAMES", "Its remixers"),
  release: text("release", "NAME", "The release that it is on"),
  label: text("label", "NAME", "The label of the release"),
  isrc: text("isrc", "CODE", "Its ISRC"),
  duration: text("length", "M:SS", "Its running time: --length 6:12")
} as const satisfies Partial<Record<FieldName, Flag.Flag<Option.Option<string>>>>

/** What the flags were given. */
export type GivenRow = { readonly [Name in keyof typeof rowFlags]: Option.Option<string> }

const names = ["artist", "title", "mix", "remixer", "release", "label", "isrc", "duration"] as const

/** Makes a row of the flags; none if no flag was given. */
export const makeRow = (given: GivenRow): Effect.Effect<Option.Option<Row>, UsageError> => {
  const fields = Object.fromEntries(
    names.flatMap((name) => Option.toArray(Option.map(given[name], (value) => [name, value] as const)))
  )
  const columns = Object.keys(fields)
  if (columns.length === 0) return Effect.succeedNone
  const track = toLocalTrack("arguments", fields)
  if (fields["isrc"] !== undefined && track.isrc === undefined) {
    return Effect.fail(
      new UsageError({ message: `--isrc: "${fields["isrc"]}" is invalid`, hint: expectedIsrc })
    )
  }
  if (track.title === undefined && track.isrc === undefined) {
    return Effect.fail(new UsageError({ message: "a track needs --title or --isrc" }))
  }
  if (fields["duration"] !== undefined && track.durationMs === undefined) {
    return Effect.fail(
      new UsageError({
        message: `--length: expected minutes and seconds such as 6:12, not "${fields["duration"]}"`
      })
    )
  }
  return Effect.succeedSome({ _tag: "Row", line: 1, track, columns, values: Object.values(fields) })
}

/** Reads a table, a playlist, a library, a folder of audio files, or one audio file. */
export const readEntries = (path: string, options: ReadOptions = {}) =>
  isAudioName(readFileName(path)) && options.format === undefined
    ? Stream.unwrap(
        Effect.gen(function* () {
          const files = yield* FileSystem.FileSystem
          const info = yield* Effect.option(files.stat(path))
          if (Option.exists(info, ({ type }) => type !== "File")) return readCollection(path, options)
          const library = yield* loadTagLibrary
          return Stream.fromIterableEffect(readAudioFile(library, path, 1))
        })
      )
    : readCollection(path, options)

/** Reads the rows of a path. Faults are written to stderr, and counted. */
export const readRows = (path: string, options: ReadOptions, faults: Ref.Ref<number>) =>
  Stream.flatMap(readEntries(path, options), (entry) =>
    entry._tag === "Row"
      ? Stream.succeed(entry)
      : Stream.fromEffectDrain(
          Effect.gen(function* () {
            yield* Ref.update(faults, (count) => count + 1)
            yield* (yield* Output).note(cleanText(`${path}: line ${entry.line}: ${entry.message}`))
          })
        )
  )
