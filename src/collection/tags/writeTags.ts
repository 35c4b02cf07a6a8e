/**
 * Writing of tags into an audio file.
 */
import { Effect, FileSystem, Path } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import type { AudioFormat } from "./AudioFormat.ts"
import { audioRegions, sameBytes } from "./audioRegions.ts"
import { readAudioTags } from "./AudioTags.ts"
import { keepForeignFrames } from "./id3Fields.ts"
import { appendToJournal, makeJournalEntry } from "./Journal.ts"
import { inspect, isSameCover, type TagPlan } from "./planTags.ts"
import { openFile } from "./RandomAccess.ts"
import { replaceFile } from "./replaceFile.ts"
import { fromPlatform, TagError } from "./TagError.ts"
import { tagFieldNames } from "./TagFields.ts"
import { loadTagLibrary, type TagLib } from "./TagLibrary.ts"
import { type Id3Format, readId3, writeId3File } from "./writeId3File.ts"
import { writeTagLibFile } from "./writeTagLibFile.ts"

/** Options of `writeTags`. */
export interface WriteTagsOptions {
  /** The path of a journal, from which `undoTags` restores the file. It is created, or added to. Default: none. */
  readonly journal?: string | undefined
}

/**
 * Writes what a plan says. The tags are written into a copy, which is read again: the fields have to be as planned, the
 * audio and everything that was not to be changed has to be the same. Then the copy replaces the file. If the process is
 * killed, there is the old or the new file. Hidden copies that it leaves are removed by a later call.
 */
export const writeTags = (
  plan: TagPlan,
  options: WriteTagsOptions = {}
): Effect.Effect<void, TagError | CollectionError, FileSystem.FileSystem | Path.Path> =>
  plan.changes.length === 0
    ? Effect.void
    : Effect.gen(function* () {
        const fs = yield* FileSystem.FileSystem
        const paths = yield* Path.Path
        const { path } = plan
        yield* isUnchanged(plan)
        const info = yield* Effect.mapError(fs.stat(path), fromPlatform(path))
        if ((info.mode & 0o222) === 0) {
          return yield* Effect.fail(
            new TagError({
              reason: "ReadOnly",
              path,
              detail: "the file is read-only. Make it writable to write its tags."
            })
          )
        }
        const library = yield* loadTagLibrary
        yield* replaceFile(
          path,
          (temporary) => makeCopy(library, plan, temporary),
          (temporary) =>
            Effect.scoped(
              Effect.gen(function* () {
                yield* verify(library, plan, temporary)
                if (options.journal !== undefined) {
                  const [original, written] = [yield* openFile(path), yield* openFile(temporary)]
                  const entry = yield* makeJournalEntry(paths.resolve(path), plan.format, original, written)
                  yield* appendToJournal(options.journal, entry)
                }
                yield* isUnchanged(plan)
              })
            )
        )
      })

const isUnchanged = Effect.fnUntraced(function* ({ path, seen }: TagPlan) {
  const now = yield* inspect(path)
  if (now.size !== seen.size || now.modified !== seen.modified) {
    return yield* Effect.fail(
      new TagError({
        reason: "Changed",
        path,
        detail: "the file changed after its tags were read. Plan again."
      })
    )
  }
})

const isId3 = (format: AudioFormat): format is Id3Format =>
  format === "mp3" || format === "aiff" || format === "wav"

const makeCopy = (library: TagLib, { fields, format, path }: TagPlan, temporary: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      if (isId3(format)) {
        const target = yield* Effect.mapError(
          fs.open(temporary, { flag: "wx", mode: 0o600 }),
          fromPlatform(path)
        )
        return yield* writeId3File(yield* openFile(path), target, format, fields)
      }
      yield* Effect.mapError(fs.copyFile(path, temporary), fromPlatform(path))
      yield* Effect.mapError(fs.chmod(temporary, 0o600), fromPlatform(path))
      return yield* writeTagLibFile(library, temporary, fields)
    })
  )

/** Reads a written copy again and compares it with the plan and with the original. */
const verify = Effect.fnUntraced(function* (library: TagLib, plan: TagPlan, temporary: string) {
  const { fields, format, path } = plan
  const confirm = (holds: boolean, what: string) =>
    holds
      ? Effect.void
      : Effect.fail(
          new TagError({
            reason: "VerificationFailed",
            path,
            detail: `${what} in the written copy, so the file was left as it was. Report this with the file's format.`
          })
        )
  const [original, written] = [yield* openFile(path), yield* openFile(temporary)]
  const [before, after] = [yield* readAudioTags(library, path), yield* readAudioTags(library, temporary)]

  for (const name of tagFieldNames) {
    const expected = fields[name] ?? before.fields[name]
    yield* confirm(after.fields[name] === expected, `the field ${name} was not as intended`)
  }
  const cover = fields.cover ?? before.fields.cover
  yield* confirm(
    cover === undefined || isSameCover(after.fields.cover, cover),
    "the cover was not as intended"
  )

  const same = yield* sameBytes(
    [original, yield* audioRegions(original, format)],
    [written, yield* audioRegions(written, format)]
  )
  yield* confirm(same, "the audio was not the same")

  if (isId3(format)) {
    const frames = keepForeignFrames(yield* readId3(original, format), fields)
    const kept = keepForeignFrames(yield* readId3(written, format), fields)
    yield* confirm(frames.length === kept.length, "a frame of another program was lost")
    yield* confirm(
      frames.every(
        (frame, index) =>
          frame.id === kept[index]?.id &&
          frame.flags.join() === kept[index].flags.join() &&
          isSameArray(frame.body, kept[index].body)
      ),
      "a frame of another program was not the same"
    )
    return
  }
  yield* confirm(
    after.others.size === before.others.size &&
      [...before.others].every(([name, value]) => after.others.get(name) === value),
    "a field of another program was not the same"
  )
  yield* confirm(
    before.otherPictures.every((picture, index) => isSameArray(picture, after.otherPictures[index])),
    "another picture was not the same"
  )
})

const isSameArray = (first: Uint8Array, second: Uint8Array | undefined): boolean =>
  second !== undefined &&
  first.length === second.length &&
  first.every((byte, index) => byte === second[index])
