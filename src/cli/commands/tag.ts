/**
 * `beatport tag`: writes Beatport's metadata into audio files.
 */
import { Clock, DateTime, Effect, FileSystem, identity, Option, Path, Ref, Stream } from "effect"
import { Argument, Flag } from "effect/cli"
import { planTags, tagFieldsOf, type TagFieldsOptions, undoTags, writeTags } from "../../collection/index.ts"
import { audioFolder, isAudioName, makeUnreadableError } from "../../collection/readers/audioFolder.ts"
import { readAudioFile } from "../../collection/readers/audioFile.ts"
import { inspect } from "../../collection/tags/planTags.ts"
import { loadTagLibrary } from "../../collection/tags/TagLibrary.ts"
import { Matching } from "../../matching/index.ts"
import { largestPage } from "../../schemas/Page.ts"
import type { Track } from "../../schemas/Track.ts"
import { Beatport } from "../../services/Beatport.ts"
import { type CliCommand, type Failure, makeCommand, type Services } from "../CliCommand.ts"
import { IncompleteError, UsageError } from "../CliFailure.ts"
import { matchRows } from "../match/matchRows.ts"
import { readFileName } from "../match/rowText.ts"
import { outcomeWords } from "../match/Tally.ts"
import { Output } from "../Output.ts"
import { dataDirectory } from "../profileFiles.ts"
import { parseId } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { fetchCover } from "../tag/cover.ts"
import { readGivenFields, type TagField } from "../tag/readGivenFields.ts"
import { makeFailedReport, showReport, showUndo, type TagReport } from "../tag/TagReport.ts"
import { toggle } from "../toggle.ts"

const flags = {
  paths: Argument.String("PATH").pipe(
    Argument.withDescription("Audio files, or folders of them: mp3, flac, aiff, wav, m4a, ogg"),
    Argument.variadic()
  ),
  write: toggle("write", "Write the tags; without it, only the differences are shown"),
  track: Flag.String("track").pipe(
    Flag.withMetavar("ID"),
    Flag.withDescription("The track that the file is, by id or link, instead of matching it"),
    Flag.optional
  ),
  cover: toggle("cover", "Write the cover as well"),
  keys: Flag.Literals("keys", ["musical", "camelot"]).pipe(
    Flag.withDescription("How keys are written: Am (musical, the default) or 8A (camelot)"),
    Flag.withDefault("musical" as const)
  ),
  journal: Flag.String("journal").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("Where to note what was changed; by default a new file of the profile"),
    Flag.optional
  ),
  undo: Flag.String("undo").pipe(
    Flag.withMetavar("JOURNAL"),
    Flag.withDescription("Restore the files of a journal byte for byte"),
    Flag.optional
  )
}

/** `beatport tag` */
export const tag: CliCommand = makeCommand(
  "tag",
  "Writes Beatport's metadata into audio files. Shows the differences; writes them with --write. --fields a,b takes only some fields. Needs the optional package taglib-wasm.",
  flags,
  ({ cover, journal, keys, paths, track, undo, write }) =>
    Effect.gen(function* () {
      if (Option.isSome(undo)) {
        if (paths.length === 0 && !write) return yield* undoFiles(undo.value)
        return yield* new UsageError({ message: "--undo takes neither paths nor --write" })
      }
      const own = yield* settings
      const named = yield* readGivenFields(own.fields)
      const only = cover && !named.includes("cover") ? [...named, "cover" as const] : named
      const id = yield* Effect.transposeOption(Option.map(track, (text) => parseId("track", text)))
      if (paths.length === 0) {
        return yield* new UsageError({
          message: "no files to tag",
          hint: "Give audio files, or folders of them."
        })
      }
      if (Option.isSome(id) && (paths.length > 1 || !isAudioName(readFileName(paths[0] ?? "")))) {
        return yield* new UsageError({ message: "--track takes one audio file" })
      }
      const totals = yield* Ref.make<Totals>({ done: 0, lost: 0 })
      const report = (one: TagReport) =>
        Effect.andThen(
          Ref.update(totals, ({ done, lost }) =>
            one.outcome === "failed" || one.outcome === "unmatched"
              ? { done, lost: lost + 1 }
              : { done: done + 1, lost }
          ),
          showReport(one)
        )
      const files = Stream.fromIterable(paths).pipe(
        Stream.flatMap(findAudioFiles),
        Stream.flatMap((found) =>
          found._tag === "File"
            ? Stream.succeed(found.path)
            : Stream.fromEffectDrain(report(makeFailedReport(found.message, null, found.message)))
        ),
        own.limit === undefined ? identity : Stream.take(own.limit)
      )
      yield* withBeatport(
        Effect.provide(
          Effect.gen(function* () {
            const matched = Option.match(id, {
              onNone: () => identifyFile(files, report),
              onSome: (one) => Stream.map(files, (path): Identified => ({ path, id: one }))
            })
            const into = write ? Option.some(yield* journalPath(journal)) : Option.none()
            yield* tagFiles(matched, { only, keys }, into, report)
          }),
          Matching.layer
        )
      )
      yield* conclude(yield* Ref.get(totals))
    }).pipe(Effect.scoped)
)

interface Totals {
  readonly done: number
  /** Files that failed, or whose track is not known. */
  readonly lost: number
}

type Reporter = (one: TagReport) => Effect.Effect<void, Failure, Services>

/** A file with the id of its track, or why none is known. */
type Identified =
  { readonly path: string; readonly id: number } | { readonly path: string; readonly why: string }

