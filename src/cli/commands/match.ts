/**
 * `beatport match`: finds the tracks of a library on Beatport.
 */
import { Duration, Effect, Option, Ref, Stream } from "effect"
import { Argument, Flag } from "effect/cli"
import type { MatchedRow } from "../../collection/index.ts"
import { Matching, type MatchPlan } from "../../matching/index.ts"
import { type CliCommand, type Failure, makeCommand, type Services } from "../CliCommand.ts"
import { IncompleteError, UsageError } from "../CliFailure.ts"
import { matchRows, mustBeAbleToAsk } from "../match/matchRows.ts"
import { outEndings, writeOutText } from "../match/outFile.ts"
import { reportPage } from "../match/reportPage.ts"
import { readFileName } from "../match/rowText.ts"
import { type GivenRow, rowFlags, makeRow, readRows } from "../match/rows.ts"
import { showMatches } from "../match/showMatches.ts"
import { makeTally, countRows, type Tally, writeTally } from "../match/Tally.ts"
import { Output } from "../Output.ts"
import { formatDuration } from "../output/formatDuration.ts"
import { writeJsonLine } from "../output/show.ts"
import { withBeatport } from "../withBeatport.ts"
import { settings } from "../Settings.ts"
import { toggle } from "../toggle.ts"
import { mustBeNew, writeWhole } from "../writeFile.ts"

const formats = ["csv", "ndjson", "m3u", "rekordbox", "traktor", "folder"] as const

const flags = {
  path: Argument.String("FILE").pipe(
    Argument.withDescription(
      "A CSV, NDJSON, M3U, rekordbox XML or Traktor NML file, an audio file, or a folder of these"
    ),
    Argument.optional
  ),
  ...rowFlags,
  format: Flag.Literals("format", formats).pipe(
    Flag.withDescription("The format of the file, if its name and content do not show it"),
    Flag.optional
  ),
  plan: toggle("plan", "Say how many requests and how much time it takes, and send nothing"),
  review: toggle("review", "Ask about ambiguous rows, and remember the answers"),
  out: Flag.String("out").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription(
      "Write the rows with their matches: .csv, .tsv, .ndjson, .m3u8, or .xml for rekordbox"
    ),
    Flag.filter(
      (path) => outEndings.test(path),
      () => "a file that ends in .csv, .tsv, .ndjson, .jsonl, .m3u8 or .xml"
    ),
    Flag.optional
  ),
  report: Flag.String("report").pipe(
    Flag.withMetavar("FILE"),
    Flag.withDescription("Write a page of the rows with candidates and reasons: FILE.html"),
    Flag.filter(
      (path) => /\.html?$/i.test(path),
      () => "a file that ends in .html"
    ),
    Flag.optional
  )
}

/** `beatport match` */
export const match: CliCommand = makeCommand(
  "match",
  "Finds the tracks of a library on Beatport: those of a file, of a folder, or one that the flags describe.",
  flags,
  (given) =>
    Effect.gen(function* () {
      const faults = yield* Ref.make(0)
      const rows = yield* readGivenRows(given, faults)
      const { limit } = yield* settings
      if (given.review) yield* mustBeAbleToAsk
      const [out, report] = [Option.getOrUndefined(given.out), Option.getOrUndefined(given.report)]
      if (out !== undefined) yield* mustBeNew("out", out)
      if (report !== undefined) yield* mustBeNew("report", report)
      const wanted = limit === undefined ? rows : Stream.take(rows, limit)
      yield* withBeatport(
        Effect.provide(
          Effect.gen(function* () {
            if (given.plan) {
              const services = yield* Effect.context<Services>()
              const tracks = Stream.provideContext(
                Stream.map(wanted, ({ track }) => track),
                services
              )
              return yield* showPlan(yield* (yield* Matching).plan(tracks))
            }
            const tally = makeTally()
            const matched = Stream.tap(
              matchRows(wanted, { input: given.path, review: given.review }),
              ({ decision }) =>
                Effect.sync(() => {
                  tally[decision.outcome] += 1
                })
            )
            yield* writeAll(matched, [
              ...(out === undefined ? [] : [(part: Matched) => writeWhole(out, writeOutText(out, part))]),
              ...(report === undefined
                ? []
                : [(part: Matched) => writeWhole(report, reportPage(reportTitle(given.path), part))]),
              ...(out === undefined && report === undefined ? [showMatches] : [])
            ])
            yield* conclude(tally, yield* Ref.get(faults))
          }),
          Matching.layer
        )
      )
    }).pipe(Effect.scoped)
)

