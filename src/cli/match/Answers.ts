/**
 * The answers of a person to ambiguous rows. They belong to the profile and hold for every later run.
 */
import { Effect, FileSystem, Option, Path, Schema, Stream } from "effect"
import type { LocalTrack } from "../../matching/index.ts"
import { dataDirectory } from "../profileFiles.ts"

/** The track that a person chose, or null: the row is not on Beatport. */
export type Answer = number | null

/** The answers of a profile. */
export interface Answers {
  readonly find: (row: LocalTrack) => Answer | undefined
  readonly remember: (row: LocalTrack, answer: Answer) => Effect.Effect<void, WriteFailure>
}

type WriteFailure = Effect.Error<ReturnType<FileSystem.FileSystem["writeFileString"]>>

const Line = Schema.fromJsonString(Schema.Struct({ row: Schema.String, track: Schema.NullOr(Schema.Int) }))
const decode = Schema.decodeUnknownOption(Line)

/**
 * What identifies a row: everything it says about the track. Its place in the file does not count, so an answer is found
 * again when the file was sorted, or in another file. A row that says nothing is identified by its file.
 */
const makeIdentity = ({
  artist,
  durationMs,
  fileName,
  isrc,
  label,
  mix,
  ref,
  release,
  remixer,
  title
}: LocalTrack): string =>
  JSON.stringify(
    title === undefined && isrc === undefined
      ? [fileName ?? ref]
      : [artist, title, mix, remixer, release, label, isrc, durationMs].map((value) => value ?? null)
  )

/** Opens the answers of the profile. A line that a crash has cut is passed over. */
export const openAnswers = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem
  const path = (yield* Path.Path).join(yield* dataDirectory, "answers.ndjson")
  const known = new Map<string, Answer>()
  if (yield* files.exists(path)) {
    yield* files.stream(path).pipe(
      Stream.decodeText(),
      Stream.splitLines,
      Stream.runForEach((line) =>
        Effect.sync(() => {
          const answer = decode(line)
          if (Option.isSome(answer)) known.set(answer.value.row, answer.value.track)
        })
      )
    )
  }
  return {
    find: (row) => known.get(makeIdentity(row)),
    remember: (row, answer) =>
      Effect.suspend(() => {
        known.set(makeIdentity(row), answer)
        const line = JSON.stringify({ row: makeIdentity(row), track: answer })
        // The line feed first ends a line that a crash has cut.
        return files.writeFileString(path, `\n${line}\n`, { flag: "a", mode: 0o600 })
      })
  } satisfies Answers
})
