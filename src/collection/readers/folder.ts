/**
 * Reading of a folder of audio files, by their tags.
 */
import { Effect, type FileSystem, type Path, Stream } from "effect"
import type { CollectionError } from "../CollectionError.ts"
import { type Entry, makeProblem } from "../Entry.ts"
import { loadTagLibrary } from "../tags/TagLibrary.ts"
import { readAudioFile } from "./audioFile.ts"
import { audioFolder } from "./audioFolder.ts"

/**
 * Reads the tags of all audio files below a folder: mp3, flac, aiff, wav, m4a, ogg and opus. A row's `ref` is the path of
 * its file. Of a file whose tags cannot be read there are a `Problem` and a row that has only the file's name.
 *
 * It needs the optional package `taglib-wasm`.
 */
export const readFolder = (
  folder: string
): Stream.Stream<Entry, CollectionError, FileSystem.FileSystem | Path.Path> =>
  Stream.unwrap(
    Effect.map(loadTagLibrary, (library) =>
      audioFolder(folder).pipe(
        Stream.zipWithIndex,
        Stream.mapEffect(([found, index]) =>
          found._tag === "Fault"
            ? Effect.succeed([makeProblem(index + 1, found.message)])
            : readAudioFile(library, found.path, index + 1)
        ),
        Stream.flatMap(Stream.fromIterable)
      )
    )
  )