const readGivenRows = Effect.fnUntraced(function* (
  given: GivenRow & {
    readonly path: Option.Option<string>
    readonly format: Option.Option<(typeof formats)[number]>
  },
  faults: Ref.Ref<number>
) {
  const one = yield* makeRow(given)
  if (Option.isSome(one) && Option.isSome(given.path)) {
    return yield* new UsageError({
      message: "give either a file or the flags that describe one track",
      hint: "See beatport match --help"
    })
  }
  if (Option.isSome(given.path)) {
    return readRows(given.path.value, { format: Option.getOrUndefined(given.format) }, faults)
  }
  if (Option.isSome(one)) return Stream.succeed(one.value)
  return yield* new UsageError({
    message: "nothing to match",
    hint: "Give a file or a folder, or describe one track: --artist NAMES --title TITLE"
  })
})

type Matched = Stream.Stream<MatchedRow, Failure>

type Writer = (rows: Matched) => Effect.Effect<void, Failure, Services>

/** Gives the rows to every writer. No row is read before each writer has taken the last ones. */
const writeAll = <R>(rows: Stream.Stream<MatchedRow, Failure, R>, writers: ReadonlyArray<Writer>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const parts = yield* Stream.broadcastN(rows, { n: writers.length, capacity: 16 })
      yield* Effect.forEach(parts, (part, index) => writers[index]?.(part) ?? Effect.void, {
        concurrency: "unbounded",
        discard: true
      })
    })
  )

const reportTitle = (path: Option.Option<string>): string =>
  Option.match(path, { onNone: () => "Match", onSome: (file) => `Matches of ${readFileName(file)}` })

const showPlan = Effect.fnUntraced(function* (plan: MatchPlan) {
  const { fields, json } = yield* settings
  const output = yield* Output
  const { atMost, atMostDuration, duration, requests, rows, sources } = plan
  if (json) {
    const [seconds, at_most_seconds] = [Duration.toSeconds(duration), Duration.toSeconds(atMostDuration)]
    const line = { rows, sources, requests, at_most: atMost, seconds, at_most_seconds }
    return yield* output.lines([writeJsonLine("plan", line, fields)])
  }
  yield* output.lines([
    `${rows} ${rows === 1 ? "row" : "rows"}: about ${requests} requests, ${formatDuration(duration)}.`,
    `At most ${atMost} requests, ${formatDuration(atMostDuration)}, if no row is found at once.`,
    ...sourceWords.flatMap(([source, words]) =>
      sources[source] === 0 ? [] : [`  ${sources[source]} ${words}`]
    )
  ])
})

const sourceWords: ReadonlyArray<readonly [keyof MatchPlan["sources"], string]> = [
  ["overridden", "answered in a review"],
  ["id", "by their id on Beatport"],
  ["isrc", "by ISRC"],
  ["pairs", "by artist and title"],
  ["search", "by search"],
  ["release", "by release"],
  ["catalogNumber", "by catalog number"],
  ["unreadable", "without anything to search for"]
]

/** Says how many rows had which outcome. Rows that were not found, that failed or could not be read are an error. */
const conclude = Effect.fnUntraced(function* (tally: Tally, faults: number) {
  const output = yield* Output
  const { json, quiet } = yield* settings
  const summary = writeTally(tally)
  const lost = tally.none + tally.failed + faults
  if (lost === 0) {
    if (!quiet && !json) yield* output.note(summary)
    return
  }
  return yield* new IncompleteError({
    message: faults === 0 ? summary.slice(0, -1) : `${summary} ${faults} could not be read`,
    hint:
      tally.failed > 0
        ? "Run the same command again: what was answered is not requested again."
        : "Rows that are not found may be spelled otherwise on Beatport: beatport search.",
    all: tally.none > 0 && tally.none === countRows(tally) && faults === 0
  })
})
