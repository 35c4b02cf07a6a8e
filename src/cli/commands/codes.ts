/**
 * `beatport isrc CODE…` and `beatport upc CODE…`: tracks and releases by their codes, many in a request.
 */
import { Effect } from "effect"
import { Argument } from "effect/cli"
import type { Batch } from "../../services/batches/Batch.ts"
import { Beatport, type BeatportService } from "../../services/Beatport.ts"
import { type CliCommand, makeCommand } from "../CliCommand.ts"
import { IncompleteError, makeMissingIdsError, UsageError } from "../CliFailure.ts"
import { Output } from "../Output.ts"
import * as Columns from "../output/columns.ts"
import { show, type Shown } from "../output/show.ts"
import { expand } from "../parseReference.ts"
import { withBeatport } from "../withBeatport.ts"

const codes = (description: string) =>
  Argument.String("CODE").pipe(Argument.withDescription(description), Argument.variadic({ min: 1 }))

interface Kind<A> extends Shown<A> {
  readonly find: (beatport: BeatportService, codes: ReadonlyArray<string>) => Batch<string, A>
}

/** Shows what has these codes. Values that are no codes, such as the header of a column, are skipped and named on stderr. */
const showCodes = <A extends object>({ find, ...shown }: Kind<A>, given: ReadonlyArray<string>) =>
  withBeatport(
    Effect.gen(function* () {
      const output = yield* Output
      const all = yield* expand(given)
      const { invalid, items, missing } = yield* find(yield* Beatport, all).lenient
      const [first] = invalid
      if (first !== undefined && invalid.length === all.length) {
        return yield* new UsageError({
          message: `CODE: "${String(first.value)}" is invalid`,
          hint: first.reason
        })
      }
      for (const { index, value } of invalid)
        yield* output.note(`Skipped code ${index + 1}, "${String(value)}"`)
      yield* show(shown, items)
      if (missing.length > 0) {
        return yield* makeMissingIdsError(`${shown.kind} with`, missing, items.length === 0)
      }
      if (first !== undefined) return yield* warnInvalidCodes(invalid.length, first.reason)
    })
  )

const warnInvalidCodes = (count: number, hint: string) =>
  new IncompleteError({
    message: `${count} ${count === 1 ? "code is" : "codes are"} invalid`,
    hint,
    all: false
  })

/** `beatport isrc` */
export const isrc: CliCommand = makeCommand(
  "isrc",
  "Finds tracks by ISRC. One recording can be on several releases.",
  { codes: codes("ISRCs such as GBABC1200042, or - for a list on stdin") },
  (given) =>
    showCodes(
      {
        kind: "track",
        columns: Columns.trackColumns,
        find: ({ tracks }, isrcs) => tracks.findByIsrc(isrcs)
      },
      given.codes
    )
)

/** `beatport upc` */
export const upc: CliCommand = makeCommand(
  "upc",
  "Finds releases by UPC or EAN.",
  { codes: codes("UPCs or EANs, or - for a list on stdin") },
  (given) =>
    showCodes(
      {
        kind: "release",
        columns: Columns.releaseColumns,
        find: ({ releases }, upcs) => releases.findByUpc(upcs)
      },
      given.codes
    )
)
