/**
 * Matching of rows with the answers and the stored responses of the profile, and with progress on stderr.
 */
import { Effect, Option, Stream } from "effect"
import { type MatchedRow, type Row, withRows } from "../../collection/index.ts"
import { Matching, type MatchOptions, memoryCheckpoint } from "../../matching/index.ts"
import { UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import { settings } from "../Settings.ts"
import { openAnswers } from "./Answers.ts"
import { makeReviewer } from "./review.ts"
import { storedResponses } from "./storedResponses.ts"

/** How rows are matched. */
interface MatchRowsOptions {
  /** The path that the rows are from, if they are from one. */
  readonly input: Option.Option<string>
  /** Whether to ask about ambiguous rows. */
  readonly review: boolean
}

/** Fails if the command cannot ask. */
export const mustBeAbleToAsk = Effect.gen(function* () {
  const { canAsk } = yield* Output
  const { noInput } = yield* settings
  if (canAsk && !noInput) return
  return yield* new UsageError({
    message: "--review: there is no terminal to ask in",
    hint: "Leave out --review: ambiguous rows are listed with their candidates by --json and --report."
  })
})

/** Matches rows. A row that was answered in a review before has the answer. */
export const matchRows = <E, R>(rows: Stream.Stream<Row, E, R>, { input, review }: MatchRowsOptions) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const matching = yield* Matching
      const output = yield* Output
      const { quiet } = yield* settings
      const answers = yield* openAnswers
      const checkpoint = yield* Option.match(input, {
        onNone: () => memoryCheckpoint,
        onSome: storedResponses
      })
      // Each answer is added before its row is matched, so that the rows need to be read only once.
      const overrides = new Map<string, number | null>()
      const answered = Stream.tap(rows, ({ track }) =>
        Effect.sync(() => {
          const answer = answers.find(track)
          if (answer === undefined) overrides.delete(track.ref)
          else overrides.set(track.ref, answer)
        })
      )
      let requests = 0
      const onEvent: MatchOptions["onEvent"] = (event) => {
        if (event._tag === "Response") requests = event.requests
        return event._tag === "Decided" && !quiet
          ? output.progress(`${event.rows} ${event.rows === 1 ? "row" : "rows"}, ${requests} requests`)
          : Effect.void
      }
      const matched = withRows(answered, (tracks) =>
        matching.matchAll(tracks, { checkpoint, overrides, onEvent })
      )
      const ended = Stream.onExit(matched, () => (quiet ? Effect.void : output.progress("")))
      if (!review) return ended
      const ask = yield* makeReviewer(answers, ({ row }, answer) =>
        Effect.map(
          matching.match(row.track, { checkpoint, overrides: new Map([[row.track.ref, answer]]) }),
          (decision): MatchedRow => ({ row, decision })
        )
      )
      return Stream.mapEffect(ended, ask)
    })
  )
