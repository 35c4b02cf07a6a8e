/**
 * Comparison of what a file's tags say with what they shall say.
 */
import { Effect, FileSystem, Option, Path } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type AudioFormat, findAudioFormat } from "./AudioFormat.ts"
import { readAudioTags } from "./AudioTags.ts"
import { makeDamagedError, openFile } from "./RandomAccess.ts"
import { fromPlatform, TagError } from "./TagError.ts"
import { type Cover, tagFieldNames, type TagFieldName, type TagFields } from "./TagFields.ts"
import { loadTagLibrary } from "./TagLibrary.ts"

/** Describes one difference. Of a cover, the type and the size are shown. */
export interface TagChange {
  /** Tag that changes. */
  readonly field: TagFieldName | "cover"
  /** Absent if the file has no such field. */
  readonly before: string | undefined
  /** Value that is written. */
  readonly after: string
}

/** Describes what `writeTags` will write into one file. */
export interface TagPlan {
  /** Path of the audio file. */
  readonly path: string
  /** Format of the file, by its content. */
  readonly format: AudioFormat
  /** Empty if the file already says everything. */
  readonly changes: ReadonlyArray<TagChange>
  /** The fields that differ. */
  readonly fields: TagFields
  /** The size and the time of the file when it was read, by which `writeTags` sees that it is still the same. */
  readonly seen: { readonly size: number; readonly modified: number }
}

/** The largest file that is written. */
const maxBytes = 2 * 1024 ** 3

/**
 * Reads the tags of a file and says what differs from `fields`. Nothing is written. It needs the optional package
 * `taglib-wasm`.
 */
export const planTags = (
  path: string,
  fields: TagFields
): Effect.Effect<TagPlan, TagError | CollectionError, FileSystem.FileSystem | Path.Path> =>
  Effect.scoped(
    Effect.gen(function* () {
      const { extname } = yield* Path.Path
      const seen = yield* inspect(path)
      const library = yield* loadTagLibrary
      const format = yield* findAudioFormat(yield* openFile(path), extname(path))
      const current = yield* readAudioTags(library, path)
      const changes = findDifferences(current.fields, fields)
      const changed = new Set(changes.map(({ field }) => field))
      return { path, format, changes, fields: keepValue(fields, changed), seen }
    })
  )

/** Checks that a path is an ordinary file that can be replaced. */
export const inspect = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const info = yield* Effect.mapError(fs.lstat(path), fromPlatform(path))
  const fail = (reason: TagError["reason"], detail: string) =>
    Effect.fail(new TagError({ reason, path, detail }))
  if (info.type === "SymbolicLink") {
    const target = yield* Effect.orElseSucceed(fs.readLink(path), () => "another file")
    return yield* fail("Linked", `it is a symbolic link to ${target}. Give the path of the file itself.`)
  }
  if (info.type !== "File") return yield* Effect.fail(makeDamagedError(path, "it is not a file"))
  if (Option.getOrElse(info.nlink, () => 1n) > 1n) {
    return yield* fail(
      "Linked",
      "the file has another name (a hard link), which would keep the old tags. Copy the file, then tag the copy."
    )
  }
  const size = Number(info.size)
  if (size === 0) return yield* fail("Empty", "the file is empty.")
  if (size > maxBytes)
    return yield* fail("TooLarge", "the file is larger than 2 GiB. Its tags are not written.")
  return { size, modified: Option.match(info.mtime, { onNone: () => 0, onSome: (time) => time.getTime() }) }
})

const findDifferences = (current: TagFields, wanted: TagFields): ReadonlyArray<TagChange> => [
  ...tagFieldNames.flatMap((field): ReadonlyArray<TagChange> => {
    const [before, after] = [current[field], wanted[field]]
    return after === undefined || before === after ? [] : [{ field, before, after }]
  }),
  ...(wanted.cover === undefined || isSameCover(current.cover, wanted.cover)
    ? []
    : [{ field: "cover" as const, before: showValue(current.cover), after: showValue(wanted.cover) ?? "" }])
]

/** Says whether two pictures have the same bytes. */
export const isSameCover = (first: Cover | undefined, second: Cover): boolean =>
  first !== undefined &&
  first.data.length === second.data.length &&
  first.data.every((byte, index) => byte === second.data[index])

const showValue = (cover: Cover | undefined): string | undefined =>
  cover === undefined ? undefined : `${cover.mimeType}, ${cover.data.length} bytes`

const keepValue = (fields: TagFields, changed: ReadonlySet<TagFieldName | "cover">): TagFields => {
  const left: { -readonly [Name in keyof TagFields]: TagFields[Name] } = {}
  for (const name of tagFieldNames) {
    const value = fields[name]
    if (value !== undefined && changed.has(name)) left[name] = value
  }
  if (fields.cover !== undefined && changed.has("cover")) left.cover = fields.cover
  return left
}