/** Lists the audio files of a path. A path that is neither a folder nor an audio file is an error, because a table has no tags. */
const findAudioFiles = (path: string) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem
      const { type } = yield* Effect.mapError(files.stat(path), (cause) => makeUnreadableError(path, cause))
      if (type === "Directory") return audioFolder(path)
      if (isAudioName(readFileName(path))) return Stream.succeed({ _tag: "File" as const, path })
      return yield* new UsageError({
        message: `${path} is not an audio file`,
        hint: "Audio files end in .mp3, .flac, .aiff, .wav, .m4a or .ogg."
      })
    })
  )

/** Reads the tags of files. One that cannot be read is reported and left out. */
const isReadable = (path: string, report: Reporter) =>
  Effect.gen(function* () {
    yield* inspect(path)
    const entries = yield* readAudioFile(yield* loadTagLibrary, path, 1)
    const fault = entries.find((entry) => entry._tag === "Problem")
    if (fault !== undefined) yield* report(makeFailedReport(path, null, fault.message))
    return fault === undefined ? entries.filter((entry) => entry._tag === "Row") : []
  }).pipe(Effect.catchTag("TagError", (error) => Effect.as(report(makeFailedReport(path, null, error)), [])))

const identifyFile = <E, R>(files: Stream.Stream<string, E, R>, report: Reporter) => {
  const rows = files.pipe(
    Stream.mapEffect((path) => isReadable(path, report)),
    Stream.flatMap((some) => Stream.fromIterable(some))
  )
  return Stream.map(
    matchRows(rows, { input: Option.none(), review: false }),
    ({ decision: { failure, outcome, track }, row }): Identified =>
      track === null || outcome !== "matched"
        ? { path: row.track.ref, why: failure?.message ?? `its track is ${outcomeWords[outcome]}` }
        : { path: row.track.ref, id: track.id }
  )
}

/** Shows the differences of files, a hundred tracks a request, and writes them if there is a journal. */
const tagFiles = <E, R>(
  files: Stream.Stream<Identified, E, R>,
  options: TagFieldsOptions & { readonly only: ReadonlyArray<TagField> },
  journal: Option.Option<string>,
  report: Reporter
) =>
  Effect.gen(function* () {
    const { tracks } = yield* Beatport
    const output = yield* Output
    const { json, quiet } = yield* settings
    const written = yield* Ref.make(0)
    const one = Effect.fnUntraced(function* (file: Identified, track: Track | undefined) {
      if ("why" in file) return describeUnmatched(file.path, file.why)
      if (track === undefined) return describeUnmatched(file.path, `Beatport has no track ${file.id}`)
      const cover = options.only.includes("cover") ? yield* fetchCover(track.release.image.uri) : undefined
      const plan = yield* planTags(file.path, tagFieldsOf(track, { ...options, cover }))
      const { changes, path } = plan
      const base = { path, track_id: track.id, changes, error: null } as const
      if (changes.length === 0) return { ...base, outcome: "unchanged" } as const
      if (Option.isNone(journal)) return { ...base, outcome: "planned" } as const
      yield* writeTags(plan, { journal: journal.value })
      yield* Ref.update(written, (count) => count + 1)
      return { ...base, outcome: "written" } as const
    })
    yield* files.pipe(
      Stream.grouped(largestPage),
      Stream.runForEach((some) =>
        Effect.gen(function* () {
          const { items } = yield* tracks.getMany(some.flatMap((file) => ("id" in file ? [file.id] : [])))
          const byId = new Map(items.map((track) => [track.id, track]))
          for (const file of some) {
            yield* Effect.flatMap(
              Effect.catchTag(one(file, "id" in file ? byId.get(file.id) : undefined), "TagError", (error) =>
                Effect.succeed(makeFailedReport(file.path, "id" in file ? file.id : null, error))
              ),
              report
            )
          }
        })
      ),
      Effect.ensuring(
        Effect.gen(function* () {
          if (Option.isNone(journal) || quiet || json || (yield* Ref.get(written)) === 0) return
          yield* output.note(`Undo with: beatport tag --undo ${journal.value}`)
        })
      )
    )
  })

const describeUnmatched = (path: string, why: string): TagReport => ({
  path,
  outcome: "unmatched",
  track_id: null,
  changes: [],
  error: why
})

/** The journal of this run: the one that the caller named, or a new file of the profile. */
const journalPath = Effect.fnUntraced(function* (given: Option.Option<string>) {
  if (Option.isSome(given)) return given.value
  const files = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const directory = path.join(yield* dataDirectory, "journals")
  yield* files.makeDirectory(directory, { recursive: true, mode: 0o700 })
  const now = DateTime.makeUnsafe(yield* Clock.currentTimeMillis)
  return path.join(directory, `${DateTime.formatIso(now).replaceAll(":", "-")}.ndjson`)
})

const undoFiles = Effect.fnUntraced(function* (journal: string) {
  const totals = yield* Ref.make<Totals>({ done: 0, lost: 0 })
  yield* Stream.runForEach(undoTags(journal), (result) =>
    Effect.andThen(
      showUndo(result),
      Ref.update(totals, ({ done, lost }) =>
        result.outcome === "failed" ? { done, lost: lost + 1 } : { done: done + 1, lost }
      )
    )
  )
  const { done, lost } = yield* Ref.get(totals)
  if (lost === 0) return
  return yield* new IncompleteError({
    message: `${lost} of ${done + lost} files could not be restored`,
    hint: "They were left as they are.",
    all: false
  })
})

/** Files that were left out are an error. */
const conclude = ({ done, lost }: Totals): Effect.Effect<void, IncompleteError> =>
  lost === 0
    ? Effect.void
    : Effect.fail(
        new IncompleteError({
          message: `${lost} of ${done + lost} ${done + lost === 1 ? "file" : "files"} could not be tagged`,
          hint: "The lines above say why. --track ID names the track of a file that is not found.",
          all: false
        })
      )
