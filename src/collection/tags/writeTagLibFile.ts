/**
 * Writing of tags with TagLib: flac, ogg and m4a.
 */
import { Effect } from "effect"
import { makeDamagedError } from "./RandomAccess.ts"
import { fieldPlaces, tagFieldNames, type TagFields } from "./TagFields.ts"
import { openAudio, type AudioFile, type TagLib } from "./TagLibrary.ts"
import { TagError } from "./TagError.ts"

/** Changes the tags of a file in place. Give it a copy: TagLib does not write atomically. */
export const writeTagLibFile = (
  library: TagLib,
  path: string,
  fields: TagFields
): Effect.Effect<void, TagError> =>
  Effect.scoped(
    Effect.flatMap(openAudio(library, path), (file) =>
      Effect.tryPromise({
        try: async () => {
          for (const name of tagFieldNames) {
            const value = fields[name]
            if (value !== undefined) file.setProperty(fieldPlaces[name].vorbis, value)
          }
          if (fields.cover !== undefined) setCover(file, fields.cover)
          await file.saveToFile()
        },
        catch: (cause) =>
          new TagError({
            reason: "VerificationFailed",
            path,
            detail: "TagLib could not write the tags.",
            cause
          })
      })
    )
  ).pipe(
    Effect.catchTag("UnreadableAudio", () => Effect.fail(makeDamagedError(path, "TagLib cannot read it")))
  )

/** MP4 has no types of pictures: the first is the cover. */
const setCover = (file: AudioFile, cover: NonNullable<TagFields["cover"]>): void => {
  const others = file.isMP4() ? [] : file.getPictures().filter(({ type }) => type !== "FrontCover")
  file.setPictures([{ ...cover, type: "FrontCover", description: "" }, ...others])
}
